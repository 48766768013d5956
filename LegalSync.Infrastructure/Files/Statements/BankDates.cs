using System.Globalization;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads the dates of a bank's table once the whole column has shown whether the month or the day stands first.</summary>
internal sealed class BankDates(DateOrder? order)
{
    private const int MostKept = 4096;

    private readonly Dictionary<string, DateText> _read = new(StringComparer.Ordinal);
    private (int Line, string Cell)? _monthFirst;
    private (int Line, string Cell)? _dayFirst;
    private (int Line, string Cell, DateText.Open Parts)? _ambiguous;

    /// <summary>True for a cell that is a date in one order or the other.</summary>
    public bool IsDate(string cell) => Text(cell) is DateText.Plain or DateText.Open { First: >= 1, Second: >= 1 };

    /// <summary>Shows the column one of its cells.</summary>
    public void Show(int line, string cell)
    {
        if (order is null && Text(cell) is DateText.Open open)
        {
            _monthFirst ??= open.IsMonthFirst ? (line, cell.Trim()) : null;
            _dayFirst ??= open.IsDayFirst ? (line, cell.Trim()) : null;
            _ambiguous ??= open.IsAmbiguous ? (line, cell.Trim(), open) : null;
        }
    }

    /// <summary>The order that the column shows; null when it shows none.</summary>
    public DateOrder? Shown => order ?? (_monthFirst is not null ? DateOrder.Us : _dayFirst is not null ? DateOrder.Dmy : null);

    /// <summary>Why the column as a whole cannot be read; null when it can.</summary>
    public (int Line, string What, string Mend)? Refusal =>
        _monthFirst is { } month && _dayFirst is { } day
            ? (Math.Max(month.Line, day.Line), $"\"{month.Cell}\" (line {month.Line}) has the month first and \"{day.Cell}\" (line {day.Line}) the day.",
                "Download the statement again; a column has one way of writing dates.")
            : _monthFirst is null && _dayFirst is null && _ambiguous is { } open
                ? (open.Line, $"\"{open.Cell}\" could be {Spell(open.Parts.First, open.Parts.Second)} or {Spell(open.Parts.Second, open.Parts.First)}, and no date of the column settles it.",
                    "Say --dates us if the month stands first, --dates dmy if the day does; on the screen, choose the order of the dates.")
                : null;

    /// <summary>The day, or what is wrong with the cell and how to mend it.</summary>
    public (DateOnly? Day, string What, string Mend) Read(string cell)
    {
        var text = Text(cell);
        if (order == DateOrder.Iso && text is (DateText.Open or DateText.Plain { IsIso: false }))
        {
            return (null, $"{ProblemList.Shown(cell.Trim())} is not an ISO date, which was asked for.", "Choose the order of dates that the file has.");
        }

        var found = text switch
        {
            DateText.Plain plain => BankText.Day(plain.Day.Year, plain.Day.Month, plain.Day.Day),
            DateText.Open open when Shown == DateOrder.Dmy => BankText.Day(open.Year, open.Second, open.First),
            DateText.Open open => BankText.Day(open.Year, open.First, open.Second),
            _ => null,
        };
        return found is { } day ? (day, "", "") : text is DateText.None none
            ? (null, none.What, ExactAmount.Mend)
            : (null, $"{ProblemList.Shown(cell.Trim())} is not a day of the calendar.", ExactAmount.Mend);
    }

    private static string Spell(int month, int day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)}");

    private DateText Text(string cell)
    {
        if (_read.TryGetValue(cell, out var text))
        {
            return text;
        }

        text = DateText.Read(cell);
        if (_read.Count < MostKept)
        {
            _read[cell] = text;
        }

        return text;
    }
}
