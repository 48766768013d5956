using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>The longer lists of a month's report.</summary>
internal static class ReportLists
{
    private static readonly int[] _staleDays = [180, 90, 30];

    public static ReportTable Ledgers(Standing standing) => new(
        "4. Ledgers by client and matter",
        [new("Ledger", 40), new("Opening", 14, true), new("In", 14, true), new("Out", 14, true), new("Closing", 14, true), new("Lowest", 14, true), new("Last moved", 12)],
        [
            .. standing.Ledgers.Where(ledger => IsWorthALine(ledger)).Select(ledger => new ReportRow(
            [
                ReportCell.Of(Label(ledger.Ledger)), ReportCell.Of(ledger.Opening), ReportCell.Of(ledger.In), ReportCell.Of(-ledger.Out), ReportCell.Of(ledger.Closing), ReportCell.Of(ledger.Lowest),
                ledger.LastActivity is { } day ? ReportCell.Of(day) : ReportCell.Of(""),
            ], false, ReportBuilder.IsNegative(ledger))),
            new(
            [
                ReportCell.Of("All ledgers"), Total(standing, ledger => ledger.Opening), Total(standing, ledger => ledger.In), Total(standing, ledger => -ledger.Out),
                ReportCell.Of(standing.Figures.Ledgers), ReportCell.Of(""), ReportCell.Of(""),
            ], true),
        ])
    {
        Note = "Client ledgers first, then the firm's own money, interest and unidentified receipts. A ledger below zero is marked and keeps the month from being signed.",
    };

    public static ReportTable Items(Workpaper paper, Standing standing) => new(
        "5. Reconciling items",
        [new("About", 26), new("Class", 12), new("Amount", 14, true), new("Explanation", 40), new("Owner", 16), new("Due", 12), new("Ticket", 14)],
        [
            .. paper.Items.OrderBy(item => item.Date).ThenBy(item => item.Sequence).Select(item => new ReportRow(
            [
                ReportCell.Of(About(item, standing)), ReportCell.Of(InWords(item.Class)), ReportCell.Of(Money.FromMinor(item.AmountMinor, paper.Facts.Currency)), ReportCell.Of(item.Note),
                ReportCell.Of(item.Owner), ReportCell.Of(item.Due), ReportCell.Of(item.Ticket),
            ])),
        ]);

    public static ReportTable Stale(Standing standing) => new(
        "6. Stale items",
        [new("Older than", 14), new("Date", 12), new("Number", 12), new("Payor or payee", 30), new("Amount", 14, true), new("Days", 8, true)],
        [
            .. standing.OpenEntries.Where(entry => entry.Age >= _staleDays[^1]).OrderByDescending(entry => entry.Age).Select(entry => new ReportRow(
            [
                ReportCell.Of($"{_staleDays.First(days => entry.Age >= days)} days"), ReportCell.Of(entry.Entry.Date), ReportCell.Of(entry.Entry.CheckNumber),
                ReportCell.Of(entry.Entry.Party.Length > 0 ? entry.Entry.Party : entry.Entry.Memo), ReportCell.Of(entry.Entry.Amount), ReportCell.Of(entry.Age),
            ], false, entry.Age >= _staleDays[0])),
        ]);

    public static ReportTable Changes(Workpaper paper)
    {
        var since = paper.Before;
        var rows = new List<ReportRow>();
        if (since is not null)
        {
            rows.AddRange(paper.Facts.Journal.Where(line => line.Date <= since.Through && paper.Facts.Origins.GetValueOrDefault(line.Id) is { } origin && origin.CapturedAt > since.At)
                .Select(line => Change("dated back", line.Date, $"{line.Id} {line.Memo}", line.Amount)));
        }

        rows.AddRange(paper.Facts.Journal.Where(line => line.Type is JournalLineType.Void or JournalLineType.Return && line.Date >= paper.Month.From && line.Date <= paper.Month.Through)
            .Select(line => Change("taken back", line.Date, $"{line.Id} takes back {line.TakesBack ?? "an earlier line"} {line.Memo}", line.Amount)));
        rows.AddRange(paper.SignOffs.Where(one => one.Kind == SignOffKind.Reopened && (since is null || one.At > since.At))
            .Select(one => Change($"reopened by {one.By}", one.Through, one.Reason, null)));
        return new("7. Changes since the last signed report", [new("What", 20), new("Date", 12), new("Which", 60), new("Amount", 14, true)], rows);
    }

    public static ReportTable Overrides(Workpaper paper) => new(
        "8. Warnings taken and exceptions overridden in the period", [new("Statement", 40), new("Acknowledged because", 60)],
        [
            .. paper.Statements.Where(statement => statement.Acknowledgement.Length > 0)
                .Select(statement => new ReportRow([ReportCell.Of($"{statement.FileName}: {string.Join(' ', statement.ReadWarnings())}"), ReportCell.Of($"{statement.Acknowledgement} ({statement.ImportedBy})")])),
        ]);

    public static ReportTable Sample(Workpaper paper, Standing standing)
    {
        // Three entries, chosen by the digest of their keys: nobody picks them, and everybody picks the same.
        var drawn = standing.Matches.SelectMany(match => match.Entries).Where(entry => entry.Date >= paper.Month.From && entry.Date <= paper.Month.Through)
            .OrderBy(entry => Capture.SourceRecord.Hash($"{paper.Month.Id.Value:N}{entry.Id}"), StringComparer.Ordinal).Take(3);
        return new("10. Sample for review", [new("Date", 12), new("Entry", 30), new("Payor or payee", 30), new("Amount", 14, true), new("Looked at", 14)],
            [.. drawn.Select(entry => new ReportRow([ReportCell.Of(entry.Date), ReportCell.Of($"{entry.Type} {entry.CheckNumber}".Trim()), ReportCell.Of(entry.Party.Length > 0 ? entry.Party : entry.Memo), ReportCell.Of(entry.Amount), ReportCell.Of("")]))]);
    }

    public static ReportTable Matches(Standing standing) => new(
        "11a. Lines of the bank and what they were matched with", [new("Bank", 40), new("Journal", 40), new("Amount", 14, true), new("Confirmed by", 18)],
        [
            .. standing.Matches.Where(match => match.Lines.Count > 0).OrderBy(match => match.Lines[0].Date).ThenBy(match => match.Lines[0].Sequence).Select(match => new ReportRow(
            [
                ReportCell.Of(string.Join("; ", match.Lines.Select(line => $"{ReportBuilder.Day(line.Date)} {line.Description}"))),
                ReportCell.Of(string.Join("; ", match.Entries.Select(entry => $"{ReportBuilder.Day(entry.Date)} {entry.Memo} {entry.CheckNumber}".TrimEnd()))),
                ReportCell.Of(match.Lines.Aggregate(Money.Zero(match.Lines[0].Amount.Currency), (sum, line) => sum + line.Amount)),
                ReportCell.Of(match.Match.ConfirmedBy),
            ])),
        ]);

    public static ReportTable Lines(Workpaper paper) => new(
        "11b. Statement", [new("Date", 12), new("Text", 60), new("Number", 12), new("Amount", 14, true)],
        [
            .. paper.Lines.Where(line => line.Date >= paper.Month.From)
                .Select(line => new ReportRow([ReportCell.Of(line.Date), ReportCell.Of(line.Description), ReportCell.Of(line.CheckNumber), ReportCell.Of(line.Amount)])),
        ]);

    public static ReportTable Journal(Workpaper paper) => new(
        "11c. Trust journal", [new("Date", 12), new("Kind", 16), new("Ledger", 28), new("Text", 40), new("Number", 10), new("Amount", 14, true)],
        [
            .. paper.Facts.Journal.Where(line => line.Date >= paper.Month.From && line.Date <= paper.Month.Through).Select(line => new ReportRow(
                [ReportCell.Of(line.Date), ReportCell.Of(line.Type.ToString()), ReportCell.Of(line.Ledger.Label), ReportCell.Of(line.Memo), ReportCell.Of(line.CheckNumber), ReportCell.Of(line.Amount)])),
        ]);

    public static ReportTable Sources(Workpaper paper) => new(
        "11d. Files this rests on, each by SHA-256", [new("File", 40), new("SHA-256", 70)],
        [.. paper.Statements.Select(statement => new ReportRow([ReportCell.Of(statement.FileName), ReportCell.Of(statement.FileHash)]))])
    {
        Note = "The hashes of this report, of its tables and of the inputs stand in the seal, with the seal of the month before.",
    };

    /// <summary>What people call a class.</summary>
    public static string InWords(ItemClass @class) => @class switch
    {
        ItemClass.Timing => "timing",
        ItemClass.BankError => "bank error",
        ItemClass.BookError => "book error",
        ItemClass.CutOff => "cut-off",
        ItemClass.Unidentified => "unidentified",
        _ => throw new InvalidOperationException($"No words for {@class}."),
    };

    private static bool IsWorthALine(LedgerPeriod ledger) => !ledger.Opening.IsZero || !ledger.Closing.IsZero || !ledger.In.IsZero || !ledger.Out.IsZero;

    private static string Label(LedgerRef ledger) => ledger.Kind == LedgerKind.Client ? ledger.Label : $"{ledger.Label} (not a client's)";

    private static ReportCell Total(Standing standing, Func<LedgerPeriod, Money> figure) =>
        ReportCell.Of(standing.Ledgers.Aggregate(Money.Zero(standing.Figures.Ledgers.Currency), (sum, ledger) => sum + figure(ledger)));

    private static ReportRow Change(string what, DateOnly date, string which, Money? amount) =>
        new([ReportCell.Of(what), ReportCell.Of(date), ReportCell.Of(which), amount is null ? ReportCell.Of("") : ReportCell.Of(amount)]);

    private static string About(ReconcilingItem item, Standing standing) =>
        standing.OpenLines.FirstOrDefault(line => line.Item == item) is { } line ? $"bank {ReportBuilder.Day(line.Line.Date)} {line.Line.Description}"
        : standing.OpenEntries.FirstOrDefault(entry => entry.Item == item) is { } entry ? $"journal {ReportBuilder.Day(entry.Entry.Date)} {entry.Entry.Memo}"
        : item.About.TieName is { } tie ? $"tie {tie}"
        : $"{ReportBuilder.Day(item.Date)} {(item.About.IsOpening ? "before the books" : "settled on the other side")}";
}
