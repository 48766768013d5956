using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>The ledgers in the order in which they are shown: below zero first, then clients', then the account's own. Headings have negative keys.</summary>
public sealed class LedgerView
{
    private const long Negative = -1;
    private const long Clients = -2;
    private const long Own = -3;
    private readonly List<LedgerRow> _fitting;

    /// <summary>A view of rows whose names have a text in them.</summary>
    public LedgerView(IReadOnlyList<LedgerRow> rows, string text)
    {
        _fitting = [.. rows.Where(row => Fits(row, text)).OrderBy(Group).ThenBy(row => row.Kind)];
        var lines = new List<long>();
        for (var i = 0; i < _fitting.Count; i++)
        {
            if (i == 0 || Group(_fitting[i]) != Group(_fitting[i - 1]))
            {
                lines.Add(-1 - Group(_fitting[i]));
            }

            lines.Add(i);
        }

        Lines = lines;
    }

    /// <summary>Keys of rows and headings, in order.</summary>
    public IReadOnlyList<long> Lines { get; }

    /// <summary>A heading's words.</summary>
    public static string HeadingOf(long key) => key switch
    {
        Negative => "Critical: below zero in this period",
        Clients => "Client ledgers",
        Own => "The account's own ledgers",
        _ => throw new InvalidOperationException($"No heading {key}."),
    };

    /// <summary>The state in words.</summary>
    public static string StateText(LedgerRow row) => row.State switch
    {
        LedgerState.Negative => row.Period.Closing.IsNegative ? "Below zero" : "Was below zero",
        LedgerState.Empty => "Empty",
        LedgerState.Dormant => "Idle over a year",
        _ => "",
    };

    /// <summary>A row by key; null for a heading.</summary>
    public LedgerRow? Find(long key) => key >= 0 && key < _fitting.Count ? _fitting[(int)key] : null;

    /// <summary>Rows by key.</summary>
    public IReadOnlyList<LedgerRow> Of(IReadOnlyList<long> keys) => [.. keys.Select(Find).OfType<LedgerRow>()];

    /// <summary>A row's key.</summary>
    public long KeyOf(LedgerRow row) => _fitting.IndexOf(row);

    private static int Group(LedgerRow row) => row.State == LedgerState.Negative ? 0 : row.Kind == LedgerKind.Client ? 1 : 2;

    private static bool Fits(LedgerRow row, string text) =>
        text.Length == 0 || row.Label.Contains(text, StringComparison.OrdinalIgnoreCase) || row.Client.Contains(text, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Sums over ledgers.</summary>
/// <param name="Opening">Opening balances.</param>
/// <param name="In">Money in.</param>
/// <param name="Out">Money out, as a positive figure.</param>
public sealed record LedgerTotal(Money Opening, Money In, Money Out)
{
    /// <summary>Sums rows.</summary>
    public static LedgerTotal Of(IReadOnlyList<LedgerRow> rows, Currency currency) => rows.Aggregate(
        new LedgerTotal(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency)),
        (sum, row) => new LedgerTotal(sum.Opening + row.Period.Opening, sum.In + row.Period.In, sum.Out + row.Period.Out));
}
