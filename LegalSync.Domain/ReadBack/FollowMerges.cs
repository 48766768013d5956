using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>Lets mappings follow entries that were merged in the books, where the books said into which. Without that word a card asks a person.</summary>
internal static class FollowMerges
{
    /// <summary>Records a further rule for every rule in force that points to an entry that was merged away.</summary>
    public static async Task RunAsync(ISession session, BooksChanges changes, BooksSnapshot snapshot, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var merged in changes.Merged.Where(merged => Stands(merged, changes, snapshot)))
        {
            var pointing = await session.RulesPointingToAsync(KindOf(merged.Gone.Kind)!.Value, [merged.Gone.Id.Value], cancellationToken);
            foreach (var rule in pointing.DistinctBy(rule => (rule.Scope, rule.Pattern)))
            {
                var latest = (await session.RulesForAsync(rule.Kind, rule.Pattern, cancellationToken)).Last(other => other.Scope == rule.Scope);
                if (latest.TargetId != merged.Gone.Id.Value)
                {
                    continue;
                }

                var reason = $"QuickBooks merged {merged.Gone} into {merged.Survivor}.";
                session.Add(MappingRule.Record(
                    session.BooksId, new MappingChange(rule.Kind, rule.Pattern, MappingTarget.Books, merged.Survivor, latest.EffectiveFrom, reason) { Scope = rule.Scope }, actor, now));
                session.Add(AuditEvent.Tell(session.BooksId, $"rule:{rule.Kind}:{rule.Pattern}", "mapping follows a merge in the books", actor, now, reason));
            }
        }
    }

    /// <summary>The rules that point to entries of a list; null for lists that no rule points to.</summary>
    public static MappingKind? KindOf(BooksKind kind) => kind switch
    {
        BooksKind.Customer => MappingKind.Matter,
        BooksKind.Item => MappingKind.Code,
        BooksKind.Account => MappingKind.Account,
        _ => null,
    };

    private static bool Stands(MergedEntry merged, BooksChanges changes, BooksSnapshot snapshot) => merged.Gone.Kind switch
    {
        BooksKind.Customer => (changes.Reading.Customers.FirstOrDefault(one => one.Id.Value == merged.Survivor) ?? snapshot.Customer(new CustomerId(merged.Survivor))) is { IsActive: true },
        BooksKind.Item => (changes.Reading.Items.FirstOrDefault(one => one.Id.Value == merged.Survivor) ?? snapshot.Item(new ItemId(merged.Survivor))) is { IsActive: true },
        BooksKind.Account => (changes.Reading.Accounts.FirstOrDefault(one => one.Id.Value == merged.Survivor) ?? snapshot.Account(new AccountId(merged.Survivor))) is { IsActive: true },
        _ => false,
    };
}
