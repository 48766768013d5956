using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Brings lines of compared documents to one order, and names the customers of documents whose lines name them.</summary>
internal static class LineOrder
{
    /// <summary>Largest first, then by text, so that equal documents have equal lines.</summary>
    public static IReadOnlyList<ComparedLine> Sort(IEnumerable<ComparedLine> lines) =>
    [
        .. lines.OrderByDescending(line => line.Amount.Minor)
            .ThenBy(line => line.Item, StringComparer.Ordinal)
            .ThenBy(line => line.Account, StringComparer.Ordinal)
            .ThenBy(line => line.Customer, StringComparer.Ordinal)
            .ThenBy(line => line.Class, StringComparer.Ordinal),
    ];

    /// <summary>A document that names its customers on its lines: the one, or all of them in order.</summary>
    public static ComparedSide Name(ComparedSide side, IEnumerable<CustomerId?> customers, BooksWords words)
    {
        var known = customers.OfType<CustomerId>().DistinctBy(words.CustomerKey).OrderBy(words.Customer, StringComparer.Ordinal).ToList();
        return side with { Customer = string.Join("; ", known.Select(words.Customer)), CustomerKey = string.Join(';', known.Select(words.CustomerKey)) };
    }
}
