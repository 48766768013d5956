extern alias sandbox;

using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Files.Statements;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Posting;
using Microsoft.EntityFrameworkCore;
using sandbox::LegalSync.Sandbox.Bank;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>A firm of the sandbox whose trust moves in every way, with everything approved and posted, and its bank.</summary>
internal sealed class TrustFirm : IAsyncDisposable
{
    private readonly HttpClient _http;

    private TrustFirm(SyncedFirm firm) => (Firm, _http) = (firm, new HttpClient { BaseAddress = firm.Server.BaseAddress });

    public SyncedFirm Firm { get; }

    /// <summary>The pooled account.</summary>
    public BankAccountId Account => new(Firm.Plan.Iolta.Id);

    /// <summary>Opens the firm, captures, approves and posts everything.</summary>
    public static async Task<TrustFirm> PostedAsync(int seed, int matters)
    {
        var trust = new TrustFirm(await SyncedFirm.OpenAsync(seed, planted: false, matters: matters, allKinds: true));
        await using (var db = trust.Firm.Db())
        {
            db.Add(LedgerHead.Open(trust.Firm.Books, LedgerKey.Of(trust.Account, LedgerKind.FirmCushion), Money.Usd(trust.Firm.Plan.Cushion)));
            await db.SaveChangesAsync();
        }

        await trust.Firm.CaptureAsync();
        await trust.Firm.ApproveAllAsync();
        await trust.Firm.PostAsync();
        await trust.PostedAsync();
        await trust.TieAsync();
        return trust;
    }

    /// <summary>Posts until nothing that was approved waits any more: on a busy machine an answer may come late.</summary>
    private async Task PostedAsync()
    {
        List<WorkItem> left = [];
        for (var turn = 0; turn < 10; turn++)
        {
            await using (var db = Firm.Db())
            {
                left = await db.WorkItems.AsNoTracking().Where(item => item.Books == Firm.Books && (item.Stage == Stage.Approved || item.Stage == Stage.Posting || item.Stage == Stage.Posted)).ToListAsync();
            }

            if (left.Count == 0)
            {
                return;
            }

            await Firm.ApproveAllAsync();
            await Firm.PostForAsync(TimeSpan.FromSeconds(40));
        }

        Assert.Fail("Not posted:\n" + string.Join('\n', left.Select(item => $"{item.Kind} {item.Title} {item.Stage} {item.Date} waits for {item.OpenEdges}")));
    }

    /// <summary>Where transfers between matters stand, for a message.</summary>
    public async Task<string> TransfersAsync()
    {
        await using var db = Firm.Db();
        var items = await db.WorkItems.AsNoTracking().Where(item => item.Books == Firm.Books && (item.Kind == WorkKind.TrustTransfer || item.Kind == WorkKind.TrustTransferIn)).ToListAsync();
        var postings = await Firm.PostingsAsync();
        return string.Join('\n', items.Select(item => $"{item.Kind} {item.Stage} {item.TrustAccount.Value} {item.Adopted} {item.EndReason} {string.Join(',', postings.Where(posting => posting.Item == item.Id).Select(posting => $"{posting.State} {posting.Document}"))}"));
    }

    /// <summary>Computes the ties anew, as every sync does.</summary>
    public Task TieAsync() => Firm.Get<TrustUpkeep>().RunAsync(Firm.Books, Firm.Job, CancellationToken.None);

    public async Task<IReadOnlyList<TieRow>> TiesAsync() =>
        (await Firm.Get<TieBoardQuery>().FindAsync(Firm.Books, Firm.Partner, CancellationToken.None)).Value!.Rows;

    /// <summary>What the books' own trial balance says of an account, debit positive.</summary>
    public async Task<Money> TrialBalanceAsync(string name)
    {
        var report = JsonNode.Parse(await _http.GetStringAsync("control/books"))!;
        return Money.Usd(report["trialBalance"]!.AsArray().Where(row => row!["account"]!.GetValue<string>() == name).Sum(row => row!["balance"]!.GetValue<decimal>()));
    }

    /// <summary>The books' key of an account.</summary>
    public async Task<string> AccountIdAsync(string name)
    {
        var report = JsonNode.Parse(await _http.GetStringAsync("control/books"))!;
        return report["trialBalance"]!.AsArray().First(row => row!["account"]!.GetValue<string>() == name)!["accountId"]!.GetValue<string>();
    }

    /// <summary>A person types something into QuickBooks.</summary>
    public async Task<string> TypeAsync(string entity, JsonObject body)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri("control/books/create", UriKind.Relative), new JsonObject { ["entity"] = entity, ["body"] = body });
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)![entity]!["Id"]!.GetValue<string>();
    }

    /// <summary>Reads the books as the nightly comparison does, and computes the ties.</summary>
    public async Task CompareAsync()
    {
        Firm.Time.Advance(TimeSpan.FromMinutes(5));
        await Firm.Get<ICompareWork>().RunAsync(Firm.Books, Firm.Job, CancellationToken.None);
        await TieAsync();
    }

    /// <summary>The bank's statement of a month handed in as the bookkeeper does.</summary>
    public async Task<UploadOutcome> ImportAsync(DateOnly month, string format, string acknowledgement = "")
    {
        var last = month.AddMonths(1).AddDays(-1);
        var file = await _http.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"bank/{Account.Value}/statement?from={month:yyyy-MM-dd}&to={last:yyyy-MM-dd}&format={format}"), UriKind.Relative));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return await Firm.Get<StatementUpload>().RunAsync(Firm.Books, content, new UploadWords($"{format}.txt", Account, null, acknowledgement), Firm.Bookkeeper, CancellationToken.None);
    }

    /// <summary>Begins a month's reconciliation.</summary>
    public async Task<ReconciliationId> BeginAsync(DateOnly month)
    {
        var begun = await Firm.Get<StartReconciliation>().RunAsync(Firm.Books, Account, month.AddMonths(1).AddDays(-1), Firm.Bookkeeper, CancellationToken.None);
        Assert.Null(begun.Refusal);
        return begun.Value;
    }

    /// <summary>What the firm had outstanding when its books begin, said once: the bank shows it after the first day.</summary>
    public async Task TellOpeningAsync(ReconciliationId month)
    {
        var plan = Firm.Plan;
        var page = new BankBooks().Page(plan.Iolta, plan.StartDate, plan.Today, plan.Today);
        foreach (var line in page.Lines.Where(line => line.Clears.Count > 0 && line.Clears.All(movement => movement.Effective < plan.StartDate)))
        {
            var words = new ItemWords(ItemClass.Timing, line.Text, "Bea Bookkeeper", plan.Today, "");
            var said = await Firm.Get<ClassifyItem>().RunAsync(Firm.Books, month, new WantedItem(null, words, Money.Usd(line.Amount), line.Clears[0].Effective), Firm.Bookkeeper, CancellationToken.None);
            Assert.Null(said.Refusal);
        }
    }

    /// <summary>Accepts everything that is suggested, and nothing else.</summary>
    public async Task<ReconcileWorkspace> AcceptAsync(ReconciliationId month)
    {
        var before = await WorkspaceAsync(month);
        var verdicts = await Firm.Get<ConfirmMatches>().RunAsync(
            Firm.Books, month, [.. before.Suggestions.Select(one => new WantedMatch(one.Members, string.Join(", ", one.Reasons)))], Firm.Bookkeeper, CancellationToken.None);
        Assert.All(verdicts, verdict => Assert.Null(verdict.Refusal));
        return await WorkspaceAsync(month);
    }

    public async Task<ReconcileWorkspace> WorkspaceAsync(ReconciliationId month) =>
        (await Firm.Get<ReconcileWorkspaceQuery>().FindAsync(Firm.Books, month, Firm.Bookkeeper, CancellationToken.None)).Value!;

    /// <summary>The bookkeeper hands the month in and the partner signs it.</summary>
    public async Task SignAsync(ReconciliationId month)
    {
        Assert.Null((await Firm.Get<SubmitForSignature>().RunAsync(Firm.Books, month, Firm.Bookkeeper, CancellationToken.None)).Refusal);
        Assert.Null((await Firm.Get<SignReconciliation>().RunAsync(Firm.Books, month, Firm.Partner, CancellationToken.None)).Refusal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Firm.DisposeAsync();
    }
}
