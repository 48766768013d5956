using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Spine;

/// <summary>This item waits for that card or that item, or for its next evaluation, because. Several at a time; when the last one goes, the item is evaluated again.</summary>
public sealed class BlockingEdge
{
    private BlockingEdge(BooksId books, WorkItemId item, string because) => (Books, Item, Because) = (books, item, because);

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>The item that waits.</summary>
    public WorkItemId Item { get; private set; }

    /// <summary>The card it waits for, if a card.</summary>
    public ExceptionItemId? Card { get; private set; }

    /// <summary>The item it waits for, if an item.</summary>
    public WorkItemId? WaitsFor { get; private set; }

    /// <summary>Why, in a sentence.</summary>
    public string Because { get; private set; }

    /// <summary>Waits for a card.</summary>
    public static BlockingEdge OnCard(BooksId books, WorkItemId item, ExceptionItemId card, string because) => new(books, item, because) { Card = card };

    /// <summary>Waits for an item to be in the books.</summary>
    public static BlockingEdge OnItem(BooksId books, WorkItemId item, WorkItemId waitsFor, string because) => new(books, item, because) { WaitsFor = waitsFor };

    /// <summary>Waits for its next evaluation, which takes the edge away.</summary>
    public static BlockingEdge UntilEvaluated(BooksId books, WorkItemId item, string because) => new(books, item, because);
}
