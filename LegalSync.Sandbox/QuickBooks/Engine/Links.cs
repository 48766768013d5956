using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>A use one document makes of another: a payment of an invoice, a deposit of a payment.</summary>
internal readonly record struct Link(DocumentKey From, DocumentKey To, decimal Amount);

/// <summary>Which documents hang together, both ways.</summary>
internal sealed class Links
{
    private readonly Dictionary<DocumentKey, List<Link>> _from = [];
    private readonly Dictionary<DocumentKey, List<Link>> _to = [];

    /// <summary>The uses others make of a document.</summary>
    public IReadOnlyList<Link> Onto(DocumentKey document) => _to.TryGetValue(document, out var links) ? links : [];

    /// <summary>The uses a document makes of others.</summary>
    public IReadOnlyList<Link> Out(DocumentKey document) => _from.TryGetValue(document, out var links) ? links : [];

    /// <summary>Replaces a document's uses of others and answers the others concerned, old and new.</summary>
    public IReadOnlyCollection<DocumentKey> Replace(DocumentKey document, IReadOnlyCollection<Link> links)
    {
        var before = Out(document);
        if (before.SequenceEqual(links))
        {
            return [];
        }

        foreach (var link in before)
        {
            _to[link.To].Remove(link);
        }

        _from[document] = [.. links];
        foreach (var link in links)
        {
            (_to.TryGetValue(link.To, out var onto) ? onto : _to[link.To] = []).Add(link);
        }

        return before.Concat(links).Select(link => link.To).ToHashSet();
    }
}
