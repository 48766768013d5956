using System.Globalization;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>A column of a bank's table and what it seems to hold.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Heading">Its heading; empty where the table has none.</param>
/// <param name="Samples">A few of its values.</param>
/// <param name="Role">What it seems to hold.</param>
/// <param name="Confidence">How sure that is, in per cent.</param>
/// <param name="Reason">Why, a sentence.</param>
public sealed record CsvColumnGuess(int Number, string Heading, IReadOnlyList<string> Samples, CsvColumnRole Role, int Confidence, string Reason);

/// <summary>What a bank's table seems to be, for a person to confirm or change.</summary>
/// <param name="Columns">Every column in order.</param>
/// <param name="Layout">The layout to begin with; it may lack something, which is then among the questions.</param>
/// <param name="Questions">What only a person can tell, each a sentence; empty when the file tells everything.</param>
public sealed record CsvLayoutGuess(IReadOnlyList<CsvColumnGuess> Columns, CsvLayout Layout, IReadOnlyList<string> Questions)
{
    /// <summary>True when the file can be read without asking.</summary>
    public bool IsCertain => Questions.Count == 0;
}

/// <summary>Finds out how a bank lays out its table.</summary>
public static class CsvAssistant
{
    private const int Samples = 5;

    /// <summary>Guesses the layout of a table; the stream is read from where it stands and not closed.</summary>
    public static CsvLayoutGuess Guess(Stream content)
    {
        ArgumentNullException.ThrowIfNull(content);
        using var source = StatementSource.Open(content);
        return Guess(source, wholeColumn: true);
    }

    /// <summary>Guesses from the first rows; the order of dates only on demand, for it needs the whole column.</summary>
    internal static CsvLayoutGuess Guess(StatementSource source, bool wholeColumn)
    {
        if (CsvShape.Find(source) is not { } shape)
        {
            return new CsvLayoutGuess([], new CsvLayout(), ["The file is not a table with dates and amounts."]);
        }

        var columns = CsvRoles.Find(shape);
        var roles = columns.Select(column => column.Role).ToList();
        var layout = new CsvLayout
        {
            Delimiter = shape.Delimiter,
            HeaderLine = shape.Header?.Line ?? 0,
            Columns = roles,
            Signs = roles.Contains(CsvColumnRole.Amount) ? Signs(shape, roles) : CsvSigns.ByColumn,
        };
        var questions = new List<string>();
        if (layout.Lack() is { Length: > 0 } lack)
        {
            questions.Add(lack);
        }
        else if (wholeColumn)
        {
            layout = layout with { Dates = Dates(source, layout, questions) };
        }

        return new CsvLayoutGuess(
            [.. columns.Select((column, index) => new CsvColumnGuess(index + 1, shape.Header?.Fields.ElementAtOrDefault(index)?.Trim() ?? "",
                [.. shape.Rows.Select(row => row.Fields[index].Trim()).Where(text => text.Length > 0).Take(Samples)], column.Role, column.Confidence, column.Reason))],
            layout, questions);
    }

    /// <summary>Where the sign comes from as far as the sample shows: amounts below zero settle it, then the type words.</summary>
    private static CsvSigns Signs(CsvShape shape, List<CsvColumnRole> roles)
    {
        var amounts = new BankAmounts();
        var (amount, word) = (roles.IndexOf(CsvColumnRole.Amount), roles.IndexOf(CsvColumnRole.TypeWord));
        foreach (var row in shape.Rows)
        {
            amounts.Show(row.Line, row.Fields[amount]);
        }

        return !amounts.AnyNegative && word >= 0 && shape.Rows.Count > 0 && shape.Rows.TrueForAll(row => TypeWords.Sign(row.Fields[word]) is not null)
            ? CsvSigns.ByTypeWord : CsvSigns.AsWritten;
    }

    private static DateOrder? Dates(StatementSource source, CsvLayout layout, List<string> questions)
    {
        var (dates, column) = (new BankDates(null), layout.At(CsvColumnRole.Date));
        using var reader = source.Reader();
        foreach (var row in CsvRows.Read(reader, layout.Delimiter).Where(row => row.Line > layout.HeaderLine && row.Fields.Length > column))
        {
            dates.Show(row.Line, row.Fields[column]);
        }

        if (dates.Refusal is { } refusal)
        {
            questions.Add(string.Create(CultureInfo.InvariantCulture, $"Line {refusal.Line}: {refusal.What}"));
        }

        return dates.Refusal is null ? dates.Shown : null;
    }
}
