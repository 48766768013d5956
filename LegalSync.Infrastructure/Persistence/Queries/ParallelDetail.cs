using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A record of ours, with what it would have written.</summary>
/// <param name="Side">As compared.</param>
/// <param name="Item">The item whose story tells how it came about.</param>
/// <param name="Entry">What would have been written.</param>
public sealed record ParallelOurs(ComparedSide Side, WorkItemId Item, DraftEntry Entry);

/// <summary>A record made by hand.</summary>
/// <param name="Side">As compared.</param>
/// <param name="Document">The document in the books; null for a row of a spreadsheet.</param>
/// <param name="ReadAt">When it was read like this.</param>
public sealed record ParallelTheirs(ComparedSide Side, DocumentRef? Document, DateTimeOffset ReadAt);

/// <summary>The fault that an error of ours belongs to, as suggested.</summary>
/// <param name="Cluster">Its name as stored: <c>map:Code:A106</c>.</param>
/// <param name="Name">For a person: "mapping of A106".</param>
public sealed record ParallelCause(string Cluster, string Name);

/// <summary>One pair, opened.</summary>
/// <param name="Row">Its line.</param>
/// <param name="Pair">The pair.</param>
public sealed record ParallelDetail(ParallelRow Row, ComparedPair Pair)
{
    /// <summary>Every compared field.</summary>
    public IReadOnlyList<FieldComparison> Fields { get; init; } = [];

    /// <summary>What speaks for the pair and against it.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Records of ours.</summary>
    public IReadOnlyList<ParallelOurs> Ours { get; init; } = [];

    /// <summary>Records made by hand.</summary>
    public IReadOnlyList<ParallelTheirs> Theirs { get; init; } = [];

    /// <summary>Decisions about it, latest first.</summary>
    public IReadOnlyList<HistoryLine> History { get; init; } = [];

    /// <summary>Conventions that its fields refer to, by number.</summary>
    public IReadOnlyDictionary<long, KeptConvention> Conventions { get; init; } = new Dictionary<long, KeptConvention>();

    /// <summary>Which fault of ours it may belong to, likeliest first; empty when nothing suggests one.</summary>
    public IReadOnlyList<ParallelCause> Causes { get; init; } = [];

    /// <summary>How many other differences nobody decided that look like it: same stream, finding and first field.</summary>
    public int LookAlikes { get; init; }
}
