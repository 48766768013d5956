using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Trust;

/// <summary>A suggestion for one field of a trust record.</summary>
/// <param name="Value">What is suggested.</param>
/// <param name="Reason">Why.</param>
public sealed record DetailSuggestion(string Value, string Reason);

/// <summary>One row of the grid of trust details.</summary>
/// <param name="Source">The movement.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Effective">Its ledger date.</param>
/// <param name="Change">What moved: positive in, negative out.</param>
/// <param name="Known">What is known: supplied, and completed.</param>
public sealed record TrustDetailRow(SourceId Source, LedgerKey Ledger, DateOnly Effective, Money Change, SuppliedDetail Known)
{
    /// <summary>True when a field is empty: its release is refused.</summary>
    public required bool IsIncomplete { get; init; }

    /// <summary>Suggested party; null when nothing suggests one.</summary>
    public DetailSuggestion? Party { get; init; }

    /// <summary>Suggested purpose.</summary>
    public DetailSuggestion? Purpose { get; init; }

    /// <summary>Suggested instrument, by name.</summary>
    public DetailSuggestion? Instrument { get; init; }

    /// <summary>Suggested number.</summary>
    public DetailSuggestion? Number { get; init; }
}

/// <summary>
/// Makes the grid: entries whose details nobody confirmed. What the practice system supplies stands in until then; only a field that is empty even so is missing.
/// </summary>
public static partial class TrustDetailGrid
{
    /// <summary>Rows, incomplete ones first, then by date.</summary>
    /// <param name="standing">Entries that stand.</param>
    /// <param name="details">What people completed, in order.</param>
    /// <param name="currency">The books' currency.</param>
    public static IReadOnlyList<TrustDetailRow> Rows(IReadOnlyCollection<LedgerEntry> standing, IReadOnlyCollection<TrustDetail> details, Currency currency)
    {
        var completed = details.GroupBy(detail => detail.Source).ToDictionary(group => group.Key, group => group.Last());
        var learned = standing.Where(entry => completed.ContainsKey(entry.Source))
            .GroupBy(Habit).ToDictionary(group => group.Key, group => completed[group.MaxBy(entry => entry.Sequence)!.Source], StringComparer.Ordinal);
        return
        [
            .. standing.Where(entry => !completed.TryGetValue(entry.Source, out var detail) || !entry.Supplied.With(detail).IsComplete)
                .Select(entry => Row(entry, completed.GetValueOrDefault(entry.Source), learned.GetValueOrDefault(Habit(entry)), currency))
                .OrderByDescending(row => row.IsIncomplete).ThenBy(row => row.Effective).ThenBy(row => row.Source.Value, StringComparer.Ordinal),
        ];
    }

    private static TrustDetailRow Row(LedgerEntry entry, TrustDetail? own, TrustDetail? before, Currency currency)
    {
        var known = entry.Supplied.With(own);
        var reason = before is null ? "" : $"the same text was completed so on {before.At:yyyy-MM-dd} by {before.By}";
        return new TrustDetailRow(entry.Source, entry.Key, entry.Effective, Money.FromMinor(entry.ChangeMinor, currency), known)
        {
            IsIncomplete = !known.IsComplete,
            Party = Suggest(before?.Party, reason) ?? Suggest(known.Party, "the practice system's description"),
            Purpose = Suggest(before?.Purpose, reason) ?? Suggest(known.Purpose, "the practice system's description"),
            Instrument = before is { Instrument: not InstrumentKind.Unknown }
                ? new DetailSuggestion(before.Instrument.ToString(), reason)
                : known.Instrument == InstrumentKind.Unknown ? null : new DetailSuggestion(known.Instrument.ToString(), "the reference names it"),
            Number = Suggest(Digits().Match(known.Number).Value, "the number in the reference"),
        };
    }

    /// <summary>What two entries share that are probably of one kind: direction, and the text without its numbers.</summary>
    private static string Habit(LedgerEntry entry) =>
        $"{Math.Sign(entry.ChangeMinor)} {Digits().Replace($"{entry.Party} {entry.Purpose}", "#").Trim().ToUpperInvariant()}";

    private static DetailSuggestion? Suggest(string? value, string reason) => string.IsNullOrWhiteSpace(value) ? null : new DetailSuggestion(value, reason);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
