using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>Raises a card for each document that somebody posted to trust directly, and closes it when it was adopted or is gone.</summary>
public sealed class NoticeDirectEntries(IStore store, PostingCards cards, TimeProvider clock)
{
    /// <summary>Looks at everything the mirror holds.</summary>
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        if (firm.OpensOn is not { } opensOn)
        {
            return;
        }

        var (snapshot, now) = (await session.SnapshotAsync(cancellationToken), clock.GetUtcNow());
        var rules = await session.RulesForAsync(MappingKind.Account, AccountRole.TrustLiability, cancellationToken);
        var liability = rules.Count > 0 ? rules[^1].TargetId : null;
        // What people post by hand in the time of a parallel run is what it compares: the comparison tells of it, not a card.
        IReadOnlyList<BooksDocument> direct =
            [.. DirectEntries.Find(snapshot, liability is { } id ? new AccountId(id) : null, opensOn).Where(document => !firm.IsCompared(document.Date))];
        var settled = await SettledAsync(session, direct, cancellationToken);
        var standing = direct.Where(document => !settled.Contains(document.Ref.ToString())).ToList();
        foreach (var document in standing)
        {
            await cards.RaiseAsync(session, DirectEntries.Card(document, snapshot), actor, now, cancellationToken);
        }

        var subjects = standing.Select(document => new Subject(DirectEntries.SubjectKind, document.Ref.ToString()).ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var card in await session.OpenCardsAsync(Codes.TrustDirect, cancellationToken))
        {
            if (Subject.Parse(card.Subject).Kind == DirectEntries.SubjectKind && !subjects.Contains(card.Subject))
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
            }
        }

        await session.SaveAsync(cancellationToken);
    }

    /// <summary>Documents that an item is, by posting or by adoption, and those that a person adopted by a word.</summary>
    private static async Task<HashSet<string>> SettledAsync(ISession session, IReadOnlyList<BooksDocument> direct, CancellationToken cancellationToken)
    {
        var settled = (await session.PostingsHoldingAsync([.. direct.Select(document => document.Ref.ToString())], cancellationToken)).Select(posting => posting.Document!).ToHashSet(StringComparer.Ordinal);
        var customers = direct.SelectMany(document => document.Lines.Select(line => line.Customer).Append(document.Customer)).OfType<CustomerId>().Select(customer => customer.Value).Distinct().ToList();
        var matters = (await session.RulesPointingToAsync(MappingKind.Matter, customers, cancellationToken)).Select(rule => new MatterId(rule.Pattern)).Append(MatterId.None).Distinct().ToList();
        settled.UnionWith((await session.ItemsOfAsync(matters, cancellationToken)).Select(item => item.Adopted).OfType<string>());
        foreach (var document in direct)
        {
            if ((await session.DirectivesAsync(DirectEntries.EventOf(document.Ref), cancellationToken)).Any(directive => directive.RevokedAt is null))
            {
                settled.Add(document.Ref.ToString());
            }
        }

        return settled;
    }
}
