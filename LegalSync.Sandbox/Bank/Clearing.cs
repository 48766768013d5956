using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Bank;

/// <summary>When the bank posts what the firm entered: by the movement's own id, so that every statement of every run says the same.</summary>
internal static class Clearing
{
    private const int PercentWired = 20;

    /// <summary>The lines by which the bank books the firm's movements of an account, oldest first.</summary>
    public static IReadOnlyList<BankLine> LinesOf(BankAccount account)
    {
        var movements = account.Movements.Where(movement => movement.Kind != MovementKind.Transfer && !IsVoided(movement)).ToList();
        var slips = movements.Where(IsOnSlip).GroupBy(movement => (movement.Effective, movement.Reference)).Select(Slip);
        return [.. movements.Where(movement => !IsOnSlip(movement)).Select(Line).Concat(slips).OrderBy(line => line.Day).ThenBy(line => line.BankId, StringComparer.Ordinal)];
    }

    /// <summary>A cheque that was taken back never reached the bank, and neither did the taking back.</summary>
    private static bool IsVoided(BankMovement movement) =>
        movement.Kind == MovementKind.VendorPaymentReversal || movement is { Kind: MovementKind.VendorPayment, IsReversed: true };

    private static bool IsOnSlip(BankMovement movement) => movement.Kind == MovementKind.Deposit && movement.Reference.StartsWith("SLIP", StringComparison.Ordinal);

    private static BankLine Slip(IGrouping<(DateOnly Effective, string Reference), BankMovement> parts)
    {
        var first = parts.OrderBy(part => part.Id, StringComparer.Ordinal).First();
        var dice = For(first);
        return new BankLine(BusinessDay(first.Effective, dice.Between(1, 2)), BankLineKind.Deposit, parts.Sum(part => part.Amount), Number(first, dice), $"DEPOSIT {first.Reference}")
        {
            Clears = [.. parts],
        };
    }

    private static BankLine Line(BankMovement movement)
    {
        var dice = For(movement);
        var (kind, days) = movement.Kind switch
        {
            MovementKind.Deposit => dice.Chance(PercentWired) ? (BankLineKind.Wire, 0) : (BankLineKind.Deposit, dice.Between(1, 2)),
            MovementKind.VendorPayment => (BankLineKind.Cheque, dice.Between(3, 10)),
            MovementKind.BankFees => (BankLineKind.ServiceCharge, 0),
            MovementKind.Interest or MovementKind.InterestReversal => (BankLineKind.Interest, 0),
            MovementKind.DepositReversal => (BankLineKind.ReturnedItem, 0),
            _ => (BankLineKind.Electronic, 0),
        };
        return new BankLine(BusinessDay(movement.Effective, days), kind, movement.Effect, Number(movement, dice), Text(kind, movement))
        {
            ChequeNumber = kind == BankLineKind.Cheque ? movement.Reference[(movement.Reference.IndexOf('-', StringComparison.Ordinal) + 1)..] : null,
            Clears = [movement],
        };
    }

    private static string Text(BankLineKind kind, BankMovement movement) => kind switch
    {
        BankLineKind.Wire => $"INCOMING WIRE {movement.Reference}",
        BankLineKind.Deposit => $"DEPOSIT {movement.Reference}",
        BankLineKind.Cheque => $"CHECK {movement.Reference}",
        BankLineKind.ServiceCharge => "SERVICE CHARGE",
        BankLineKind.Interest => movement.Effect > 0m ? "INTEREST PAID" : "INTEREST TO FOUNDATION",
        BankLineKind.ReturnedItem => $"RETURNED DEPOSITED ITEM {movement.ReversedFrom?.Reference}".TrimEnd(),
        _ => $"TRANSFER {movement.Reference}",
    };

    private static Dice For(BankMovement movement) => Dice.For(0, "bank" + movement.Id);

    private static string Number(BankMovement movement, Dice dice) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{BusinessDay(movement.Effective, 0):yyyyMMdd}{dice.Between(100_000, 999_999)}");

    /// <summary>So many working days on; a weekend is none.</summary>
    public static DateOnly BusinessDay(DateOnly day, int days)
    {
        while (IsWeekend(day))
        {
            day = day.AddDays(1);
        }

        for (; days > 0; days--)
        {
            do
            {
                day = day.AddDays(1);
            }
            while (IsWeekend(day));
        }

        return day;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
