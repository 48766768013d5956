namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>What happened to an object, in the words of the webhooks.</summary>
public enum BooksOperation
{
    /// <summary>It is new.</summary>
    Create,

    /// <summary>It changed, by itself or because a document linked to it did.</summary>
    Update,

    /// <summary>It is gone.</summary>
    Delete,

    /// <summary>Another object of its list was merged into it.</summary>
    Merge,

    /// <summary>Its amounts were taken out.</summary>
    Void,

    /// <summary>It was sent by mail.</summary>
    Emailed,
}

/// <summary>One change of one object, whoever made it: the source of the change feed and of the webhooks.</summary>
/// <param name="Entity">The kind of object (<c>Invoice</c>).</param>
/// <param name="Id">Its id.</param>
/// <param name="Operation">What happened.</param>
/// <param name="At">When, by the sandbox's clock.</param>
/// <param name="SyncToken">Its token afterwards; for a deleted object the last one it had.</param>
/// <param name="DeletedId">After a merge, the id that was given up.</param>
public sealed record BooksChange(string Entity, string Id, BooksOperation Operation, DateTimeOffset At, string SyncToken, string? DeletedId = null);
