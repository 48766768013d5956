using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>What came of comparing two files: the outcome, or why they cannot be compared.</summary>
/// <param name="Outcome">The comparison; null when there is a problem.</param>
/// <param name="SourceProblems">What is wrong with the source.</param>
/// <param name="LedgerProblems">What is wrong with the ledger.</param>
/// <param name="Notes">What was passed over or assumed.</param>
public sealed record FileComparison(
    ComparisonOutcome? Outcome, IReadOnlyList<FileProblem> SourceProblems, IReadOnlyList<FileProblem> LedgerProblems, IReadOnlyList<string> Notes)
{
    /// <summary>Compares two files that were read.</summary>
    public static FileComparison Of(RecordFile source, RecordFile ledger, string ledgerName)
    {
        if (source.Problems.Count + ledger.Problems.Count > 0)
        {
            return new FileComparison(null, source.Problems, ledger.Problems, []);
        }

        if (source.Currency is { } one && ledger.Currency is { } other && one != other)
        {
            var problem = new FileProblem(ledgerName, null, null, $"The ledger is in {other.Code} and the source in {one.Code}.",
                "Compare files of one currency.");
            return new FileComparison(null, [], [problem], []);
        }

        var currency = source.Currency ?? ledger.Currency ?? Domain.Amounts.Currency.Usd;
        var outcome = Reconciler.Compare(In(currency, source), In(currency, ledger));
        return new FileComparison(outcome, [], [], [.. source.Notes, .. ledger.Notes, .. outcome.Notes]);
    }

    // A file that names no currency is in the other's.
    private static IReadOnlyList<ComparedRecord> In(Domain.Amounts.Currency currency, RecordFile file) =>
        file.Records.Count == 0 || file.Records[0].Amount.Currency == currency
            ? file.Records
            : [.. file.Records.Select(record => record with { Amount = Domain.Amounts.Money.FromMinor(record.Amount.Minor, currency) })];
}
