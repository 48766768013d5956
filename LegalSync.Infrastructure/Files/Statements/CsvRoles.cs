namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Finds what each column holds: by its heading, and by what is in it where headings say nothing.</summary>
internal static class CsvRoles
{
    private const int Sure = 95;
    private const int Likely = 75;
    private const int Guessed = 50;

    /// <summary>A role for each column, with how sure it is and why.</summary>
    public static List<(CsvColumnRole Role, int Confidence, string Reason)> Find(CsvShape shape)
    {
        var columns = Enumerable.Range(0, shape.Width).Select(_ => (CsvColumnRole.Ignored, 0, "Nothing tells what it holds.")).ToList<(CsvColumnRole Role, int Confidence, string Reason)>();
        if (shape.Header is { } header)
        {
            ByHeading(header.Fields, shape, columns);
        }

        ByContent(shape, columns);
        if (columns.Exists(column => column.Role == CsvColumnRole.Amount))
        {
            Drop(columns, CsvColumnRole.Debit, "The amount stands in another column.");
            Drop(columns, CsvColumnRole.Credit, "The amount stands in another column.");
        }

        return columns;
    }

    private static void ByHeading(string[] headings, CsvShape shape, List<(CsvColumnRole Role, int Confidence, string Reason)> columns)
    {
        var best = new Dictionary<CsvColumnRole, (int Rank, int Column)>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (BankHeadings.Find(headings[i]) is not { } found)
            {
                continue;
            }

            var role = found.Role == CsvColumnRole.TypeWord && !HoldsTypeWords(shape, i) ? headings[i].Contains("detail", StringComparison.OrdinalIgnoreCase)
                ? CsvColumnRole.Description : CsvColumnRole.TypeWord : found.Role;
            var rank = role == CsvColumnRole.TypeWord && !HoldsTypeWords(shape, i) ? found.Rank + 1 : found.Rank;
            if (role != CsvColumnRole.Description && best.TryGetValue(role, out var earlier))
            {
                if (rank >= earlier.Rank)
                {
                    columns[i] = (CsvColumnRole.Ignored, Likely, $"Column {earlier.Column + 1} is the likelier {role}.");
                    continue;
                }

                columns[earlier.Column] = (CsvColumnRole.Ignored, Likely, $"Column {i + 1} is the likelier {role}.");
            }

            best[role] = (rank, i);
            columns[i] = (role, Sure, $"Its heading is \"{headings[i].Trim()}\".");
        }
    }

    private static void ByContent(CsvShape shape, List<(CsvColumnRole Role, int Confidence, string Reason)> columns)
    {
        bool Has(CsvColumnRole role) => columns.Exists(column => column.Role == role);
        var dates = new BankDates(null);
        List<int> Free(Func<string, bool> holds, bool always) => [.. Enumerable.Range(0, columns.Count).Where(i => columns[i].Role == CsvColumnRole.Ignored && columns[i].Confidence == 0
            && shape.Rows.Count > 0 && shape.Rows.TrueForAll(row => row.Fields[i].Trim() is var text && (text.Length == 0 ? !always : holds(text)))
            && shape.Rows.Exists(row => row.Fields[i].Trim().Length > 0))];

        if (!Has(CsvColumnRole.Date) && Free(dates.IsDate, always: true) is [var first, ..])
        {
            columns[first] = (CsvColumnRole.Date, Likely, "Every row has a date in it.");
        }

        Money(shape, columns, Free);
        if (!Has(CsvColumnRole.CheckNumber) && shape.Header is null && Free(text => text.Length is >= 2 and <= 10 && text.All(char.IsAsciiDigit), always: false) is [var number, ..])
        {
            columns[number] = (CsvColumnRole.CheckNumber, Guessed, "It holds short whole numbers or nothing.");
        }

        if (!Has(CsvColumnRole.Description) && Free(text => text.Any(char.IsLetter) || text.Length > 0, always: false)
            .Where(i => shape.Rows.Exists(row => row.Fields[i].Any(char.IsLetter))).MaxBy(i => shape.Rows.Sum(row => row.Fields[i].Length) + 1) is var words
            && words > 0 && columns[words].Role == CsvColumnRole.Ignored && shape.Rows.Exists(row => row.Fields[words].Any(char.IsLetter)))
        {
            columns[words] = (CsvColumnRole.Description, Likely, "It holds the longest texts.");
        }
    }

    private static void Money(CsvShape shape, List<(CsvColumnRole Role, int Confidence, string Reason)> columns, Func<Func<string, bool>, bool, List<int>> free)
    {
        bool Has(CsvColumnRole role) => columns.Exists(column => column.Role == role);
        if (Has(CsvColumnRole.Amount) || (Has(CsvColumnRole.Debit) && Has(CsvColumnRole.Credit)))
        {
            return;
        }

        var money = free(text => BankAmounts.IsAmount(text) && text.AsSpan().IndexOfAny('.', ',') >= 0, false);
        if (Has(CsvColumnRole.Debit) != Has(CsvColumnRole.Credit))
        {
            if (money is [var other, ..])
            {
                columns[other] = (Has(CsvColumnRole.Debit) ? CsvColumnRole.Credit : CsvColumnRole.Debit, Guessed, "It holds amounts, and the other half of the pair is there.");
            }

            return;
        }

        if (money.Count >= 2 && shape.Rows.TrueForAll(row => string.IsNullOrWhiteSpace(row.Fields[money[0]]) != string.IsNullOrWhiteSpace(row.Fields[money[1]])))
        {
            columns[money[0]] = (CsvColumnRole.Debit, Guessed, "Of it and the next column of amounts each row fills one; money out mostly stands first.");
            columns[money[1]] = (CsvColumnRole.Credit, Guessed, "Of it and the column of amounts before it each row fills one.");
            money.RemoveRange(0, 2);
        }
        else if (money.Count >= 1)
        {
            columns[money[0]] = (CsvColumnRole.Amount, Likely, "It is the first column that holds nothing but amounts.");
            money.RemoveAt(0);
        }

        if (money.Count >= 1 && !Has(CsvColumnRole.Balance))
        {
            columns[money[0]] = (CsvColumnRole.Balance, Guessed, "It holds amounts and stands behind the amount.");
        }
    }

    private static bool HoldsTypeWords(CsvShape shape, int column) =>
        shape.Rows.Count > 0 && shape.Rows.TrueForAll(row => TypeWords.Sign(row.Fields[column]) is not null || TypeWords.IsPending(row.Fields[column]));

    private static void Drop(List<(CsvColumnRole Role, int Confidence, string Reason)> columns, CsvColumnRole role, string reason)
    {
        if (columns.FindIndex(column => column.Role == role) is var at and >= 0)
        {
            columns[at] = (CsvColumnRole.Ignored, Likely, reason);
        }
    }
}
