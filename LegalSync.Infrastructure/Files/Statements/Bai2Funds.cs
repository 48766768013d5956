using System.Globalization;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The funds type, which says when money becomes available and adds a number of fields that depends on it.</summary>
/// <param name="Next">The first field behind it.</param>
/// <param name="ValueDate">The value date; null where there is none.</param>
internal readonly record struct Bai2Funds(int Next, DateOnly? ValueDate)
{
    private const int MostDistributions = 99;

    /// <summary>Reads the funds type at a field; null when it is none, which is then among the problems.</summary>
    public static Bai2Funds? Read(Bai2Record record, int at, ProblemList problems)
    {
        switch (record[at])
        {
            case "" or "0" or "1" or "2" or "Z":
                return new Bai2Funds(at + 1, null);
            case "V":
                if (BankText.Day(record[at + 1]) is { } day && (record[at + 2].Length == 0 || (record[at + 2].Length == 4 && record[at + 2].All(char.IsAsciiDigit))))
                {
                    return new Bai2Funds(at + 3, day);
                }

                problems.Add(record.Line, $"{ProblemList.Shown($"{record[at + 1]},{record[at + 2]}")} is not a value date and time.", ExactAmount.Mend);
                return null;
            case "S":
                return Amounts(record, at + 1, 3, problems) ? new Bai2Funds(at + 4, null) : null;
            case "D":
                if (int.TryParse(record[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MostDistributions)
                {
                    return Amounts(record, at + 2, count * 2, problems) ? new Bai2Funds(at + 2 + (count * 2), null) : null;
                }

                problems.Add(record.Line, $"{ProblemList.Shown(record[at + 1])} is not the number of parts of a distribution.", ExactAmount.Mend);
                return null;
            default:
                problems.Add(record.Line, $"{ProblemList.Shown(record[at])} is not a funds type; it is one of 0, 1, 2, S, V, D and Z.", ExactAmount.Mend);
                return null;
        }
    }

    private static bool Amounts(Bai2Record record, int from, int count, ProblemList problems)
    {
        for (var i = from; i < from + count; i++)
        {
            if (i >= record.Fields.Count || (record[i].Length > 0 && Bai2Account.Signed(record[i]) is null))
            {
                problems.Add(record.Line, "The amounts by day of availability are not complete.", ExactAmount.Mend);
                return false;
            }
        }

        return true;
    }
}
