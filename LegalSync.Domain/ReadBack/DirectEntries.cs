using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.ReadBack;

/// <summary>Documents on trust accounts that somebody wrote directly in the books: not ours, not another connector's, dated after the opening.</summary>
public static class DirectEntries
{
    /// <summary>The kind of subject of a card about such a document.</summary>
    public const string SubjectKind = "Document";

    private static readonly HashSet<string> _trustTypes = new(StringComparer.Ordinal) { "TrustAccounts", "RentsHeldInTrust", "TrustAccountsLiabilities" };

    /// <summary>The key of a decision about a document.</summary>
    public static string EventOf(DocumentRef document) => "Direct:" + document;

    /// <summary>Finds them.</summary>
    /// <param name="snapshot">The books as read.</param>
    /// <param name="liability">The trust liability by the firm's mapping, if it is mapped.</param>
    /// <param name="opensOn">First day that posts.</param>
    public static IReadOnlyList<BooksDocument> Find(BooksSnapshot snapshot, AccountId? liability, DateOnly opensOn)
    {
        var trust = snapshot.Accounts.Where(account => account.SubType is { } type && _trustTypes.Contains(type)).Select(account => account.Id).ToHashSet();
        if (liability is { } mapped)
        {
            trust.Add(mapped);
        }

        return
        [
            .. snapshot.Documents
                .Where(document => !document.IsVoid && document.Date >= opensOn && !BooksSnapshot.IsOurs(document) && !CompetingConnector.Wrote(document)
                    && ((document.Bank is { } bank && trust.Contains(bank)) || document.Lines.Any(line => line.Account is { } account && trust.Contains(account))))
                .OrderBy(document => document.Date).ThenBy(document => document.Ref.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>The card.</summary>
    public static Finding Card(BooksDocument document, BooksSnapshot snapshot)
    {
        var client = document.Customer ?? document.Lines.Select(line => line.Customer).FirstOrDefault(customer => customer is not null);
        var outcome = RuleOutcome.Broken(
            RuleCode.TrustIsPostedFromHere, "Adopt it with its matter, or reverse it in QuickBooks.",
            new Fact("document", document.Ref.ToString()), new Fact("date", DecisionBuilder.Day(document.Date)), new Fact("amount", document.Total.ToString()), new Fact("note", document.Note));
        return new Finding(Codes.TrustDirect, new Subject(SubjectKind, document.Ref.ToString()),
            $"{document.Ref} of {document.Total} moves a trust account in QuickBooks, and no client ledger knows of it.", outcome)
        {
            Title = $"{document.Ref} posted to trust directly",
            FoundBy = Origin.Watch,
            Sides =
            [
                new FieldPair("Kind", null, document.Ref.Kind.ToString()),
                new FieldPair("Date", null, DecisionBuilder.Day(document.Date)),
                new FieldPair("Amount", null, document.Total.ToString()),
                new FieldPair("Client", null, client is { } named ? snapshot.FullName(named) : "nobody"),
                new FieldPair("Note", null, document.Note),
            ],
        };
    }
}
