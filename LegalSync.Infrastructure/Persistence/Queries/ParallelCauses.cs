using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>Which mapping a difference points to: the rules that gave our record what the one made by hand does not have.</summary>
internal static class ParallelCauses
{
    /// <summary>Suggests faults, likeliest first: the first field that differs decides where it looks.</summary>
    public static async Task<IReadOnlyList<ParallelCause>> FindAsync(
        LegalSyncDb db, ComparedPair pair, IReadOnlyList<PostingDraft> drafts, IReadOnlyList<ParallelTheirs> theirs, string matter, CancellationToken cancellationToken)
    {
        var causes = new List<ParallelCause>();
        if (pair.FirstDifference is ComparedField.Items or ComparedField.Accounts or ComparedField.Lines)
        {
            causes.AddRange(await CodesAsync(db, pair.Books, drafts, theirs, cancellationToken));
        }

        if (pair.FirstDifference is ComparedField.Bank or ComparedField.Accounts or ComparedField.Side)
        {
            causes.AddRange(await AccountsAsync(db, pair.Books, drafts, cancellationToken));
        }

        if (pair.FirstDifference == ComparedField.Customer && !pair.Matter.IsNone)
        {
            causes.Add(new ParallelCause($"map:{MappingKind.Matter}:{pair.Matter.Value}", $"mapping of matter {matter}"));
        }

        return causes;
    }

    private static async Task<IReadOnlyList<ParallelCause>> CodesAsync(
        LegalSyncDb db, BooksId books, IReadOnlyList<PostingDraft> drafts, IReadOnlyList<ParallelTheirs> theirs, CancellationToken cancellationToken)
    {
        var items = drafts.OfType<InvoiceDraft>().SelectMany(invoice => invoice.Lines).Select(line => line.Item.Value).Distinct().ToList();
        var names = await BooksNames.ReadAsync(db, books, [.. items.Select(item => (BooksKind.Item, item))], cancellationToken);
        var byHand = theirs.SelectMany(one => one.Side.Lines).Select(line => line.Item).ToHashSet(StringComparer.Ordinal);
        var ours = items.Where(item => !byHand.Contains(names.Of(BooksKind.Item, item))).ToList();
        return Named(MappingKind.Code, await PatternsAsync(db, books, MappingKind.Code, ours, cancellationToken), pattern => pattern);
    }

    private static async Task<IReadOnlyList<ParallelCause>> AccountsAsync(
        LegalSyncDb db, BooksId books, IReadOnlyList<PostingDraft> drafts, CancellationToken cancellationToken)
    {
        var accounts = drafts.SelectMany(Accounts).Distinct().ToList();
        return Named(MappingKind.Account, await PatternsAsync(db, books, MappingKind.Account, accounts, cancellationToken), RoleText);
    }

    private static async Task<IReadOnlyList<string>> PatternsAsync(
        LegalSyncDb db, BooksId books, MappingKind kind, List<string> targets, CancellationToken cancellationToken) => targets.Count == 0 ? [] : await db.MappingRules.AsNoTracking()
            .Where(rule => rule.Books == books && rule.Kind == kind && rule.Target == MappingTarget.Books && targets.Contains(rule.TargetId!))
            .Select(rule => rule.Pattern)
            .Distinct()
            .OrderBy(pattern => pattern)
            .ToListAsync(cancellationToken);

    private static IReadOnlyList<ParallelCause> Named(MappingKind kind, IReadOnlyList<string> patterns, Func<string, string> name) =>
        [.. patterns.Select(pattern => new ParallelCause($"map:{kind}:{pattern}", $"mapping of {name(pattern)}"))];

    private static IEnumerable<string> Accounts(PostingDraft draft) => draft switch
    {
        PaymentDraft payment => [payment.DepositTo.Value],
        TrustDepositDraft deposit => [deposit.TrustBank.Value, deposit.TrustLiability.Value],
        TrustSlipDraft slip => [slip.TrustBank.Value, .. slip.Lines.Select(line => line.Liability.Value)],
        TrustDisbursementDraft paidOut => [paidOut.TrustBank.Value, paidOut.TrustLiability.Value],
        JournalDraft journal => journal.Lines.Select(line => line.Account.Value),
        _ => [],
    };

    // "role:trust-liability" reads as "trust liability".
    private static string RoleText(string pattern) => pattern[(pattern.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('-', ' ');
}
