using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

public class When_what_earned_a_mode_breaks
{
    private static readonly ParallelRunId _run = new(Guid.Parse("44444444-0000-4000-8000-000000000001"));

    public static TheoryData<ModeCause> Causes => [ModeCause.ValueError, ModeCause.TrustBreach, ModeCause.Unbalanced, ModeCause.ChainBroken, ModeCause.ConnectorCollision, ModeCause.BoundExceeded];

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task the_stream_returns_to_draft_within_one_look_and_it_is_told_once(ModeCause cause)
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.TrustDeposit, StreamMode.AutoFinalize);
        await firm.WatchAsync();
        Assert.Equal(StreamMode.AutoFinalize, (await firm.StreamAsync(WorkKind.TrustDeposit)).Mode);
        firm.Time.Advance(TimeSpan.FromMinutes(1));
        await BreakAsync(firm, cause);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => firm.WatchAsync())));
        await firm.WatchAsync();

        var stream = await firm.StreamAsync(WorkKind.TrustDeposit);
        await using var db = firm.Db();
        var fall = Assert.Single(await db.ModeChanges.AsNoTracking().Where(change => change.To == StreamMode.Draft).ToListAsync());
        Assert.Equal((StreamMode.Draft, (long?)null, cause, StreamMode.AutoFinalize), (stream.Mode, stream.Promotion, fall.Cause, fall.From));
        var card = Assert.Single(await db.ExceptionItems.AsNoTracking().Where(card => card.Code == Codes.ModeDemoted).ToListAsync());
        Assert.Equal(("Stream:TrustDeposits", CardState.Open, 1), (card.Subject, card.State, card.Occurrences));
        Assert.Single(await db.AuditEvents.AsNoTracking().Where(told => told.What == $"AutoFinalize → Draft: {cause}").ToListAsync());
    }

    [Fact]
    public async Task a_promotion_closes_the_card()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.TrustDeposit, StreamMode.Supervised);
        firm.ChainBreak = "link 7 does not follow from the one before.";
        await firm.WatchAsync();
        firm.ChainBreak = null;

        await firm.EarnAsync(WorkKind.TrustDeposit, StreamMode.Supervised);

        await using var db = firm.Db();
        Assert.Equal(CardState.Superseded, (await db.ExceptionItems.AsNoTracking().SingleAsync()).State);
    }

    [Theory]
    [InlineData(ModeCause.TrustBreach)]
    [InlineData(ModeCause.ConnectorCollision)]
    [InlineData(ModeCause.ValueError)]
    [InlineData(ModeCause.BoundExceeded)]
    public async Task what_concerns_another_stream_leaves_this_one(ModeCause cause)
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.Supervised);
        firm.Time.Advance(TimeSpan.FromMinutes(1));
        await BreakAsync(firm, cause);
        await firm.WatchAsync();

        Assert.Equal(StreamMode.Supervised, (await firm.StreamAsync(WorkKind.Payment)).Mode);
    }

    [Fact]
    public async Task an_error_that_was_decided_before_the_promotion_does_not_count_again()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await BreakAsync(firm, ModeCause.ValueError);
        firm.Time.Advance(TimeSpan.FromMinutes(1));
        await firm.EarnAsync(WorkKind.TrustDeposit, StreamMode.Supervised);
        await firm.WatchAsync();

        Assert.Equal(StreamMode.Supervised, (await firm.StreamAsync(WorkKind.TrustDeposit)).Mode);
    }

    [Fact]
    public async Task a_queue_that_lags_only_pauses()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        await firm.EarnAsync(WorkKind.Payment, StreamMode.AutoFinalize);
        await firm.AddAsync(Card(Codes.QueueLag, new Subject("Queue", "q")));
        await firm.WatchAsync();
        await firm.WatchAsync();
        Assert.Equal((StreamMode.AutoFinalize, WatchStreams.Lags), await firm.StreamAsync(WorkKind.Payment) is var paused ? (paused.Mode, paused.PausedBecause) : default);

        await firm.ChangeAsync(async session => (await session.OpenCardsAsync(Codes.QueueLag, CancellationToken.None))[0].Close(CardState.Superseded, "watch", null, firm.Time.GetUtcNow()));
        await firm.WatchAsync();
        Assert.Equal((StreamMode.AutoFinalize, (string?)null), await firm.StreamAsync(WorkKind.Payment) is var on ? (on.Mode, on.PausedBecause) : default);
        await using var db = firm.Db();
        Assert.Equal(2, await db.AuditEvents.CountAsync(told => told.What == "automatic approvals pause" || told.What == "automatic approvals go on"));
    }

    [Fact]
    public async Task a_link_of_the_audit_chain_that_was_altered_or_taken_out_is_found()
    {
        await using var firm = await SwitchFirm.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await firm.HoldAsync(WorkKind.Payment, 100 + i);
            await firm.AddAsync(Domain.Audit.AuditEvent.Tell(CaseBuilder.Books, "Payment:x", $"step {i}", SwitchFirm.Job, firm.Time.GetUtcNow()));
        }

        var database = Factory(firm);
        Assert.Equal(5, await new AuditSealer(database).RunAsync(CaseBuilder.Books, CancellationToken.None));
        var chain = new AuditChain(database);
        Assert.Null(await chain.FindBreakAsync(CaseBuilder.Books, CancellationToken.None));
        Assert.Null(await chain.FindBreakAsync(CaseBuilder.Books, CancellationToken.None));

        await using var db = firm.Db();
        await db.Database.ExecuteSqlRawAsync(await DropTriggersAsync(db));
        await db.Database.ExecuteSqlRawAsync("UPDATE AuditEvents SET Canonical = Canonical || ' ' WHERE ChainNumber = 3");
        Assert.StartsWith("link 3", await chain.FindBreakAsync(CaseBuilder.Books, CancellationToken.None), StringComparison.Ordinal);
        await db.Database.ExecuteSqlRawAsync("DELETE FROM AuditEvents WHERE ChainNumber = 2");
        Assert.Contains("numbered up to 5", await chain.FindBreakAsync(CaseBuilder.Books, CancellationToken.None), StringComparison.Ordinal);
    }

    private static async Task<string> DropTriggersAsync(DbContext db)
    {
        var names = await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEvents'").ToListAsync();
        return names.Count == 0 ? "SELECT 1" : string.Concat(names.Select(name => $"DROP TRIGGER \"{name}\";"));
    }

    private static Infrastructure.Persistence.IDbFactory Factory(SwitchFirm firm) => Hooked.Of<Infrastructure.Persistence.IDbFactory>((_, _) => firm.Db());

    private static async Task BreakAsync(SwitchFirm firm, ModeCause cause)
    {
        switch (cause)
        {
            case ModeCause.ChainBroken:
                firm.ChainBreak = "link 7 does not follow from the one before.";
                break;
            case ModeCause.ConnectorCollision:
                await firm.AddAsync(Card(Codes.ConnectorCollision, new Subject("Stream", "TrustDeposits")));
                break;
            case ModeCause.TrustBreach:
                await firm.AddAsync(Card(Codes.TrustNegative, new Subject("ClientLedger", "b-trust|m-alder")));
                break;
            case ModeCause.Unbalanced:
                await firm.AddAsync(Card(Codes.Unbalanced, new Subject("BankAccount", "b-trust")));
                break;
            case ModeCause.BoundExceeded:
                await firm.AddAsync(PeriodSignature.Sign(
                    CaseBuilder.Books, _run, PeriodSignatureKind.Week, (Facts.October(5), Facts.October(11)),
                    ComparisonText.Write<List<StreamEvidence>>([new StreamEvidence(WorkKind.TrustDeposit) { UpperBound = new Share(60_000) }]), SwitchFirm.Bookkeeper, firm.Time.GetUtcNow()));
                break;
            default:
                await firm.AddAsync(WrongPair(firm));
                break;
        }
    }

    private static ComparedPair WrongPair(SwitchFirm firm)
    {
        var run = FirmParallelRun.Start(_run, CaseBuilder.Books, Facts.October(1), Facts.October(31), ManualSource.Books, SwitchFirm.Bookkeeper, firm.Time.GetUtcNow());
        var ours = new ComparedSide("TrustDeposit:s-1#1", WorkKind.TrustDeposit, Facts.October(6), Money.Usd(100m)) { Document = BooksKind.Deposit, Customer = "Alder (sample)" };
        var finding = new PairFinding(PairState.Differs, WorkKind.TrustDeposit, [ours], [ours with { Key = "Deposit 9", Amount = Money.Usd(90m) }])
        {
            Fields = [new FieldComparison(ComparedField.Amount, "100.00", "90.00", false)],
        };
        var pair = ComparedPair.Find(new PairId(Guid.NewGuid()), run, finding, new MatterId("m-alder"), firm.Time.GetUtcNow());
        pair.Decide(PairVerdict.OursWrong, "The document says 90.", null, SwitchFirm.Bookkeeper, firm.Time.GetUtcNow());
        return pair;
    }

    private static ExceptionItem Card(ExceptionCode code, Subject subject)
    {
        var finding = new Finding(code, subject, "It is so.", RuleOutcome.Broken(RuleCode.QueueKeepsUp, "Mend it.")) { Title = "It is so" };
        return ExceptionItem.Raise(new ExceptionItemId(Guid.NewGuid()), CaseBuilder.Books, new ExceptionCatalogue().Find(code), finding, new CardLabels("", ""), Trust.Held.At);
    }
}
