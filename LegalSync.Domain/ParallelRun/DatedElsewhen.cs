using System.Globalization;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Says of what nobody posted where the books hold its like on quite another day: somebody typed a wrong month or year. It is said and not
/// chosen, for a like of last year may well be last year's. Pure.
/// </summary>
internal sealed class DatedElsewhen
{
    private const int FarthestDays = 400;
    private const int MostNamed = 3;
    private readonly BooksSnapshot _books;
    private readonly IReadOnlySet<string> _adopted;

    /// <summary>Looks in books.</summary>
    /// <param name="books">The books as read.</param>
    /// <param name="adopted">Documents that items are already, by a person's word.</param>
    public DatedElsewhen(BooksSnapshot books, IReadOnlySet<string> adopted) => (_books, _adopted) = (books, adopted);

    /// <summary>The findings, with what is said of those that only we would have posted.</summary>
    public IReadOnlyList<PairFinding> Tell(IReadOnlyList<PairFinding> findings)
    {
        if (!findings.Any(finding => finding.State == PairState.OnlyOurs))
        {
            return findings;
        }

        var placed = findings.Where(finding => finding.Ours.Count > 0).SelectMany(finding => finding.Theirs).Select(side => side.Key).ToHashSet(StringComparer.Ordinal);
        var left = _books.Documents
            .Where(document => !document.IsVoid && !BooksSnapshot.IsOurs(document) && !CompetingConnector.Wrote(document))
            .Where(document => document.Ref.ToString() is var key && !placed.Contains(key) && !_adopted.Contains(key))
            .ToLookup(document => (document.Ref.Kind, document.Total.Abs()));
        return [.. findings.Select(finding => finding is { State: PairState.OnlyOurs, Ours: [var ours] } ? finding with { Reasons = [.. finding.Reasons, .. Like(ours, left[(ours.Document, ours.Amount)])] } : finding)];
    }

    private IEnumerable<string> Like(ComparedSide ours, IEnumerable<BooksDocument> sameMoney) => sameMoney
        .Select(document => (Document: document, Days: Math.Abs(document.Date.DayNumber - ours.Date.DayNumber), What: Shared(ours, document)))
        .Where(one => one.Days is > 0 and <= FarthestDays && one.What.Length > 0)
        .OrderBy(one => one.Days).ThenBy(one => one.Document.Ref.ToString(), StringComparer.Ordinal).Take(MostNamed)
        .Select(one => string.Create(CultureInfo.InvariantCulture,
            $"perhaps dated wrongly by hand: {Name(one.Document)} of {one.Document.Date:yyyy-MM-dd}, {one.Document.Total.Abs()}, has the same amount and {one.What}, {PairReasons.Days(one.Days)}"));

    private string Shared(ComparedSide ours, BooksDocument document)
    {
        var isNumber = ours.Number.Length > 0 && (document.Number == ours.Number || document.Lines.Any(line => line.Number == ours.Number));
        var isClient = ours.CustomerKey.Length > 0 && document.Lines.Select(line => line.Customer).Append(document.Customer).OfType<CustomerId>().Any(customer => _books.Standing(customer).Value == ours.CustomerKey);
        return (isNumber, isClient) switch
        {
            (true, true) => "number and client",
            (true, false) => "number",
            (false, true) => "client",
            _ => "",
        };
    }

    private static string Name(BooksDocument document) => document.Number is { Length: > 0 } number ? $"{document.Ref.Kind} {number}" : document.Ref.ToString();
}
