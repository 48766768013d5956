using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A table of the report: a heading, columns, rows of cells, and a line below.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, one cell a column.</param>
public sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>A sentence below the heading; empty where there is none.</summary>
    public string Note { get; init; } = "";

    /// <summary>What it says when it has no rows.</summary>
    public string WhenEmpty { get; init; } = "None.";
}

/// <summary>A column.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Share">Its share of the width.</param>
/// <param name="IsFigure">True for figures, which stand to the right.</param>
public sealed record ReportColumn(string Heading, int Share, bool IsFigure = false);

/// <summary>A row.</summary>
/// <param name="Cells">Its cells, one a column.</param>
/// <param name="IsTotal">True for a total.</param>
/// <param name="IsAlarming">True when it must be seen: a negative ledger, a difference.</param>
public sealed record ReportRow(IReadOnlyList<ReportCell> Cells, bool IsTotal = false, bool IsAlarming = false);

/// <summary>A cell: a text, an amount or a date.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Amount">The amount, when it is one.</param>
/// <param name="Date">The date, when it is one.</param>
public sealed record ReportCell(string Text, Money? Amount = null, DateOnly? Date = null)
{
    /// <summary>A text.</summary>
    public static ReportCell Of(string text) => new(text);

    /// <summary>An amount, or a dash where there is none.</summary>
    public static ReportCell Of(Money? amount) => amount is { } known ? new(known.ToPlainString("N"), known) : new("not known");

    /// <summary>A date.</summary>
    public static ReportCell Of(DateOnly date) => new(date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, date);

    /// <summary>A whole number.</summary>
    public static ReportCell Of(int number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

/// <summary>A month's three-way reconciliation as a report: everything that is printed, and nothing else.</summary>
public sealed record ReconciliationReport
{
    /// <summary>The firm.</summary>
    public required string Firm { get; init; }

    /// <summary>The account's title and last four digits.</summary>
    public required string Account { get; init; }

    /// <summary>The period, for people.</summary>
    public required string Period { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>Who prepared it and when.</summary>
    public required string Prepared { get; init; }

    /// <summary>Who signed it and when; empty for a draft.</summary>
    public required string Reviewed { get; init; }

    /// <summary>When it was signed, or made as a draft: the only instant in its files.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>True until it is signed.</summary>
    public required bool IsDraft { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>True when the three figures are one.</summary>
    public required bool IsTied { get; init; }

    /// <summary>The text that is attested with the signature.</summary>
    public required string Attestation { get; init; }

    /// <summary>The sections in order.</summary>
    public required IReadOnlyList<ReportTable> Tables { get; init; }
}
