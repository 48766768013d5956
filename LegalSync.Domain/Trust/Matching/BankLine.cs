using System.Globalization;
using LegalSync.Domain.Statements;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>A line of a bank statement with the key its holder knows it by.</summary>
/// <param name="Key">Key of the line, unique among the lines of one run: a stored line's key, or its place in a file.</param>
/// <param name="Line">The line.</param>
public sealed record BankLine(string Key, StatementLine Line)
{
    /// <summary>How people name it: <c>2026-03-09 -1200.00 CHECK 2041</c>.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture,
        $"{Line.Date:yyyy-MM-dd} {Line.Amount.ToPlainString()} {Line.Description}").TrimEnd();

    /// <summary>The lines of a statement, keyed by their order in it.</summary>
    public static IReadOnlyList<BankLine> Of(BankStatement statement) =>
        [.. statement.Lines.Select((line, index) => new BankLine((index + 1).ToString(CultureInfo.InvariantCulture), line))];
}
