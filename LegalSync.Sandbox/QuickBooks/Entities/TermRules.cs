using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Payment terms.</summary>
internal sealed class TermRules : ListRules
{
    private const int LongestTerm = 999;

    public override string Kind => "Term";

    public override IReadOnlyList<string> Queryable => ["Name", "Active", "Type"];

    /// <summary>The day a document of a date falls due under a term.</summary>
    public static DateOnly DueDate(DateOnly date, JsonObject term)
    {
        if (term.Text("Type") == "STANDARD")
        {
            return date.AddDays((int)(term.Number("DueDays") ?? 0m));
        }

        var dueDay = (int)(term.Number("DayOfMonthDue") ?? 1m);
        var month = new DateOnly(date.Year, date.Month, 1);
        var due = OnDay(month, dueDay);
        return due.DayNumber - date.DayNumber < (int)(term.Number("DueNextMonthDays") ?? 0m) || due < date
            ? OnDay(month.AddMonths(1), dueDay)
            : due;
    }

    protected override void CompleteEntry(Draft draft, string name)
    {
        var document = draft.Document;
        var isDateDriven = document.Number("DayOfMonthDue") is not null;
        document.Default("Type", isDateDriven ? "DATE_DRIVEN" : "STANDARD");
        if (!isDateDriven && document.Number("DueDays") is null)
        {
            throw Refuse.Missing("DueDays");
        }

        CheckRange(document, "DueDays", 0, LongestTerm);
        CheckRange(document, "DueNextMonthDays", 0, LongestTerm);
        CheckRange(document, "DayOfMonthDue", 1, 31);
        document.Default("DiscountPercent", 0);
    }

    private static void CheckRange(JsonObject document, string name, int least, int most)
    {
        if (document.Number(name) is { } number && (number < least || number > most || number != decimal.Truncate(number)))
        {
            throw Refuse.BadNumber(name, JsonReading.Plain(number));
        }
    }

    private static DateOnly OnDay(DateOnly month, int day) =>
        new(month.Year, month.Month, Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)));
}
