using System.Globalization;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Bank;

/// <summary>The bank's own books of the firm's accounts, computed from the firm's movements alone, with the faults that were asked for.</summary>
public sealed class BankBooks
{
    private readonly Lock _gate = new();
    private readonly List<BankFault> _faults = [];

    /// <summary>The faults that stand.</summary>
    public IReadOnlyList<BankFault> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Forgets all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>The account over some days, as its statement says; nothing after today.</summary>
    public BankPage Page(BankAccount account, DateOnly from, DateOnly to, DateOnly today)
    {
        var faults = Faults.Where(fault => fault.AccountId == account.Id).ToList();
        var posted = Posted(account, faults, today);
        var inside = faults.Aggregate(posted.Where(line => line.Day >= from && line.Day <= to), (lines, fault) => fault.Printed(lines));
        return new BankPage(
            account, from, to, posted.Where(line => line.Day < from).Sum(line => line.Amount), posted.Where(line => line.Day <= to).Sum(line => line.Amount), [.. inside]);
    }

    /// <summary>Lets something go wrong on a line of those days; null when there is no line of that kind.</summary>
    public BankFault? Break(BankFaultKind kind, BankPage page, int seed)
    {
        var dice = Dice.For(seed, "bank" + kind);
        var fitting = page.Lines.Where(line => Fits(kind, line)).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        var fault = Make(kind, page, dice.Pick(fitting), dice);
        lock (_gate)
        {
            _faults.Add(fault);
        }

        return fault;
    }

    private static List<BankLine> Posted(BankAccount account, IEnumerable<BankFault> faults, DateOnly today) =>
        [.. faults.Aggregate<BankFault, IEnumerable<BankLine>>(Clearing.LinesOf(account), (lines, fault) => fault.Posted(lines))
            .Where(line => line.Day <= today).OrderBy(line => line.Day).ThenBy(line => line.BankId, StringComparer.Ordinal)];

    private static bool Fits(BankFaultKind kind, BankLine line) => kind switch
    {
        BankFaultKind.MispostedCheque => line.Kind == BankLineKind.Cheque && Swapped(line.Amount) != line.Amount,
        BankFaultKind.ReturnedDeposit => line.Kind == BankLineKind.Deposit,
        _ => true,
    };

    private static BankFault Make(BankFaultKind kind, BankPage page, BankLine line, Dice dice)
    {
        var number = "F" + dice.Between(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);
        var later = Clearing.BusinessDay(line.Day, 2) is var day && day <= page.To ? day : line.Day;
        return kind switch
        {
            BankFaultKind.MispostedCheque => new BankFault(kind, page.Account.Id, line.BankId, line.Day, Swapped(line.Amount), $"{line.Text} of {Text(line.Amount)} was paid with {Text(Swapped(line.Amount))}."),
            BankFaultKind.MissingLine => new BankFault(kind, page.Account.Id, line.BankId, line.Day, line.Amount, $"{line.Text} of {Text(line.Amount)} is missing in the file."),
            BankFaultKind.DuplicatedLine => new BankFault(kind, page.Account.Id, line.BankId, line.Day, line.Amount, $"{line.Text} of {Text(line.Amount)} is twice in the file."),
            BankFaultKind.UnknownDeposit => new BankFault(kind, page.Account.Id, number, line.Day, 5m * dice.Between(20, 400), "A deposit of another customer of the bank was credited."),
            _ => new BankFault(kind, page.Account.Id, number, later, -line.Amount, $"{line.Text} of {Text(line.Amount)} came back unpaid."),
        };
    }

    /// <summary>The last two digits before the point change places: a difference that nine divides.</summary>
    private static decimal Swapped(decimal amount)
    {
        var whole = (long)Math.Truncate(Math.Abs(amount));
        var (tens, ones) = (whole / 10 % 10, whole % 10);
        var swapped = whole - (tens * 10) - ones + (ones * 10) + tens + (Math.Abs(amount) - Math.Truncate(Math.Abs(amount)));
        return amount < 0m ? -swapped : swapped;
    }

    private static string Text(decimal amount) => Math.Abs(amount).ToString("0.00", CultureInfo.InvariantCulture);
}
