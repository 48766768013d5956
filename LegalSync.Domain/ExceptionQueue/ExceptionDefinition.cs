using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>What a choice would do: its effects, and the same in sentences; or why it cannot be done.</summary>
/// <param name="Effects">What is done.</param>
/// <param name="Lines">The same, one sentence each.</param>
/// <param name="Refusal">Why not; null when it can be done.</param>
public sealed record ResolutionPlan(IReadOnlyList<ResolutionEffect> Effects, IReadOnlyList<string> Lines, string? Refusal = null)
{
    /// <summary>It cannot be done.</summary>
    public static ResolutionPlan No(string refusal) => new([], [], refusal);

    /// <summary>It does one thing.</summary>
    public static ResolutionPlan Do(string line, params ResolutionEffect[] effects) => new(effects, [line]);
}

/// <summary>Everything a plan looks at.</summary>
/// <param name="Card">The card.</param>
/// <param name="Choice">The choice.</param>
/// <param name="Actor">Who chose.</param>
/// <param name="InBooks">The books as read.</param>
public sealed record ResolutionContext(ExceptionItem Card, ResolutionChoice Choice, Actor Actor, BooksSnapshot InBooks)
{
    /// <summary>What the card is about.</summary>
    public Subject Subject => Subject.Parse(Card.Subject);

    /// <summary>Items that wait behind the card.</summary>
    public IReadOnlyList<WorkItem> Waiting { get; init; } = [];

    /// <summary>Their postings.</summary>
    public IReadOnlyList<PostingIntent> Postings { get; init; } = [];

    /// <summary>The case of the card's matter, where it has one.</summary>
    public LabelledCase? Matter { get; init; }

    /// <summary>First day that posts.</summary>
    public DateOnly OpensOn { get; init; }

    /// <summary>The day at the firm.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What the person gave, or else what was suggested for this resolution.</summary>
    public string? Input => !string.IsNullOrWhiteSpace(Choice.Input) ? Choice.Input.Trim()
        : Card.ReadSuggestion() is { } suggestion && suggestion.Resolution == Choice.Resolution ? suggestion.Input
        : null;

    /// <summary>Why.</summary>
    public string Reason => string.IsNullOrWhiteSpace(Choice.Reason) ? "Resolved on its card." : Choice.Reason.Trim();

    /// <summary>The event of the item that the card is about: its waiting item, or the subject itself.</summary>
    public string? ItemEvent => Waiting.Count > 0 ? Waiting[0].Key.Event : Subject.Kind == "Item" ? Subject.Id : null;

    /// <summary>An active customer by the input.</summary>
    public BooksCustomer? Customer => Input is { } id && InBooks.Customer(new CustomerId(id)) is { IsActive: true } customer ? customer : null;

    /// <summary>A document by the input.</summary>
    public BooksDocument? Document => Input is { } text && text.Contains(' ', StringComparison.Ordinal) && Enum.TryParse<BooksKind>(text[..text.IndexOf(' ', StringComparison.Ordinal)], out _)
        ? InBooks.Document(DocumentRef.Parse(text))
        : null;
}

/// <summary>One code of the catalogue: its line, and what each of its resolutions does. Adding a code is adding one of these.</summary>
public abstract class ExceptionDefinition
{
    /// <summary>The catalogue's line.</summary>
    public abstract ExceptionType Type { get; }

    /// <summary>What a choice would do. Pure.</summary>
    public abstract ResolutionPlan Plan(ResolutionContext context);

    /// <summary>An hour-based due time.</summary>
    protected static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);

    /// <summary>Plans shared by cards about one item that a person may settle by hand.</summary>
    protected static ResolutionPlan ByHand(ResolutionContext context) => context.Choice.Resolution switch
    {
        StandardResolutions.LeaveToManualId => LeaveToManual(context),
        StandardResolutions.LinkDocumentId => Link(context),
        StandardResolutions.ReadAgainId => ResolutionPlan.Do("Both systems are read again now; the card closes by itself when its condition is gone.", new SyncEffect()),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };

    private static ResolutionPlan LeaveToManual(ResolutionContext context) =>
        context.Waiting.Count == 0 && context.ItemEvent is null
            ? ResolutionPlan.No("No item waits behind this card any more.")
            : new ResolutionPlan(
                [.. Events(context).Select(item => new DirectiveEffect(DirectiveKind.LeaveToManual, item, ""))],
                [$"{Count(context)} left to manual: nothing of it is posted from here."]);

    private static ResolutionPlan Link(ResolutionContext context) =>
        context.Document is not { } document
            ? ResolutionPlan.No("Choose the document in QuickBooks.")
            : context.ItemEvent is not { } item
                ? ResolutionPlan.No("No item waits behind this card any more.")
                : ResolutionPlan.Do($"{document.Ref} of {document.Total} is linked; nothing is posted again.", new DirectiveEffect(DirectiveKind.AdoptDocument, item, document.Ref.ToString()));

    private static IEnumerable<string> Events(ResolutionContext context) =>
        context.Waiting.Count > 0 ? context.Waiting.Select(item => item.Key.Event) : [context.ItemEvent!];

    private static string Count(ResolutionContext context) => context.Waiting.Count switch
    {
        0 or 1 => "The item is",
        var many => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{many} items are"),
    };

    /// <summary>An amount as people read it.</summary>
    protected static string Say(Money money) => money.ToString();
}

/// <summary>Resolutions that several codes offer.</summary>
internal static class StandardResolutions
{
    public const string LeaveToManualId = "leave-to-manual";
    public const string LinkDocumentId = "link-document";
    public const string ReadAgainId = "read-again";

    public static ResolutionType LeaveToManual { get; } = new(LeaveToManualId, "Leave to manual", NeedsReason: true, Letter: 'i');

    public static ResolutionType LinkDocument { get; } = new(LinkDocumentId, "Link the document in QuickBooks", ResolutionInput.Document, Letter: 'd');

    public static ResolutionType ReadAgain { get; } = new(ReadAgainId, "Corrected at the source: read again");
}
