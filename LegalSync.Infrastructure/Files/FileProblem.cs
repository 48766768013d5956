using System.Globalization;

namespace LegalSync.Infrastructure.Files;

/// <summary>Why a file cannot be used, said so that the person can mend it.</summary>
/// <param name="File">The file as the person named it.</param>
/// <param name="Line">Line on which the trouble begins; null when it is the file as a whole.</param>
/// <param name="Column">The column, as <c>7 "Amount"</c>; null when it is the whole line.</param>
/// <param name="What">What is wrong, a sentence.</param>
/// <param name="Mend">How to mend it, a sentence.</param>
public sealed record FileProblem(string File, int? Line, string? Column, string What, string Mend)
{
    /// <summary>One line of text: file, line, column, what, how to mend.</summary>
    public override string ToString()
    {
        var place = Line is { } line ? string.Create(CultureInfo.InvariantCulture, $", line {line}") : "";
        return $"{File}{place}{(Column is null ? "" : $", column {Column}")}: {What} {Mend}";
    }
}
