using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.World;

/// <summary>A fact of the practice system, as it stands there.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its key.</param>
/// <param name="Matter">Its matter.</param>
/// <param name="Value">The fact.</param>
public sealed record PlannedFact(SourceKind Kind, SourceId Id, MatterId Matter, object Value);

/// <summary>A small firm: a few matters with invoices, payments, client money in and out, and fees that leave trust.</summary>
public sealed class FirmPlan
{
    /// <summary>The day of every history.</summary>
    public static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>The first day that posts.</summary>
    public static readonly DateOnly Opening = new(2026, 11, 1);

    /// <summary>The practice system's operating account.</summary>
    public static readonly BankAccountId Operating = new("b-operating");

    /// <summary>The practice system's trust account.</summary>
    public static readonly BankAccountId Trust = new("b-trust");

    private readonly List<PlannedFact> _facts = [];
    private readonly Dice _dice;
    private int _last;

    private FirmPlan(Dice dice) => _dice = dice;

    /// <summary>Everything the practice system holds.</summary>
    public IReadOnlyList<PlannedFact> Facts => _facts;

    /// <summary>How many matters there are.</summary>
    public int Matters { get; private set; }

    /// <summary>Draws a firm of about so many items.</summary>
    public static FirmPlan Draw(long seed, int items)
    {
        var plan = new FirmPlan(new Dice(seed));
        plan.Add(SourceKind.BankAccount, Operating.Value, MatterId.None, new BankAccount(Operating, BankAccountType.Operating, "Operating", "1001", true));
        plan.Add(SourceKind.BankAccount, Trust.Value, MatterId.None, new BankAccount(Trust, BankAccountType.Trust, "IOLTA", "1002", true));
        while (plan._last < items)
        {
            plan.AddMatter();
        }

        return plan;
    }

    /// <summary>The key of a matter by its number, from 1.</summary>
    public static MatterId MatterOf(int number) => new("m-" + Text(number));

    /// <summary>The day of an item: few days, so that many items share one.</summary>
    private DateOnly Day(int from) => new(2026, 11, Math.Min(19, from + _dice.Below(4)));

    private void AddMatter()
    {
        var matter = MatterOf(++Matters);
        var client = new ClientId("c-" + Text(Matters));
        Add(SourceKind.Client, client.Value, MatterId.None, new Client(client, ClientName(Matters), null, false));
        Add(SourceKind.Matter, matter.Value, matter, new Matter(matter, MatterNumber(Matters), "Sample matter", MatterStatus.Open, [client], null));
        var deposits = AddDeposits(matter);
        var invoices = _dice.Between(1, 2);
        for (var i = 0; i < invoices; i++)
        {
            deposits -= AddInvoice(matter, deposits);
        }

        if (deposits > 200_00 && _dice.Chance(600))
        {
            AddLine(matter, Trust, BankTransactionType.VendorPayment, _dice.Between(1, (int)(deposits / 100)) * 100L, Day(14));
        }
    }

    private long AddDeposits(MatterId matter)
    {
        var (sum, many) = (0L, _dice.Below(3));
        for (var i = 0; i < many; i++)
        {
            // Twins: the same client, day and amount, told apart by our mark alone.
            var amount = _dice.Chance(400) ? 1_500_00L : _dice.Between(500, 3_000) * 100L;
            AddLine(matter, Trust, BankTransactionType.Deposit, amount, Day(3));
            sum += amount;
        }

        return sum;
    }

    /// <summary>An invoice, and what was paid on it; answers what of it came out of trust.</summary>
    private long AddInvoice(MatterId matter, long inTrust)
    {
        var issued = Day(5);
        var entries = Enumerable.Range(0, _dice.Between(1, 2)).Select(_ => AddTime(matter, issued)).ToList();
        var total = entries.Sum(entry => entry.Amount.Minor);
        var (fromTrust, paid) = (0L, 0L);
        if (inTrust >= total && _dice.Chance(600))
        {
            AddLine(matter, Trust, BankTransactionType.InvoicePayment, total, Day(10));
            (fromTrust, paid) = (total, total);
        }
        else if (_dice.Chance(700))
        {
            AddLine(matter, Operating, BankTransactionType.InvoicePayment, total, Day(9));
            paid = total;
        }

        var id = "i-" + Text(++_last);
        var zero = Usd(0);
        Add(SourceKind.Invoice, id, matter, new Invoice(new SourceId(id), matter, paid == total ? InvoiceStatus.Paid : InvoiceStatus.Final)
        {
            Number = "N-" + Text(1_000 + _last),
            Issued = issued,
            Due = issued.AddDays(30),
            Entries = [.. entries.Select(entry => entry.Id)],
            Totals = new InvoiceTotals(Usd(total), zero, zero, zero, zero, zero, Usd(paid)),
        });
        return fromTrust;
    }

    private TimeEntry AddTime(MatterId matter, DateOnly day)
    {
        // No two alike in a matter, so that which invoice a payment pays is beyond doubt.
        var amount = ((_dice.Between(1, 20) * 10) + 100 + _facts.Count) * 100L;
        var id = new SourceId("t-" + Text(_facts.Count));
        var entry = new TimeEntry(id, matter, day)
        {
            Code = "A103",
            Description = "Sample work",
            Duration = Quantity.Minutes(60),
            Rate = Rate.Of(amount / 100m, Currency.Usd),
            Amount = Usd(amount),
            Tax = Usd(0),
            IsFinalised = true,
            IsBillable = true,
        };
        Add(SourceKind.TimeEntry, id.Value, matter, entry);
        return entry;
    }

    private void AddLine(MatterId matter, BankAccountId account, BankTransactionType type, long amount, DateOnly day)
    {
        var id = "l-" + Text(++_last);
        var isOut = account == Trust && type != BankTransactionType.Deposit;
        Add(SourceKind.BankTransaction, id, matter, new BankTransaction(new SourceId(id), account, matter, type)
        {
            Amount = Usd(amount),
            Change = Usd(isOut ? -amount : amount),
            Effective = day,
            Entered = new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero),
            TypeText = type.ToString(),
            Reference = "R" + Text(_last),
        });
    }

    private void Add(SourceKind kind, string id, MatterId matter, object value) => _facts.Add(new PlannedFact(kind, new SourceId(id), matter, value));

    /// <summary>The number of a matter.</summary>
    public static string MatterNumber(int number) => "2026-" + Text(100 + number);

    /// <summary>The name of a matter's client.</summary>
    public static string ClientName(int number) => "Sample Client " + Text(number);

    private static Money Usd(long minor) => Money.FromMinor(minor, Currency.Usd);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
