using System.Globalization;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Statements of the QuickBooks query language.</summary>
public static class Query
{
    /// <summary>Rows of one page: the most that QuickBooks gives.</summary>
    public const int PageSize = 1000;

    /// <summary>One page of a kind in order of its key. Active and inactive list entries both, because a made-inactive customer still holds its name.</summary>
    /// <param name="kind">What to read.</param>
    /// <param name="conditions">Conditions that all hold.</param>
    /// <param name="start">Position of the first row, from 1.</param>
    /// <param name="columns">What to read of it.</param>
    public static string Page(BooksKind kind, IEnumerable<string> conditions, int start, string columns = "*")
    {
        string[] all = EntityNames.Lists.Contains(kind) ? [.. conditions, "Active IN (true, false)"] : [.. conditions];
        var where = all.Length == 0 ? "" : " WHERE " + string.Join(" AND ", all);
        return string.Create(CultureInfo.InvariantCulture,
            $"SELECT {columns} FROM {EntityNames.Wrapper(kind)}{where} ORDERBY Id STARTPOSITION {start} MAXRESULTS {PageSize}");
    }

    /// <summary>A condition on text.</summary>
    public static string Is(string property, string value) => $"{property} = {Literal(value)}";

    /// <summary>A condition on one of several values.</summary>
    public static string In(string property, IEnumerable<string> values) => $"{property} IN ({string.Join(", ", values.Select(Literal))})";

    /// <summary>A condition on a ledger date.</summary>
    public static string On(DateOnly date) => Is("TxnDate", date.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>A condition on the last change.</summary>
    public static string ChangedSince(DateTimeOffset instant) =>
        $"MetaData.LastUpdatedTime >= {Literal(instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))}";

    /// <summary>A quoted value: quotes are escaped by a backslash, not doubled.</summary>
    public static string Literal(string value)
    {
        var flat = string.Concat(WireText.StraightQuotes(value).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return "'" + flat.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";
    }
}
