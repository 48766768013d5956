using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Tests.Queries;

/// <summary>
/// A parallel run over the sample month that began on the Monday of last week: 46 of 56 records agree, one is a matter of timing, eight differences of
/// the first week and one of the second are open. Three of them are one fault of ours: code A106 is mapped to the wrong item.
/// </summary>
internal sealed class SampleParallel
{
    public const int Records = 56;
    public const int Agreeing = 46;
    public const int Unexplained = 9;
    private readonly DateTimeOffset _now;
    private readonly ConnectionId _practice;
    private readonly List<object> _rows = [];
    private int _number = 500;

    private SampleParallel(DateTimeOffset now, Books firm, int weeksAgo = 1, int days = 30)
    {
        (_now, _practice) = (now, firm.Practice);
        Monday = ComparedPair.WeekOf(firm.DayOf(now).AddDays(-7 * weeksAgo));
        Run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), SampleBooks.Id, Monday, Monday.AddDays(days - 1), ManualSource.Books, SampleBooks.Partner, now.AddDays(-7 * weeksAgo));
        Run.Paired(now.AddMinutes(-20));
    }

    public DateOnly Monday { get; }

    public FirmParallelRun Run { get; }

    /// <summary>Fills a database that holds the sample month.</summary>
    public static async Task<SampleParallel> FillAsync(IDbFactory store, DateTimeOffset now)
    {
        await using var db = store.Create();
        var firm = await db.Books.SingleAsync(one => one.Id == SampleBooks.Id);
        var sample = new SampleParallel(now, firm);
        firm.Shadow(sample.Run.StartsOn, sample.Run.EndsOn);
        firm.ReadThrough(now.AddMinutes(-4));
        sample.Fill();
        db.Add(sample.Run);
        db.AddRange(sample._rows);
        await db.SaveChangesAsync();
        return sample;
    }

    /// <summary>A run of nine weeks that is over, every difference of it decided against the records made by hand.</summary>
    public static async Task<SampleParallel> DecidedAsync(IDbFactory store, DateTimeOffset now)
    {
        await using var db = store.Create();
        var firm = await db.Books.SingleAsync(one => one.Id == SampleBooks.Id);
        var sample = new SampleParallel(now, firm, 9, 63);
        firm.Shadow(sample.Run.StartsOn, sample.Run.EndsOn);
        sample.Fill();
        foreach (var pair in sample._rows.OfType<ComparedPair>().Where(pair => !pair.IsSettled).ToList())
        {
            pair.Decide(PairVerdict.TheirsWrong, "as the documents say", null, SampleBooks.Bookkeeper, now.AddDays(-1));
            sample._rows.Add(Adjudication.Of(pair, AdjudicationKind.Decided, PairVerdict.TheirsWrong, "as the documents say", SampleBooks.Bookkeeper, now.AddDays(-1)));
        }

        db.Add(sample.Run);
        db.AddRange(sample._rows);
        await db.SaveChangesAsync();
        return sample;
    }

    /// <summary>A run in which nothing was found: not compared yet, or compared without a record.</summary>
    public static async Task<SampleParallel> StartAsync(IDbFactory store, DateTimeOffset now)
    {
        await using var db = store.Create();
        var firm = await db.Books.SingleAsync(one => one.Id == SampleBooks.Id);
        var sample = new SampleParallel(now, firm);
        firm.Shadow(sample.Run.StartsOn, sample.Run.EndsOn);
        db.Add(sample.Run);
        await db.SaveChangesAsync();
        return sample;
    }

    private void Fill()
    {
        _rows.Add(MappingRule.Record(SampleBooks.Id, new MappingChange(MappingKind.Code, "A106", MappingTarget.Books, "12", new DateOnly(2026, 1, 1), "Standard set"), SampleBooks.Bookkeeper, _now.AddDays(-8)));
        for (var day = 0; day < 5; day++)
        {
            Equal(Monday.AddDays(day), 8);
        }

        Equal(Monday.AddDays(7), 6);
        for (var i = 0; i < 3; i++)
        {
            var ours = Ours(WorkKind.Invoice, Monday.AddDays(i), 360m + i, "Legal services: court");
            Differ(PairState.Differs, [ours], [Theirs(ours) with { Lines = [new ComparedLine(ours.Amount) { Item = "Legal services: drafting" }] }], "same number, same customer, same amount");
        }

        var typed = Ours(WorkKind.Payment, Monday.AddDays(1), 540m, "");
        Differ(PairState.Differs, [typed], [Theirs(typed) with { Amount = Money.Usd(450m) }], "same customer, same day", "the same digits in another order");
        var late = Ours(WorkKind.Invoice, Monday.AddDays(2), 812.50m, "Legal services: drafting");
        Differ(PairState.Differs, [late], [Theirs(late) with { Date = late.Date.AddDays(1) }], "same number, same customer, same amount");
        Differ(PairState.OnlyOurs, [Ours(WorkKind.TrustDeposit, Monday.AddDays(3), 750m, "")], [], "nothing of this client within seven days has this amount");
        Differ(PairState.OnlyTheirs, [], [Theirs(Ours(WorkKind.Payment, Monday.AddDays(3), 215m, "", false))], "no record of the practice system has this amount and client");
        var twice = Ours(WorkKind.Payment, Monday.AddDays(4), 99m, "");
        Differ(PairState.Ambiguous, [twice], [Theirs(twice), Theirs(twice)], "two records fit equally well");
        Differ(PairState.OnlyTheirs, [], [Theirs(Ours(WorkKind.Invoice, Monday.AddDays(7), 1_310m, "Legal services: court", false))], "no record of the practice system has this number");
        var booked = Ours(WorkKind.Payment, Monday.AddDays(4), 333m, "");
        var pair = Differ(PairState.Differs, [booked], [Theirs(booked) with { Date = booked.Date.AddDays(3) }], "same customer, same amount");
        pair.Decide(PairVerdict.Timing, "banked after the weekend", null, SampleBooks.Bookkeeper, _now.AddDays(-1));
        _rows.Add(Adjudication.Of(pair, AdjudicationKind.Decided, PairVerdict.Timing, "banked after the weekend", SampleBooks.Bookkeeper, _now.AddDays(-1)));
    }

    private void Equal(DateOnly day, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var kind = i % 4 == 3 ? WorkKind.TrustDeposit : i % 2 == 0 ? WorkKind.Invoice : WorkKind.Payment;
            var ours = Ours(kind, day, 100m + _number, kind == WorkKind.Invoice ? "Legal services: drafting" : "");
            Differ(PairState.Equal, [ours], [Theirs(ours)], "same number, same customer, same amount");
        }
    }

    private ComparedPair Differ(PairState state, IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs, params string[] reasons)
    {
        var finding = new PairFinding(state, (ours.Count > 0 ? ours : theirs)[0].Stream, ours, theirs)
        {
            Fields = ours.Count == 1 && theirs.Count == 1 ? Compare(ours[0], theirs[0]) : [],
            Reasons = reasons,
        };
        var pair = ComparedPair.Find(new PairId(Guid.NewGuid()), Run, finding, ours.Count > 0 ? SampleBooks.Matter(_number % 30) : MatterId.None, _now.AddHours(-2));
        _rows.AddRange([pair, .. theirs.Select(side => ManualRecord.Keep(Run, ManualSource.Books, side, 1, _now.AddHours(-2)))]);
        return pair;
    }

    private static IReadOnlyList<FieldComparison> Compare(ComparedSide ours, ComparedSide theirs)
    {
        static FieldComparison Field(ComparedField field, string ours, string theirs) => new(field, ours, theirs, ours == theirs);
        static string Items(ComparedSide side) => string.Join(", ", side.Lines.Select(line => line.Item));
        return
        [
            Field(ComparedField.Amount, ours.Amount.ToString(), theirs.Amount.ToString()), Field(ComparedField.Customer, ours.Customer, theirs.Customer),
            Field(ComparedField.Items, Items(ours), Items(theirs)), Field(ComparedField.Date, $"{ours.Date:O}", $"{theirs.Date:O}"), Field(ComparedField.Number, ours.Number, theirs.Number),
        ];
    }

    private ComparedSide Ours(WorkKind kind, DateOnly day, decimal figure, string itemName, bool keep = true)
    {
        var (number, amount) = (++_number, Money.Usd(figure));
        var client = number % 30;
        PostingDraft leg = kind switch
        {
            WorkKind.Invoice => new InvoiceDraft(new CustomerId($"{100 + client}"), day, $"{number}")
            {
                Lines = [new InvoiceDraftLine(new ItemId(itemName.EndsWith("court", StringComparison.Ordinal) ? "12" : "11"), "Work", amount, day, false)],
                Discount = Money.Zero(Currency.Usd), Tax = Money.Zero(Currency.Usd), Total = amount,
            },
            WorkKind.Payment => new PaymentDraft(new CustomerId($"{100 + client}"), day, amount, new AccountId("30")) { Reference = $"ACH {number}" },
            _ => new TrustDepositDraft(new CustomerId($"{100 + client}"), day, amount, new AccountId("35"), new AccountId("36")) { Reference = $"CHK {number}" },
        };
        var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), SampleBooks.Id, _practice, new ItemKey(kind, new SourceId($"parallel-{number}")), _now.AddHours(-3));
        item.Evaluated(new ItemDecision(item.Key, SampleBooks.Matter(client), Stage.Held)
        {
            Title = $"{kind} {number}", Date = day, Amount = amount, FinancialHash = SourceRecord.Hash($"{number}"), Legs = [leg],
            TrustAccount = kind.IsTrust() ? SampleBooks.Trust : new BankAccountId(""),
            Outcomes = [RuleOutcome.Held(RuleCode.MatterIsMapped, new Fact("customer", SampleBooks.Client(client)))],
        }, _now.AddHours(-3));
        var side = new ComparedSide($"{item.Key.Event}#1", kind, day, amount)
        {
            Document = leg.Becomes, Number = $"{number}", Customer = SampleBooks.Client(client), CustomerKey = $"{100 + client}",
            Bank = kind switch { WorkKind.Invoice => "", WorkKind.Payment => "Operating bank", _ => "IOLTA trust bank" },
            IsIn = kind == WorkKind.Invoice ? null : true,
            Lines = itemName.Length == 0 ? [] : [new ComparedLine(amount) { Item = itemName }],
        };
        if (keep)
        {
            _rows.AddRange([item, ShadowPosting.Keep(Run, item, side, leg, 1, _now.AddHours(-2))]);
        }

        return side;
    }

    /// <summary>The same record as a person made it; what is changed of it afterwards is what differs.</summary>
    private ComparedSide Theirs(ComparedSide ours) => ours with { Key = $"{ours.Document} {9_000 + ++_number}" };
}
