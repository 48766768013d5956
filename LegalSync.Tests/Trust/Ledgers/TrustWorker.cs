using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Watching;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Routing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Trust.Ledgers;

/// <summary>One of several that work on the same database at once: what it draws, it does with the product and with the oracle, and holds the two against each other.</summary>
internal sealed class TrustWorker(TrustWorld world, int seed, IReadOnlyList<(string Matter, long Opening)> own)
{
    private readonly Random _dice = new(seed);
    private readonly Dictionary<string, TrustOracle> _ledgers = own.ToDictionary(one => one.Matter, one => new TrustOracle(one.Opening, TrustWorld.Today.DayNumber));
    private readonly Store _store = world.NewStore();
    private int _last;

    public int Operations { get; private set; }

    public int Decided { get; private set; }

    public int Accepted { get; private set; }

    public Dictionary<string, int> Refusals { get; } = [];

    /// <summary>The sum of its ledgers, by the oracle.</summary>
    public long Total => _ledgers.Values.Sum(ledger => ledger.Observed);

    private List<MatterId> Matters => [.. _ledgers.Keys.Select(matter => new MatterId(matter))];

    public async Task RoundAsync()
    {
        await ObserveAsync();
        await CheckAsync();
        await ApproveAsync();
        await CheckAsync();
        await HoldAsync();
        await HoldAsync();
        await UndoAsync();
        await CheckAsync();
    }

    /// <summary>Deposits, withdrawals, back-dating, returns and corrections, several a commit.</summary>
    private async Task ObserveAsync()
    {
        var records = new List<CapturedRecord>();
        foreach (var (matter, ledger) in _ledgers)
        {
            for (var i = _dice.Next(10); i > 0; i--)
            {
                records.AddRange(Draw(ledger).Select(fact => TrustWorld.Record(matter, fact)));
                Operations++;
            }
        }

        await world.TellAsync(records);
        await world.Advance(_store).RunAsync(world.Books, Matters, Actor.Job("capture", "1"), CancellationToken.None);
        foreach (var ledger in _ledgers.Values)
        {
            ledger.Evaluate();
        }
    }

    private IEnumerable<Told> Draw(TrustOracle ledger)
    {
        var standing = ledger.Facts.Where(fact => fact.IsReleasable).ToList();
        if (standing.Count > 0 && _dice.Next(100) is var lot && lot < 22)
        {
            var fact = standing[_dice.Next(standing.Count)];
            fact.Version++;
            if (lot < 10)
            {
                fact.IsReversed = true;
                var back = new Told { Id = fact.Id + ":r", IsIn = !fact.IsIn, IsReversal = true, Cents = fact.Cents, Day = Math.Max(fact.Day, TrustWorld.Today.DayNumber - _dice.Next(4)), Reference = "R", Description = "Taken back" };
                ledger.Facts.Add(back);
                return [fact, back];
            }

            (fact.Cents, fact.Day) = lot < 16 ? (_dice.Next(1, 40_000), fact.Day) : (fact.Cents, DrawDay());
            return [fact];
        }

        var isIn = _dice.Next(100) < 55;
        var told = new Told
        {
            Id = $"s{seed.ToString(CultureInfo.InvariantCulture)}-{(++_last).ToString("D5", CultureInfo.InvariantCulture)}",
            IsIn = isIn,
            Cents = isIn ? _dice.Next(1, 60_000) : _dice.Next(1, 24_000),
            Day = DrawDay(),
            Reference = _dice.Next(10) switch { 0 => "", < 6 => "Check " + (1_000 + _last).ToString(CultureInfo.InvariantCulture), _ => "Wire" },
            Description = _dice.Next(12) switch { 0 => "", 1 => "Cash", 2 => "Cash: sample purpose", _ => "Sample payee: sample purpose" },
        };
        ledger.Facts.Add(told);
        return [told];
    }

    private int DrawDay() => TrustWorld.Today.DayNumber - 30 + _dice.Next(_dice.Next(6) == 0 ? 36 : 31);

    /// <summary>Approves what waits, in one go; the oracle is asked in the order in which the product looked.</summary>
    private async Task ApproveAsync()
    {
        var items = (await ItemsAsync()).Where(item => item.Stage == Stage.Held && item.Kind.IsTrust() && _dice.Next(100) < (item.Kind.IsTrustOutflow() ? 95 : 16)).ToList();
        var outcome = await world.Approve(_store).RunAsync(world.Books, Shown(items), world.Partner, CancellationToken.None);
        var refused = new List<WorkItem>();
        foreach (var verdict in outcome.Verdicts)
        {
            var item = items.Find(one => one.Id == verdict.Id)!;
            var ledger = _ledgers[item.Matter.Value];
            var expected = ledger.Approve(ledger.Facts.Find(fact => fact.Id == item.Source.Value)!);
            var said = verdict.Done ? null : verdict.Refusal!.StartsWith("Its client ledger would fall", StringComparison.Ordinal) ? "T01" : verdict.Refusal[..3];
            Assert.True(expected == said, $"Seed {seed}, {item.Source.Value} of {item.Amount} on {item.Date}: the oracle says {expected ?? "yes"}, the product {verdict.Refusal ?? "yes"}");
            Assert.True(said is not null || !item.Kind.IsTrustOutflow() || ledger.LowestFrom(item.Date.DayNumber) >= 0, $"Seed {seed}: {item.Source.Value} was released below zero.");
            Count(said);
            if (said is not null)
            {
                refused.Add(item);
            }
        }

        await NothingChangesAsync(refused);
    }

    /// <summary>What was refused is asked for once more: it is refused again, and no row is another one afterwards.</summary>
    private async Task NothingChangesAsync(List<WorkItem> refused)
    {
        if (refused.Count == 0)
        {
            return;
        }

        var before = await RowsAsync();
        var again = await world.Approve(_store).RunAsync(world.Books, Shown(refused), world.Partner, CancellationToken.None);
        Assert.All(again.Verdicts, verdict => Assert.False(verdict.Done, $"Seed {seed}: refused once, and not again."));
        Assert.Equal(before, await RowsAsync());
        Operations += refused.Count;
    }

    private async Task HoldAsync()
    {
        var (matter, ledger) = _ledgers.ElementAt(_dice.Next(_ledgers.Count));
        var key = new LedgerKey(SampleBooks.TrustBank, new MatterId(matter));
        if (ledger.Holds.Count > 1)
        {
            await using var db = world.File.Create();
            var text = key.ToString();
            var first = await db.Directives.AsNoTracking().Where(one => one.Books == world.Books && one.Event == text && one.RevokedAt == null).OrderBy(one => one.Sequence).FirstAsync();
            Count(await world.Holds(_store).LiftAsync(world.Books, key, first.Sequence, "settled", world.Partner, CancellationToken.None));
            ledger.Holds.RemoveAt(0);
            return;
        }

        var cents = _dice.Next(0, 30_000);
        var refusal = await world.Holds(_store).PlaceAsync(world.Books, key, Money.FromMinor(cents, Currency.Usd), "disputed", world.Partner, CancellationToken.None);
        Assert.Equal(cents == 0, refusal is not null);
        if (refusal is null)
        {
            ledger.Holds.Add(cents);
        }

        Count(refusal is null ? null : "T06");
    }

    private async Task UndoAsync()
    {
        var approved = (await ItemsAsync()).Where(item => item.Stage == Stage.Approved && _dice.Next(100) < (item.Kind.IsTrustOutflow() ? 10 : 35)).ToList();
        var outcome = await world.Undo(_store).RunAsync(world.Books, [.. approved.Select(item => item.Id)], world.Partner, CancellationToken.None);
        foreach (var verdict in outcome.Verdicts)
        {
            var item = approved.Find(one => one.Id == verdict.Id)!;
            Assert.True(_ledgers[item.Matter.Value].Undo(item.Source.Value) == verdict.Done, $"Seed {seed}: taking {item.Source.Value} back was answered {verdict.Refusal ?? "yes"}");
            Count(verdict.Done ? null : "rests");
        }
    }

    /// <summary>Balances, cards, releases and the chain are what the oracle says.</summary>
    private async Task CheckAsync()
    {
        var matters = Matters;
        await using var db = world.File.Create();
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == world.Books && matters.Contains(head.Matter)).ToListAsync();
        var entries = await db.LedgerEntries.AsNoTracking().Where(entry => entry.Books == world.Books && matters.Contains(entry.Matter)).OrderBy(entry => entry.Sequence).ToListAsync();
        var cards = await db.ExceptionItems.AsNoTracking().Where(card => card.Books == world.Books && matters.Contains(card.Matter) && card.State == CardState.Open).ToListAsync();
        var items = (await ItemsAsync()).ToLookup(item => item.Matter.Value);
        Assert.Empty(LedgerChain.Check(heads, entries));
        foreach (var (matter, ledger) in _ledgers)
        {
            var head = heads.Single(head => head.Matter.Value == matter);
            Assert.Equal(ledger.Observed, head.ObservedMinor);
            Assert.Equal(ledger.Observed, head.OpeningMinor + entries.Where(entry => entry.Matter.Value == matter).Sum(entry => entry.ChangeMinor));
            Assert.True(ledger.IsOverdrawn == cards.Any(card => card.Code == Codes.TrustNegative && card.Matter.Value == matter), $"Seed {seed}: {matter} overdrawn is {ledger.IsOverdrawn}.");
            Assert.Equal(ledger.Leaving.Order(StringComparer.Ordinal), items[matter].Where(item => item.Kind.IsTrustOutflow() && item.Stage is (Stage.Held or Stage.Approved)).Select(item => item.Source.Value).Order(StringComparer.Ordinal));
            Assert.Equal(ledger.Released.Order(StringComparer.Ordinal), items[matter].Where(item => item.Stage == Stage.Approved).Select(item => item.Source.Value).Order(StringComparer.Ordinal));
            Assert.Equal(items[matter].Where(item => item.Stage == Stage.Approved && item.Kind.IsTrustOutflow()).Sum(item => item.Amount.Minor), head.ReservedMinor);
        }
    }

    private async Task<List<WorkItem>> ItemsAsync()
    {
        var matters = Matters;
        await using var db = world.File.Create();
        return await db.WorkItems.AsNoTracking().Where(item => item.Books == world.Books && matters.Contains(item.Matter)).OrderBy(item => item.Sequence).ToListAsync();
    }

    private async Task<List<string>> RowsAsync()
    {
        var matters = Matters;
        await using var db = world.File.Create();
        var items = await ItemsAsync();
        var ids = items.Select(item => item.Id).ToList();
        var heads = await db.LedgerHeads.AsNoTracking().Where(head => head.Books == world.Books && matters.Contains(head.Matter)).OrderBy(head => head.Sequence).ToListAsync();
        var approvals = await db.Approvals.AsNoTracking().CountAsync(one => one.Books == world.Books && ids.Contains(one.Item));
        var postings = await db.Postings.AsNoTracking().CountAsync(one => one.Books == world.Books && one.Item != null && ids.Contains(one.Item.Value));
        return
        [
            .. items.Select(item => $"{item.Sequence} {item.Version} {item.Stage}"), .. heads.Select(head => $"{head.Sequence} {head.Version} {head.ReservedMinor}"),
            $"{approvals} {postings}",
        ];
    }

    private void Count(string? refusal)
    {
        Operations++;
        Decided++;
        Accepted += refusal is null ? 1 : 0;
        if (refusal is not null)
        {
            Refusals[refusal] = Refusals.GetValueOrDefault(refusal) + 1;
        }
    }

    private static List<ShownItem> Shown(IEnumerable<WorkItem> items) => [.. items.Select(item => new ShownItem(item.Id, item.DraftHash!))];
}
