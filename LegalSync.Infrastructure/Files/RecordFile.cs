using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>What came of reading a file: its records, or why it cannot be used.</summary>
/// <param name="Records">The records in the order of the file; empty when there is a problem.</param>
/// <param name="Problems">Why the file cannot be used; empty when it can.</param>
/// <param name="Notes">What was passed over or assumed; nothing is, without a note.</param>
/// <param name="Currency">The currency the file names; null when it names none.</param>
public sealed record RecordFile(
    IReadOnlyList<ComparedRecord> Records, IReadOnlyList<FileProblem> Problems, IReadOnlyList<string> Notes, Currency? Currency)
{
    /// <summary>More problems of one file than this are counted and not listed.</summary>
    public const int MostProblems = 20;

    /// <summary>Reads delimited text from bytes.</summary>
    /// <param name="file">The file as the person named it; it stands in every message.</param>
    /// <param name="content">The whole file.</param>
    /// <param name="order">How the person says dates are written; null to let the file show it.</param>
    public static RecordFile Read(string file, byte[] content, DateOrder? order)
    {
        if (TextDecoding.Decode(file, content, out var problem) is not { } text)
        {
            return Refused(problem!);
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return Refused(new FileProblem(file, null, null, "The file is empty.", "Export it again; a list without records still has its headings."));
        }

        var separator = SeparatorLine(text);
        var body = separator is null ? text : "\n" + text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        if (HeaderFinder.Find(body) is not { } found)
        {
            return Refused(new FileProblem(file, null, null, "The file holds no row.", "Export it again."));
        }

        var problems = found.Header.Problems(file).ToList();
        return problems.Count > 0
            ? new RecordFile([], problems, [], null)
            : new RecordReader(file, found.Header, order).Read(CsvRowsAfter(body, found.Delimiter, found.Header, file, problems), problems);
    }

    /// <summary>A file that cannot be used at all.</summary>
    public static RecordFile Refused(FileProblem problem) => new([], [problem], [], null);

    /// <summary>Excel's <c>sep=;</c> in the first line is an instruction, not a record.</summary>
    private static string? SeparatorLine(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.IndexOf('\n', StringComparison.Ordinal) is > 4 and < 8 ? text[4..5] : null;

    private static List<CsvRow> CsvRowsAfter(string text, char delimiter, Header header, string file, List<FileProblem> problems) =>
    [
        .. CsvRows.Read(text, delimiter, (line, what) => problems.Add(new FileProblem(file, line, null, what,
            "Double a quotation mark inside a quoted field, and close every field that opens with one.")))
            .Where(row => row.Line > header.Row.Line && !row.IsBlank),
    ];
}
