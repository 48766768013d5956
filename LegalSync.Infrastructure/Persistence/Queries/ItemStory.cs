using LegalSync.Domain.Approvals;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A card that an item waits behind or once waited behind.</summary>
public sealed record StoryCard(ExceptionItemId Id, ExceptionCode Code, string Title, CardState State, string Because);

/// <summary>An item that this one waits for.</summary>
public sealed record StoryWait(WorkItemId Id, string Title, Stage Stage, string Because);

/// <summary>A document on its way, or arrived.</summary>
/// <param name="Intent">As stored.</param>
/// <param name="Entry">What it writes.</param>
/// <param name="InBooks">The document as last read back, or null.</param>
public sealed record StoryPosting(PostingIntent Intent, DraftEntry Entry, BooksDocument? InBooks);

/// <summary>A mapping rule that decided something about the item.</summary>
public sealed record StoryRule(MappingRule Rule, string Target);

/// <summary>One item's whole story, from the source record to the document in the books.</summary>
public sealed record ItemStory(WorkItem Item, string Matter)
{
    /// <summary>What the source said, newest first.</summary>
    public IReadOnlyList<SourceRecord> Records { get; init; } = [];

    /// <summary>The rules that were asked at the last evaluation, held or broken.</summary>
    public IReadOnlyList<RuleOutcome> Outcomes { get; init; } = [];

    /// <summary>The mapping rules it went by.</summary>
    public IReadOnlyList<StoryRule> Rules { get; init; } = [];

    /// <summary>Cards it waits behind.</summary>
    public IReadOnlyList<StoryCard> Cards { get; init; } = [];

    /// <summary>Items it waits for.</summary>
    public IReadOnlyList<StoryWait> WaitsFor { get; init; } = [];

    /// <summary>What people decided about it.</summary>
    public IReadOnlyList<Directive> Directives { get; init; } = [];

    /// <summary>What will be, or was, written.</summary>
    public IReadOnlyList<DraftEntry> Draft { get; init; } = [];

    /// <summary>Signed decisions, newest first.</summary>
    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>Documents.</summary>
    public IReadOnlyList<StoryPosting> Postings { get; init; } = [];

    /// <summary>The invoice that claims this entry, or the entries that this invoice claims.</summary>
    public IReadOnlyList<StoryWait> Claims { get; init; } = [];

    /// <summary>Every step, newest first.</summary>
    public IReadOnlyList<HistoryLine> Audit { get; init; } = [];
}
