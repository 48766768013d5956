using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>One leg that would have been posted, with its item.</summary>
internal sealed record WouldBe(WorkItem Item, ComparedSide Side, PostingDraft Leg);

/// <summary>Gathers what LegalSync would have posted from items as they were evaluated: those that hold a draft and that nobody approved. What corrects the books is no part of the comparison.</summary>
internal static class GatherOurs
{
    /// <summary>The legs of items, by key.</summary>
    public static async Task<IReadOnlyList<WouldBe>> RunAsync(ISession session, IReadOnlyList<WorkItem> items, BooksWords words, CancellationToken cancellationToken)
    {
        var drafted = items.Where(item => item.Stage.IsBeforeApproval() && item.Draft is not null && item.Kind != WorkKind.Correction).Select(item => (Item: item, Legs: DraftText.Read(item.Draft!))).ToList();
        var numbers = await NumbersAsync(session, drafted.Select(pair => (pair.Item.Key, pair.Legs)), cancellationToken);
        return
        [
            .. drafted.SelectMany(pair => SidesOfDrafts.Of(pair.Item.Key, pair.Legs, words, numbers.GetValueOrDefault)
                    .Select(leg => new WouldBe(pair.Item, leg.Side, leg.Leg)))
                .OrderBy(leg => leg.Side.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The numbers of our invoices by event: of those at hand, and of those that payments at hand pay.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> NumbersAsync(
        ISession session, IEnumerable<(ItemKey Key, IReadOnlyList<PostingDraft> Legs)> drafted, CancellationToken cancellationToken)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        var paid = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, legs) in drafted)
        {
            foreach (var invoice in legs.OfType<InvoiceDraft>())
            {
                numbers[key.Event] = invoice.Number;
            }

            paid.UnionWith(legs.OfType<PaymentDraft>().Select(payment => payment.Invoice?.Event).OfType<string>());
        }

        foreach (var @event in paid.Where(@event => !numbers.ContainsKey(@event)))
        {
            if ((await session.PostingAsync(@event, 1, cancellationToken))?.ReadDraft() is InvoiceDraft posted)
            {
                numbers[@event] = posted.Number;
            }
        }

        return numbers;
    }
}
