using System.Globalization;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>What a column of the firm's spreadsheet holds.</summary>
public enum ManualColumn
{
    /// <summary>Nothing that is compared.</summary>
    Ignored,

    /// <summary>The ledger date.</summary>
    Date,

    /// <summary>What the row records, in a word: invoice, payment, trust deposit.</summary>
    Kind,

    /// <summary>Number or reference.</summary>
    Number,

    /// <summary>The client.</summary>
    Client,

    /// <summary>The matter.</summary>
    Matter,

    /// <summary>The amount.</summary>
    Amount,

    /// <summary>Money that comes in.</summary>
    MoneyIn,

    /// <summary>Money that goes out.</summary>
    MoneyOut,

    /// <summary>The bank account.</summary>
    Bank,

    /// <summary>The number of the invoice that is paid.</summary>
    Pays,
}

/// <summary>A column as the assistant shows it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Samples">A few of its values.</param>
public sealed record ManualTableColumn(int Number, string Heading, IReadOnlyList<string> Samples);

/// <summary>The firm's spreadsheet as rows of texts, whether it came as CSV or as a workbook.</summary>
public sealed class ManualTable
{
    /// <summary>Largest file that is taken.</summary>
    public const int Largest = 20 * 1024 * 1024;

    private const int RowsLookedAt = 40;
    private const int SamplesShown = 3;

    private ManualTable(string name, IReadOnlyList<CsvRow> rows, Header header, IReadOnlyList<string> notes) =>
        (Name, Rows, Header, Notes) = (name, rows, header, notes);

    /// <summary>The file as the person named it.</summary>
    public string Name { get; }

    /// <summary>What was assumed.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The rows below the headings that hold something.</summary>
    internal IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>The row with the headings.</summary>
    internal Header Header { get; }

    /// <summary>The columns with samples.</summary>
    public IReadOnlyList<ManualTableColumn> Columns =>
    [
        .. Header.Row.Fields.Select((heading, at) => new ManualTableColumn(at + 1, heading.Trim(),
            [.. Rows.Where(row => at < row.Fields.Length).Select(row => row.Fields[at].Trim()).Where(cell => cell.Length > 0).Distinct(StringComparer.Ordinal).Take(SamplesShown)])),
    ];

    /// <summary>Opens a file of either form.</summary>
    /// <param name="name">The file as the person named it.</param>
    /// <param name="content">The whole file.</param>
    /// <returns>The table, or why there is none.</returns>
    public static (ManualTable? Table, FileProblem? Problem) Open(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > Largest)
        {
            return (null, new FileProblem(name, null, null, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {Largest / 1024 / 1024} MB."), "Give a shorter period."));
        }

        return XlsxParts.IsOne(content) ? OfWorkbook(name, content) : OfText(name, content);
    }

    private static (ManualTable?, FileProblem?) OfWorkbook(string name, byte[] content)
    {
        try
        {
            var (sheet, hasOthers, rows) = XlsxRows.Read(content);
            return Found(name, [.. rows.Where(row => !row.IsBlank)], hasOthers ? [$"The sheet “{sheet}” was read; the workbook's other sheets were not."] : []);
        }
        catch (XlsxFormatException failure)
        {
            return (null, new FileProblem(name, null, null, failure.Message, failure.Mend));
        }
    }

    private static (ManualTable?, FileProblem?) OfText(string name, byte[] content)
    {
        if (TextDecoding.Decode(name, content, out var problem) is not { } text)
        {
            return (null, problem);
        }

        if (HeaderFinder.Find(text) is not { } found)
        {
            return (null, new FileProblem(name, null, null, "The file holds no row.", "Save the list again."));
        }

        FileProblem? malformed = null;
        List<CsvRow> rows =
        [
            .. CsvRows.Read(text, found.Delimiter, (line, what) => malformed ??= new FileProblem(name, line, null, what, "Double a quotation mark inside a quoted field, and close every field that opens with one."))
                .Where(row => !row.IsBlank),
        ];
        return malformed is null ? Found(name, rows, []) : (null, malformed);
    }

    private static (ManualTable?, FileProblem?) Found(string name, List<CsvRow> rows, IReadOnlyList<string> notes)
    {
        if (rows.Count == 0)
        {
            return (null, new FileProblem(name, null, null, "The file holds no row.", "Save the list again."));
        }

        var headers = rows.Take(RowsLookedAt).Select(row => new Header(row)).ToList();
        var header = headers.Find(one => one.IsComplete) ?? headers.MaxBy(one => one.Recognised)!;
        return rows.Count > XlsxRows.MostRows
            ? (null, new FileProblem(name, null, null, string.Create(CultureInfo.InvariantCulture, $"The file has more than {XlsxRows.MostRows} rows."), "Give a shorter period."))
            : (new ManualTable(name, [.. rows.Where(row => row.Line > header.Row.Line)], header, notes), null);
    }
}
