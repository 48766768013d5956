using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Mapping;

/// <summary>Records a further mapping rule and evaluates again what it touches.</summary>
public sealed class ChangeMapping(IStore store, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    private const int Tries = 5;

    /// <summary>Records it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, MappingChange change, Actor actor, CancellationToken cancellationToken)
    {
        if (Objection(change, actor) is { } objection)
        {
            return objection;
        }

        var (held, refusal) = await RecordAsync(books, change, actor, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        await advance.RunAsync(books, [.. await TouchedAsync(books, change, cancellationToken), .. held], actor, cancellationToken);
        feed.Announce();
        return null;
    }

    private async Task<(IReadOnlySet<MatterId> Held, string? Refusal)> RecordAsync(BooksId books, MappingChange change, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            await using var session = store.Open(books);
            if (TargetProblem(change, await session.SnapshotAsync(cancellationToken)) is { } problem)
            {
                return (new HashSet<MatterId>(), problem);
            }

            var now = clock.GetUtcNow();
            session.Add(MappingRule.Record(books, change with { Reason = change.Reason.Trim() }, actor, now));
            session.Add(AuditEvent.Tell(books, $"mapping:{change.Kind}:{change.Pattern}", $"mapped to {change.Target} {change.TargetId}", actor, now, change.Reason));
            var held = await MappingHold.RunAsync(session, change, cancellationToken);
            if (await session.SaveAsync(cancellationToken))
            {
                return (held, null);
            }
        }

        return (new HashSet<MatterId>(), "Somebody else changed the same items at the same moment. Look again.");
    }

    /// <summary>The matters to evaluate again, found after the change is stored: whatever is evaluated from now on sees it.</summary>
    private async Task<IReadOnlyCollection<MatterId>> TouchedAsync(BooksId books, MappingChange change, CancellationToken cancellationToken)
    {
        if (change.Kind == MappingKind.Matter)
        {
            return [new MatterId(change.Pattern)];
        }

        await using var session = store.Open(books);
        return await session.MattersWithOpenItemsAsync(cancellationToken);
    }

    /// <summary>Why a person may not make a change; null when nothing speaks against it.</summary>
    internal static string? Objection(MappingChange change, Actor actor)
    {
        var mayEdit = change.Kind == MappingKind.Account ? actor.Is(Role.Administrator) : actor.Is(Role.Bookkeeper) || actor.Is(Role.Administrator);
        return !mayEdit ? change.Kind == MappingKind.Account ? "Only an administrator maps accounts." : "Only a bookkeeper or an administrator edits mappings."
            : string.IsNullOrWhiteSpace(change.Pattern) ? "Write what is mapped: a matter, a code or a pattern, an account."
            : change.Pattern.Length > MappingRule.MaxPatternLength ? $"A pattern has at most {MappingRule.MaxPatternLength} characters."
            : string.IsNullOrWhiteSpace(change.Reason) ? "Write why."
            : null;
    }

    /// <summary>Why a change points nowhere; null when its target is active.</summary>
    internal static string? TargetProblem(MappingChange change, BooksSnapshot books)
    {
        if (change.Target != MappingTarget.Books)
        {
            return change is { Target: MappingTarget.NonBilling, Kind: not MappingKind.Matter } ? "Only a matter can be marked as not billed." : null;
        }

        var id = change.TargetId ?? "";
        var exists = change.Kind switch
        {
            MappingKind.Matter => books.Customer(new CustomerId(id)) is { IsActive: true },
            MappingKind.Code => books.Item(new ItemId(id)) is { IsActive: true },
            MappingKind.Account when change.Pattern == AccountRole.SalesTax => books.TaxCodes.Any(code => code.Id == id && code.IsActive),
            MappingKind.Account => books.Account(new AccountId(id)) is { IsActive: true },
            _ => throw new ArgumentOutOfRangeException(nameof(change)),
        };
        return exists ? null : "Choose an active entry of QuickBooks.";
    }
}
