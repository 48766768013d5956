using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>What one kind of object demands, completes, posts, and answers to a query.</summary>
internal abstract class EntityRules
{
    /// <summary>The name in bodies, such as <c>JournalEntry</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The properties a query may filter and sort by, beside Id and the two instants of MetaData.</summary>
    public abstract IReadOnlyList<string> Queryable { get; }

    /// <summary>Whether it moves accounts; otherwise it is a list entry that is made inactive, never deleted.</summary>
    public virtual bool IsTransaction => false;

    /// <summary>Whether it can be deleted; a list entry is made inactive instead.</summary>
    public virtual bool IsDeletable => IsTransaction;

    /// <summary>Whether a request over HTTP may void it; people in the books may void more kinds.</summary>
    public virtual bool IsVoidableByCaller => false;

    /// <summary>Whether a request over HTTP may write it.</summary>
    public virtual bool IsWritable => true;

    /// <summary>Which ids it draws from.</summary>
    public virtual string Sequence => IsTransaction ? "Transaction" : Kind;

    /// <summary>Whether <c>sparse</c> keeps what a request leaves out.</summary>
    public virtual bool HonoursSparse => true;

    /// <summary>Properties that a sparse update must bring all the same.</summary>
    public virtual IReadOnlyList<string> DemandedOnUpdate => [];

    /// <summary>Properties that only the books write; what a request says of them is ignored.</summary>
    public virtual IReadOnlyList<string> ReadOnly => [];

    /// <summary>How much of the document others may use up, or null when nothing limits it.</summary>
    public virtual decimal? Capacity(JsonObject document) => null;

    /// <summary>Checks a draft and adds what the books add themselves.</summary>
    public abstract void Complete(Draft draft);

    /// <summary>What the document does to the accounts.</summary>
    public virtual IReadOnlyList<Posting> Postings(JsonObject document, Books books) => [];

    /// <summary>Which other documents it uses up.</summary>
    public virtual IReadOnlyCollection<Link> LinksOf(JsonObject document) => [];

    /// <summary>Brings what depends on others (balances, link lists) up to date; called when a document that uses this one has changed.</summary>
    public virtual void Refresh(JsonObject document, Books books)
    {
    }

    /// <summary>Refuses to change or delete a document that another one holds fast.</summary>
    public virtual void CheckChangeable(JsonObject document, Books books)
    {
    }

    /// <summary>Takes the amounts out of a document and keeps the rest; the base kind cannot be voided.</summary>
    public virtual void Void(JsonObject document) => throw Refuse.Unsupported($"void of {Kind}");

    /// <summary>Lets go of a document that is voided or deleted or worth less than before.</summary>
    /// <param name="document">The document that uses another.</param>
    /// <param name="of">The document it must use less of.</param>
    /// <param name="atMost">How much it may go on using.</param>
    public virtual void Release(JsonObject document, DocumentKey of, decimal atMost)
    {
    }
}
