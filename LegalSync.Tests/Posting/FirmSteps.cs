using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Posting;

/// <summary>Steps of people and jobs at a firm, for tests of posting.</summary>
internal static class FirmSteps
{
    /// <summary>A small clean firm, captured, whose QuickBooks answers through a gate.</summary>
    public static async Task<(SyncedFirm Firm, Gate Gate)> OpenAsync(int seed = 11, DateOnly? today = null, params (string Key, string? Value)[] settings)
    {
        var gate = await Gate.OpenAsync();
        var overrides = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
        overrides.TryAdd("QuickBooks:BaseAddress", gate.Address.AbsoluteUri);
        var firm = await SyncedFirm.OpenAsync(seed, planted: false, matters: 40, today, overrides);
        gate.Target = firm.Server.BaseAddress;
        await firm.CaptureAsync();
        return (firm, gate);
    }

    /// <summary>Held items of a kind that could post, oldest first.</summary>
    public static async Task<IReadOnlyList<WorkItem>> HeldAsync(this SyncedFirm firm, WorkKind kind)
    {
        var today = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime);
        await using var db = firm.Db();
        return await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == firm.Books && item.Kind == kind && item.Stage == Stage.Held && item.Draft != null && !item.IsProvisional && item.Date <= today)
            .OrderBy(item => item.Date).ThenBy(item => item.Sequence).ToListAsync();
    }

    /// <summary>The oldest held item of a kind, as it stands.</summary>
    public static async Task<WorkItem> FirstHeldAsync(this SyncedFirm firm, WorkKind kind) => (await firm.HeldAsync(kind))[0];

    public static async Task<WorkItem> ItemAsync(this SyncedFirm firm, WorkItem item)
    {
        await using var db = firm.Db();
        return await db.WorkItems.AsNoTracking().SingleAsync(found => found.Books == firm.Books && found.Id == item.Id);
    }

    /// <summary>The postings of an item, leg by leg.</summary>
    public static async Task<IReadOnlyList<PostingIntent>> PostingsAsync(this SyncedFirm firm, WorkItem? item = null)
    {
        await using var db = firm.Db();
        return item is null
            ? await db.Postings.AsNoTracking().Where(posting => posting.Books == firm.Books).OrderBy(posting => posting.Sequence).ToListAsync()
            : await db.Postings.AsNoTracking().Where(posting => posting.Books == firm.Books && posting.Item == item.Id).OrderBy(posting => posting.Leg).ToListAsync();
    }

    public static async Task<PostingIntent> PostingAsync(this SyncedFirm firm, WorkItem item) => (await firm.PostingsAsync(item)).Single();

    /// <summary>The partner approves items as they stand; every one must be taken.</summary>
    public static async Task ApproveAsync(this SyncedFirm firm, params IEnumerable<WorkItem> items)
    {
        var outcome = await firm.TryApproveAsync([.. items]);
        Assert.All(outcome.Verdicts, verdict => Assert.Null(verdict.Refusal));
    }

    public static async Task<DecisionOutcome> TryApproveAsync(this SyncedFirm firm, params WorkItem[] items)
    {
        var shown = new List<ShownItem>();
        foreach (var item in items)
        {
            shown.Add(new ShownItem(item.Id, (await firm.ItemAsync(item)).DraftHash!));
        }

        return await firm.Get<ApproveItems>().RunAsync(firm.Books, shown, firm.Partner, CancellationToken.None);
    }

    public static Task<DecisionOutcome> UndoAsync(this SyncedFirm firm, params WorkItem[] items) =>
        firm.Get<UndoDecision>().RunAsync(firm.Books, [.. items.Select(item => item.Id)], firm.Partner, CancellationToken.None);

    /// <summary>Time passes and the posting job fires once.</summary>
    public static async Task PostAfterAsync(this SyncedFirm firm, TimeSpan wait)
    {
        firm.Time.Advance(wait);
        await firm.Get<IPostWork>().RunAsync(firm.Books, Actor.Job("post", "test"), CancellationToken.None);
    }

    /// <summary>The posting job fires every few seconds for a while.</summary>
    public static async Task PostForAsync(this SyncedFirm firm, TimeSpan span)
    {
        var step = TimeSpan.FromSeconds(20);
        for (var passed = TimeSpan.Zero; passed < span; passed += step)
        {
            await firm.PostAfterAsync(step);
        }
    }

    public static Task WatchAsync(this SyncedFirm firm) => firm.Get<IWatchWork>().RunAsync(firm.Books, Actor.Job("watch", "test"), CancellationToken.None);

    /// <summary>The one open card.</summary>
    public static async Task<ExceptionItem> OnlyCardAsync(this SyncedFirm firm)
    {
        var cards = await firm.OpenCardsAsync();
        Assert.True(cards.Count == 1, $"{cards.Count} cards: " + string.Join('\n', cards.Select(card => $"{card.Code} {card.Subject} {card.Why}")));
        return cards[0];
    }

    public static async Task AssertNoCardAsync(this SyncedFirm firm) =>
        Assert.Empty((await firm.OpenCardsAsync()).Select(card => $"{card.Code} {card.Subject} {card.Why}"));

    /// <summary>A held invoice and a held payment that pays it.</summary>
    public static async Task<(WorkItem Invoice, WorkItem Payment)> InvoiceWithPaymentAsync(this SyncedFirm firm)
    {
        var invoices = await firm.HeldAsync(WorkKind.Invoice);
        foreach (var payment in await firm.HeldAsync(WorkKind.Payment))
        {
            var target = DraftText.Read(payment.Draft!).OfType<PaymentDraft>().Single().Invoice?.Event;
            if (invoices.FirstOrDefault(one => one.Key.Event == target) is { } invoice)
            {
                return (invoice, payment);
            }
        }

        throw new InvalidOperationException("No held payment pays a held invoice.");
    }

    /// <summary>A fee transfer whose invoice and whose deposits are in the books already.</summary>
    public static async Task<WorkItem> ReadyTransferAsync(this SyncedFirm firm)
    {
        var transfer = await firm.FirstHeldAsync(WorkKind.FeeTransfer);
        var invoices = (await firm.HeldAsync(WorkKind.Invoice)).Where(one => one.Matter == transfer.Matter);
        var deposits = (await firm.HeldAsync(WorkKind.TrustDeposit)).Where(one => one.Matter == transfer.Matter);
        await firm.ApproveAsync([.. invoices, .. deposits]);
        await firm.PostAsync();
        return transfer;
    }

    /// <summary>A person resolves a card; it must be done.</summary>
    public static async Task<ResolutionOutcome> ResolveAsync(this SyncedFirm firm, ExceptionItem card, Actor actor, string resolution, string? input = null)
    {
        var outcome = await firm.TryResolveAsync(card, actor, resolution, input);
        Assert.True(outcome.Done, outcome.Refusal);
        return outcome;
    }

    public static Task<ResolutionOutcome> TryResolveAsync(this SyncedFirm firm, ExceptionItem card, Actor actor, string resolution, string? input = null) =>
        firm.Get<ResolveCard>().RunAsync(firm.Books, new ResolutionChoice(card.Id, card.Version, resolution, input, "Looked at by hand."), actor, CancellationToken.None);

    /// <summary>Documents in the sandbox's books.</summary>
    public static async Task<IReadOnlyList<JsonNode>> DocumentsAsync(this SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        return [.. JsonNode.Parse(await http.GetStringAsync("control/books"))!["documents"]!.AsArray().Select(document => document!)];
    }

    /// <summary>Asks the sandbox's control side.</summary>
    public static async Task<JsonNode> ControlAsync(this SyncedFirm firm, string path, object? body = null)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        using var content = System.Net.Http.Json.JsonContent.Create(body ?? new { });
        using var answer = await http.PostAsync(new Uri("control/" + path, UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>An administrator allows the connection again in the browser.</summary>
    public static async Task ConsentAsync(this SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        var pair = JsonNode.Parse(await http.GetStringAsync("control/tokens"))!["quickbooks"]!;
        await using var db = firm.Db();
        var connection = await db.Connections.AsNoTracking().SingleAsync(found => found.System == OutsideSystem.QuickBooks);
        var now = firm.Time.GetUtcNow();
        await firm.Get<ITokenVault>().SaveAsync(
            connection.Id, new TokenSet(pair["accessToken"]!.GetValue<string>(), pair["refreshToken"]!.GetValue<string>(), now.AddHours(1), now), CancellationToken.None);
    }

    /// <summary>Scripts a fault of QuickBooks.</summary>
    public static Task FaultAsync(this SyncedFirm firm, string action, object match, int times = 1, int status = 500, object? more = null)
    {
        var rule = new JsonObject
        {
            ["system"] = "quickbooks", ["action"] = action, ["times"] = times, ["status"] = status,
            ["match"] = System.Text.Json.JsonSerializer.SerializeToNode(match),
        };
        foreach (var (name, value) in (more is null ? null : System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject()) ?? [])
        {
            rule[name] = value?.DeepClone();
        }

        return firm.ControlAsync("faults", rule);
    }

    public static async Task ClearFaultsAsync(this SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        (await http.DeleteAsync(new Uri("control/faults", UriKind.Relative))).EnsureSuccessStatusCode();
    }

    /// <summary>Every posting is in the books once, as it was asked for; nothing else of ours is there.</summary>
    public static async Task AssertBooksHoldExactlyAsync(this SyncedFirm firm, IReadOnlyCollection<PostingIntent> postings)
    {
        var ours = (await firm.DocumentsAsync()).Where(document => Note(document).Contains(PostingIntent.MarkPrefix, StringComparison.Ordinal)).ToList();
        foreach (var posting in postings)
        {
            var marked = ours.Where(document => Note(document).Contains(posting.Mark, StringComparison.Ordinal)).ToList();
            Assert.True(marked.Count == 1, $"{posting.Event} leg {posting.Leg} is in the books {marked.Count} times.");
            var draft = posting.ReadDraft();
            Assert.Equal($"{draft.Becomes} {posting.State}", $"{marked[0]["kind"]} {PostingState.Confirmed}");
            Assert.Equal(draft.Moves!.Value.Amount, decimal.Parse(marked[0]["total"]!.ToString(), CultureInfo.InvariantCulture));
            Assert.Equal(draft.On!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), marked[0]["date"]!.GetValue<string>());
            Assert.EndsWith(" " + marked[0]["id"], posting.Document, StringComparison.Ordinal);
        }

        Assert.Equal(postings.Count, ours.Count);
    }

    private static string Note(JsonNode document) => document["privateNote"]?.GetValue<string>() ?? "";
}
