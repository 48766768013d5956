using System.Globalization;

namespace LegalSync.Infrastructure.Files;

/// <summary>Reads the dates of a file once all of them have shown which part is the month. What could be either is refused, never guessed.</summary>
internal sealed class DateColumn(DateOrder? order)
{
    private readonly Dictionary<string, DateText> _read = new(StringComparer.Ordinal);
    private (int Line, string Cell)? _monthFirst;
    private (int Line, string Cell)? _dayFirst;
    private (int Line, string Cell, DateText.Open Parts)? _ambiguous;

    /// <summary>Shows the column one of its cells.</summary>
    public void Show(int line, string cell)
    {
        if (order is null && TextOf(cell) is DateText.Open open)
        {
            _monthFirst ??= open.IsMonthFirst ? (line, cell.Trim()) : null;
            _dayFirst ??= open.IsDayFirst ? (line, cell.Trim()) : null;
            _ambiguous ??= open.IsAmbiguous ? (line, cell.Trim(), open) : null;
        }
    }

    /// <summary>Why the column as a whole cannot be read; null when it can.</summary>
    public (int Line, string What, string Mend)? Refusal
    {
        get
        {
            if (_dayFirst is { } dayFirst)
            {
                return _monthFirst is { } monthFirst
                    ? (Math.Max(dayFirst.Line, monthFirst.Line),
                        $"\"{monthFirst.Cell}\" (line {monthFirst.Line}) has the month first and \"{dayFirst.Cell}\" (line {dayFirst.Line}) the day.",
                        "Write every date of the column alike, as 2026-11-03.")
                    : (dayFirst.Line, $"\"{dayFirst.Cell}\" has the day first, which is neither ISO nor US.", "Write the dates as 2026-11-03.");
            }

            return _monthFirst is null && _ambiguous is { } ambiguous
                ? (ambiguous.Line, $"\"{ambiguous.Cell}\" could be {Spell(ambiguous.Parts.First, ambiguous.Parts.Second)} or "
                    + $"{Spell(ambiguous.Parts.Second, ambiguous.Parts.First)}, and no date of the column settles it.",
                    "Say --dates us if the month stands first, or write the dates as 2026-11-03.")
                : null;
        }
    }

    /// <summary>The day, or what is wrong with the cell and how to mend it.</summary>
    public (DateOnly? Day, string What, string Mend) Read(string cell)
    {
        var text = TextOf(cell);
        if (order == DateOrder.Iso && text is (DateText.Open or DateText.Plain { IsIso: false }))
        {
            return (null, $"\"{cell.Trim()}\" is not an ISO date, which --dates iso asks for.", "Write it as 2026-11-03, or leave --dates out.");
        }

        return text switch
        {
            DateText.Plain plain => (plain.Day, "", ""),
            DateText.Open { MonthFirst: { } day } => (day, "", ""),
            DateText.Open { IsDayFirst: true } open => (null, $"\"{cell.Trim()}\" has no month {open.First}.", "With --dates us the month stands first, as 11/03/2026."),
            DateText.Open => (null, $"\"{cell.Trim()}\" is not a day of the calendar.", "Write a day that exists, as 2026-11-03."),
            DateText.None none => (null, none.What, none.Mend),
            _ => throw new InvalidOperationException("A date is plain, open or none."),
        };
    }

    private static string Spell(int month, int day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day} {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)}");

    private DateText TextOf(string cell)
    {
        if (!_read.TryGetValue(cell, out var text))
        {
            _read[cell] = text = DateText.Read(cell);
        }

        return text;
    }
}
