extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.QuickBooks.Journal;
using Xunit;

namespace LegalSync.Tests.Crashes;

/// <summary>
/// A firm with a handful of approved items of every kind, none posted, that can be put back to that moment: the sandbox and the file both.
/// An invoice with its payment, a deposit, and a fee transfer of two legs with the invoices and deposits it waits for.
/// </summary>
public sealed class CrashFirm : IAsyncLifetime
{
    private const int Seed = 11;
    private const int Matters = 40;
    private static readonly DateOnly _today = new(2026, 11, 20);
    private static readonly TimeSpan _pulse = TimeSpan.FromSeconds(20);
    private readonly string _kept = TestStore.NewFile();
    private HashSet<WorkItemId> _approved = [];
    private int _before;

    /// <summary>The firm and its sandbox.</summary>
    public SyncedFirm Firm { get; private set; } = null!;

    /// <summary>When everything is due.</summary>
    public DateTimeOffset Due { get; private set; }

    /// <summary>Its file.</summary>
    public string Database { get; private set; } = "";

    /// <summary>What a crash host is told.</summary>
    internal CrashSite Site => new(Firm.Settings, Database, _kept, Firm.Books.Value, Due);

    public async Task InitializeAsync()
    {
        Firm = await SyncedFirm.OpenAsync(Seed, planted: false, Matters, _today);
        await Firm.CaptureAsync();
        _before = (await Firm.DocumentsAsync()).Count;
        await ApproveAsync();
        Due = Firm.Time.GetUtcNow() + TimeSpan.FromSeconds(11);
        await using (var db = Firm.Db())
        {
            Database = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        }

        await CopyAsync(Database, _kept);
    }

    public async Task DisposeAsync()
    {
        await Firm.DisposeAsync();
        File.Delete(_kept);
    }

    /// <summary>
    /// Puts sandbox and file back; no process has the file open then. The books carry every request out, whatever its id: nothing but our own
    /// look-up then stands between a repetition and a second document.
    /// </summary>
    public async Task PutBackAsync()
    {
        Firm.Server.World.Reset(new FirmOrder(Seed, _today, new FirmOptions(Matters, false)));
        Firm.Server.World.QuickBooks.RequestIds = RequestIds.Ignored;
        await CopyAsync(_kept, Database);
        await using var db = Firm.Db();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    /// <summary>
    /// What must hold at any moment, also right after a kill: what the books hold was marked as sent before, and what is called posted is in
    /// the books.
    /// </summary>
    public async Task JudgeMomentAsync()
    {
        var postings = await Firm.PostingsAsync();
        var effects = await EffectsAsync();
        foreach (var effect in effects)
        {
            var posting = Assert.Single(postings, posting => Carries(effect, posting));
            Assert.True(posting.State is PostingState.Sent or PostingState.Uncertain or PostingState.Confirmed, $"The books hold {posting.Event} leg {posting.Leg}, which is {posting.State}.");
        }

        foreach (var posting in postings.Where(posting => posting.State == PostingState.Confirmed))
        {
            Assert.Single(effects, effect => Carries(effect, posting));
        }
    }

    /// <summary>The jobs fire every few seconds until everything approved is verified, for a quarter of an hour at most.</summary>
    /// <param name="disturbed">What may go wrong in a firing, as jobs do: the next one goes on.</param>
    public async Task SettleAsync(Func<Exception, bool>? disturbed = null)
    {
        for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(15) && !await IsSettledAsync(); passed += _pulse)
        {
            await FireAsync(disturbed);
        }
    }

    /// <summary>Time passes, and the jobs fire once.</summary>
    public async Task FireAsync(Func<Exception, bool>? disturbed = null)
    {
        try
        {
            await Firm.PostAfterAsync(_pulse);
            await Firm.Get<IVerifyWork>().RunAsync(Firm.Books, Firm.Job, CancellationToken.None);
        }
        catch (Exception failure) when (disturbed?.Invoke(failure) == true)
        {
            await JudgeMomentAsync();
        }
    }

    /// <summary>Every approved document is in the books once and nothing else is; the database agrees, and nobody holds a claim.</summary>
    public async Task JudgeEndAsync()
    {
        var postings = await Firm.PostingsAsync();
        var effects = await EffectsAsync();
        Assert.All(effects, effect => Assert.Equal("create", effect["operation"]!.GetValue<string>()));
        Assert.All(postings, posting => Assert.Single(effects, effect => Carries(effect, posting)));
        Assert.Equal(postings.Count, effects.Count);
        await Firm.AssertBooksHoldExactlyAsync(postings);
        Assert.Equal(_before + postings.Count, (await Firm.DocumentsAsync()).Count);
        Assert.All(postings, posting => Assert.Equal((PostingState.Confirmed, 1, (string?)null, (DateTimeOffset?)null), (posting.State, posting.Generation, posting.ClaimedBy, posting.LeaseUntil)));
        Assert.True(await IsSettledAsync());
        await Firm.AssertNoCardAsync();
    }

    /// <summary>The writes that the books carried out for us, and nothing that people did.</summary>
    public async Task<IReadOnlyList<JsonNode>> EffectsAsync()
    {
        var journal = await JournalAsync();
        return [.. journal["effects"]!.AsArray().Select(effect => effect!).Where(effect => !effect["byPerson"]!.GetValue<bool>())];
    }

    /// <summary>The sandbox's journal.</summary>
    public async Task<JsonNode> JournalAsync()
    {
        using var http = new HttpClient { BaseAddress = Firm.Server.BaseAddress };
        return JsonNode.Parse(await http.GetStringAsync("control/journal"))!;
    }

    private static bool Carries(JsonNode effect, PostingIntent posting) => effect["mark"]?.GetValue<string>().Contains(posting.Mark, StringComparison.Ordinal) == true;

    private async Task<bool> IsSettledAsync()
    {
        await using var db = Firm.Db();
        var stages = await db.WorkItems.AsNoTracking().Where(item => item.Books == Firm.Books && item.Stage == Stage.Verified).Select(item => item.Id).ToListAsync();
        return _approved.IsSubsetOf(stages);
    }

    private async Task ApproveAsync()
    {
        var transfer = await Firm.FirstHeldAsync(WorkKind.FeeTransfer);
        var invoices = (await Firm.HeldAsync(WorkKind.Invoice)).Where(one => one.Matter == transfer.Matter);
        var deposits = (await Firm.HeldAsync(WorkKind.TrustDeposit)).Where(one => one.Matter == transfer.Matter);
        var (invoice, payment) = await Firm.InvoiceWithPaymentAsync();
        var deposit = await Firm.FirstHeldAsync(WorkKind.TrustDeposit);
        var chosen = new[] { invoice, payment, deposit, transfer }.Concat(invoices).Concat(deposits).DistinctBy(item => item.Id).ToList();
        await Firm.ApproveAsync(chosen);
        _approved = [.. chosen.Select(item => item.Id)];
    }

    /// <summary>Through SQLite itself, so that a file that is open elsewhere stays sound.</summary>
    private static async Task CopyAsync(string from, string to)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await source.OpenAsync();
        await target.OpenAsync();
        source.BackupDatabase(target);
    }
}
