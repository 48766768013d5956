using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>Which matters have to be looked at again because a list of the books changed in a way that mapping or routing sees.</summary>
internal static class ListChanges
{
    /// <summary>The matters: those mapped to what changed, and those with items that can still move.</summary>
    public static async Task<IReadOnlyCollection<MatterId>> TouchedAsync(
        ISession session, BooksChanges changes, BooksSnapshot before, CancellationToken cancellationToken)
    {
        var customers = changes.Reading.Customers.Where(now => before.Customer(now.Id) is not { } was || (was.IsActive, was.Name, was.Parent) != (now.IsActive, now.Name, now.Parent))
            .Select(customer => customer.Id.Value)
            .Concat(Missing(changes, before, BooksKind.Customer)).ToHashSet(StringComparer.Ordinal);
        var others = changes.Reading.Items.Any(now => before.Item(now.Id) is not { } was || (was.IsActive, was.Code) != (now.IsActive, now.Code))
            || changes.Reading.Accounts.Any(now => before.Account(now.Id) is not { } was || (was.IsActive, was.Type, was.SubType, was.Name) != (now.IsActive, now.Type, now.SubType, now.Name))
            || Missing(changes, before, BooksKind.Item).Any() || Missing(changes, before, BooksKind.Account).Any();
        if (customers.Count == 0 && !others)
        {
            return [];
        }

        var mapped = await session.RulesPointingToAsync(MappingKind.Matter, customers, cancellationToken);
        var open = await session.MattersWithOpenItemsAsync(cancellationToken);
        return [.. mapped.Select(rule => new MatterId(rule.Pattern)).Concat(open).Distinct()];
    }

    /// <summary>Entries that stood and are gone.</summary>
    private static IEnumerable<string> Missing(BooksChanges changes, BooksSnapshot before, BooksKind kind)
    {
        var gone = changes.Gone.Concat(changes.Merged.Select(merged => merged.Gone)).Where(entry => entry.Kind == kind).Select(entry => entry.Id.Value).ToHashSet(StringComparer.Ordinal);
        var keys = changes.Keys.GetValueOrDefault(kind);
        return before.Keys(kind).Where(id => gone.Contains(id) || keys?.Contains(id) is false);
    }
}
