using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What came of reading a bank file: all its statements, or why it cannot be used. Never a part.</summary>
/// <param name="Statements">The statements in the order of the file; empty when there is a problem.</param>
/// <param name="Problems">Why the file cannot be used; empty when it can.</param>
public sealed record StatementReading(IReadOnlyList<BankStatement> Statements, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>A file that cannot be used.</summary>
    internal static StatementReading Refused(params IReadOnlyList<FileProblem> problems) => new([], problems);
}
