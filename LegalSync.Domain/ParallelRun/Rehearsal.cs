using LegalSync.Domain.Amounts;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>What a change of a mapping would do to the would-be postings of the run. Nothing of it is stored.</summary>
/// <param name="Changes">Postings that would differ, by day and key.</param>
/// <param name="Shifts">How much money that moves, by account or item.</param>
/// <param name="Unchanged">Postings that would stay as they are.</param>
public sealed record Rehearsal(IReadOnlyList<RehearsedChange> Changes, IReadOnlyList<MoneyShift> Shifts, int Unchanged)
{
    /// <summary>Why nothing was rehearsed; null when it was.</summary>
    public string? Refusal { get; init; }

    /// <summary>Nothing was rehearsed.</summary>
    public static Rehearsal Refused(string why) => new([], [], 0) { Refusal = why };
}

/// <summary>One would-be posting before and after.</summary>
/// <param name="Key"><c>EVENT#LEG</c>.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Day">Ledger date.</param>
/// <param name="Title">Customer and number.</param>
/// <param name="Amount">What it moves.</param>
/// <param name="Fields">Fields that would differ: <see cref="FieldComparison.Ours"/> before, <see cref="FieldComparison.Theirs"/> after.</param>
public sealed record RehearsedChange(string Key, WorkKind Stream, DateOnly Day, string Title, Money Amount, IReadOnlyList<FieldComparison> Fields);

/// <summary>What an account, item or bank would gain (positive) or lose by the change.</summary>
/// <param name="Place">The account, item or bank by name.</param>
/// <param name="Before">What would-be postings put there now.</param>
/// <param name="After">What they would put there.</param>
public sealed record MoneyShift(string Place, Money Before, Money After)
{
    /// <summary>After minus before.</summary>
    public Money Change => After - Before;
}

/// <summary>Holds would-be postings before and after a change against one another. Pure.</summary>
internal static class RehearsalOf
{
    public static Rehearsal Run(IReadOnlyList<ComparedSide> before, IReadOnlyList<ComparedSide> after)
    {
        var then = after.ToDictionary(side => side.Key, StringComparer.Ordinal);
        var now = before.ToDictionary(side => side.Key, StringComparer.Ordinal);
        var pairs = now.Keys.Union(then.Keys).Order(StringComparer.Ordinal).Select(key => (Before: now.GetValueOrDefault(key), After: then.GetValueOrDefault(key))).ToList();
        var changes = pairs.Select(pair => Change(pair.Before, pair.After)).Where(change => change.Fields.Count > 0)
            .OrderBy(change => change.Day).ThenBy(change => change.Key, StringComparer.Ordinal).ToList();
        return new Rehearsal(changes, Shifts(before, after), pairs.Count - changes.Count);
    }

    private static RehearsedChange Change(ComparedSide? before, ComparedSide? after)
    {
        var shown = (after ?? before)!;
        var fields = (before, after) switch
        {
            (null, { } made) => CompareFields.OneSided([made], isOurs: false),
            ({ } gone, null) => CompareFields.OneSided([gone], isOurs: true),
            ({ } was, { } will) => [.. CompareFields.Run([was], [will], []).Where(field => !field.IsEqual)],
            _ => [],
        };
        return new RehearsedChange(shown.Key, shown.Stream, shown.Date, shown.Number.Length > 0 ? $"{shown.Customer} · {shown.Number}" : shown.Customer, shown.Amount, fields);
    }

    private static IReadOnlyList<MoneyShift> Shifts(IReadOnlyList<ComparedSide> before, IReadOnlyList<ComparedSide> after)
    {
        if (before.Concat(after).FirstOrDefault() is not { } any)
        {
            return [];
        }

        var (was, will) = (Places(before), Places(after));
        var nothing = Money.Zero(any.Amount.Currency);
        return
        [
            .. was.Keys.Union(will.Keys).Order(StringComparer.Ordinal)
                .Select(place => new MoneyShift(place, was.GetValueOrDefault(place, nothing), will.GetValueOrDefault(place, nothing)))
                .Where(shift => !shift.Change.IsZero),
        ];
    }

    private static Dictionary<string, Money> Places(IReadOnlyList<ComparedSide> sides) => sides
        .SelectMany(side => side.Lines.Select(line => (Place: line.Item.Length > 0 ? line.Item : line.Account, line.Amount))
            .Concat(side.Bank.Length > 0 ? [(side.Bank, side.IsIn is false ? -side.Amount : side.Amount)] : []))
        .GroupBy(part => part.Place, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(part => part.Amount).Aggregate((sum, amount) => sum + amount), StringComparer.Ordinal);
}
