namespace LegalSync.Sandbox.QuickBooks.Queries;

/// <summary>One condition of a WHERE clause.</summary>
/// <param name="Property">The property, with dots for MetaData.</param>
/// <param name="Operator"><c>= &lt; &gt; &lt;= &gt;= IN LIKE</c>.</param>
/// <param name="Values">One value, or the list of IN.</param>
internal sealed record Condition(string Property, string Operator, IReadOnlyList<string> Values);

/// <summary>One ORDERBY term.</summary>
internal sealed record Ordering(string Property, bool IsDescending);

/// <summary>A query statement, read.</summary>
internal sealed record Statement(string Entity)
{
    /// <summary>Whether only the number of rows is asked for.</summary>
    public bool IsCount { get; init; }

    /// <summary>The properties asked for; empty for all.</summary>
    public IReadOnlyList<string> Projection { get; init; } = [];

    /// <summary>All must hold.</summary>
    public IReadOnlyList<Condition> Where { get; init; } = [];

    /// <summary>The order; empty for the books' own.</summary>
    public IReadOnlyList<Ordering> OrderBy { get; init; } = [];

    /// <summary>The first row wanted, from 1.</summary>
    public int StartPosition { get; init; } = 1;

    /// <summary>The most rows wanted.</summary>
    public int MaxResults { get; init; } = 100;
}
