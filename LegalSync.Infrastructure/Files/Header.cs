using System.Globalization;

namespace LegalSync.Infrastructure.Files;

/// <summary>The heading row: which column holds what.</summary>
internal sealed class Header
{
    private readonly Dictionary<ColumnRole, int> _columns = [];
    private readonly List<(ColumnRole Role, int First, int Second)> _clashes = [];

    /// <summary>Reads a row as a heading row.</summary>
    public Header(CsvRow row)
    {
        Row = row;
        var ranks = new Dictionary<ColumnRole, int>();
        for (var column = 0; column < row.Fields.Length; column++)
        {
            if (HeaderWords.Find(row.Fields[column]) is not { } found)
            {
                continue;
            }

            if (!ranks.TryGetValue(found.Role, out var rank) || found.Rank < rank)
            {
                (ranks[found.Role], _columns[found.Role]) = (found.Rank, column);
                _clashes.RemoveAll(clash => clash.Role == found.Role);
            }
            else if (found.Rank == rank)
            {
                _clashes.Add((found.Role, _columns[found.Role], column));
            }
        }
    }

    /// <summary>The row itself.</summary>
    public CsvRow Row { get; }

    /// <summary>How many kinds of column were recognised.</summary>
    public int Recognised => _columns.Count;

    /// <summary>True when the row can only be a heading row: money, and something that tells records apart.</summary>
    public bool IsComplete => HasMoney && (Has(ColumnRole.Id) || Has(ColumnRole.Reference) || Has(ColumnRole.Number) || Has(ColumnRole.Date));

    /// <summary>True when amounts can be read: one column, or a pair.</summary>
    public bool HasMoney => Has(ColumnRole.Amount)
        || (Has(ColumnRole.Debit) && Has(ColumnRole.Credit)) || (Has(ColumnRole.MoneyIn) && Has(ColumnRole.MoneyOut));

    /// <summary>Whether a column was found.</summary>
    public bool Has(ColumnRole role) => _columns.ContainsKey(role);

    /// <summary>Where a column stands; null when the file has none.</summary>
    public int? At(ColumnRole role) => _columns.TryGetValue(role, out var column) ? column : null;

    /// <summary>The column as people name it: <c>7 "Amount"</c>.</summary>
    public string Name(int column) => column < Row.Fields.Length
        ? string.Create(CultureInfo.InvariantCulture, $"{column + 1} \"{Row.Fields[column].Trim()}\"")
        : (column + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What makes the heading row unusable.</summary>
    public IEnumerable<FileProblem> Problems(string file)
    {
        foreach (var (role, first, second) in _clashes.Where(clash => IsUsed(clash.Role)))
        {
            yield return new FileProblem(file, Row.Line, Name(second),
                $"Columns {Name(first)} and {Name(second)} could both be the {Word(role)}.",
                $"Rename the one that is meant to \"{Canonical(role)}\", or remove the other.");
        }

        if (!HasMoney)
        {
            yield return new FileProblem(file, Row.Line, null,
                Has(ColumnRole.Debit) || Has(ColumnRole.Credit) || Has(ColumnRole.MoneyIn) || Has(ColumnRole.MoneyOut)
                    ? $"Only one half of a debit and credit pair was found. {Headings}"
                    : $"No column holds an amount. {Headings}",
                "Name the column with the money \"Amount\", or give both \"Debit\" and \"Credit\".");
        }
        else if (!IsComplete)
        {
            yield return new FileProblem(file, Row.Line, null,
                $"No column holds an id, a number or a date. {Headings}",
                "Name at least one column \"Id\", \"Number\" or \"Date\".");
        }
    }

    private string Headings => Row.Fields.Length == 1 && Row.Fields[0].Length > 60
        ? "The row is one long text; fields are separated by comma, semicolon, tab or bar."
        : $"The headings read: {string.Join(", ", Row.Fields.Select(heading => heading.Trim()).Where(heading => heading.Length > 0).Take(20)).TrimEnd('.')}.";

    // The second balance of a bank's list, or a second memo, decides nothing.
    private bool IsUsed(ColumnRole role) => role switch
    {
        ColumnRole.Balance => false,
        ColumnRole.Debit or ColumnRole.Credit or ColumnRole.MoneyIn or ColumnRole.MoneyOut => !Has(ColumnRole.Amount),
        _ => true,
    };

    private static string Word(ColumnRole role) => role switch
    {
        ColumnRole.MoneyIn => "money in",
        ColumnRole.MoneyOut => "money out",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static string Canonical(ColumnRole role) => role switch
    {
        ColumnRole.MoneyIn => "Money in",
        ColumnRole.MoneyOut => "Money out",
        _ => role.ToString(),
    };
}
