using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>What became of a webhook call. Stored: a number is never reused.</summary>
public enum WebhookOutcome
{
    /// <summary>It was genuine and was taken.</summary>
    Taken = 1,

    /// <summary>Its signature was missing or wrong: nobody who knows the key sent it.</summary>
    Forged = 2,

    /// <summary>It was too large to be read.</summary>
    TooLarge = 3,

    /// <summary>It was signed, and could not be understood.</summary>
    Unreadable = 4,

    /// <summary>It was genuine, and spoke of an account that is not connected here.</summary>
    UnknownAccount = 5,
}

/// <summary>How many webhook calls of a day ended how.</summary>
public sealed class WebhookCount
{
    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whose webhooks.</summary>
    public OutsideSystem System { get; init; }

    /// <summary>How they ended.</summary>
    public WebhookOutcome Outcome { get; init; }

    /// <summary>The day, UTC.</summary>
    public DateOnly Day { get; init; }

    /// <summary>How many.</summary>
    public long Count { get; set; }
}
