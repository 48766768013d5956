using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>
/// What decides at the moment before the first byte leaves: the books, the link, the streams and the standing approvals. What goes is
/// guarded on all of it, so that whoever changes one of them is either seen here or comes after.
/// </summary>
internal sealed class StateAtSent
{
    private readonly ISession _session;
    private readonly PostingReadiness _readiness;
    private readonly Books _firm;

    private StateAtSent(ISession session, PostingReadiness readiness, Books firm, Connection link) => (_session, _readiness, _firm, Link) = (session, readiness, firm, link);

    /// <summary>The link to the accounting system.</summary>
    public Connection Link { get; }

    /// <summary>True when anything may be written to the books now.</summary>
    public bool MayWrite => !_firm.IsPostingPaused && !_firm.IsShadow && Link.State == ConnectionState.Connected;

    /// <summary>The streams.</summary>
    public required IReadOnlyDictionary<WorkKind, StreamSetting> Streams { get; init; }

    /// <summary>Decisions about items whose stream has, or had, an earned mode.</summary>
    public required ILookup<WorkItemId, Approval> Approvals { get; init; }

    /// <summary>Reads it for postings that a node holds.</summary>
    public static async Task<StateAtSent> ReadAsync(ISession session, IReadOnlyList<PostingIntent> held, PostingReadiness readiness, CancellationToken cancellationToken)
    {
        var firm = await session.BooksAsync(cancellationToken);
        var streams = (await session.StreamsAsync(cancellationToken)).ToDictionary(stream => stream.Kind);
        // A stream that never had another mode than Draft has no automatic approvals, and nothing is asked about its items.
        var asked = held.Select(readiness.ItemOf).OfType<WorkItem>().Where(item => streams.GetValueOrDefault(item.Kind) is { ModeSince: not null }).Select(item => item.Id).Distinct().ToList();
        return new StateAtSent(session, readiness, firm, await session.ConnectionAsync(firm.Accounting, cancellationToken))
        {
            Streams = streams,
            Approvals = (await session.ApprovalsOfAsync(asked, cancellationToken)).ToLookup(approval => approval.Item),
        };
    }

    /// <summary>Returns to Held what its stream no longer lets go: of an item that has begun to go, nothing is held back.</summary>
    public async Task HoldAgainAsync(IReadOnlyList<PostingIntent> held, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!MayWrite)
        {
            return;
        }

        foreach (var item in held.Select(_readiness.ItemOf).OfType<WorkItem>().Where(item => item.Stage == Stage.Approved).Distinct())
        {
            var legs = _readiness.LegsOf(item);
            if (Against(item) is { } why && legs.All(leg => leg.IsUnsent || leg.State is PostingState.Cancelled or PostingState.Refused))
            {
                await ReleaseReturn.RunAsync(_session, item, legs, why, actor, now, cancellationToken);
            }
        }
    }

    /// <summary>What is saved rests on the state that was read.</summary>
    public void Guard(IReadOnlyList<PostingIntent> going)
    {
        if (going.Count == 0)
        {
            return;
        }

        _session.Guard(_firm);
        _session.Guard(Link);
        var items = going.Select(_readiness.ItemOf).OfType<WorkItem>().Distinct().ToList();
        foreach (var aggregate in items.Cast<object>().Concat(items.Select(item => item.Kind).Distinct().Select(Streams.GetValueOrDefault).OfType<StreamSetting>()))
        {
            _session.Guard(aggregate);
        }
    }

    /// <summary>Why an item that was approved may not go by its stream as it is now; null when it may.</summary>
    private string? Against(WorkItem item)
    {
        if (Streams.GetValueOrDefault(item.Kind) is not { } stream)
        {
            return null;
        }

        if (!stream.IsOn)
        {
            return $"The stream is off: {stream.OffBecause}";
        }

        return Approvals[item.Id].LastOrDefault() is not { Decision: Decision.Approved, Promotion: { } promotion } ? null
            : stream.PausedBecause is { } paused ? $"It was approved by itself, and its stream pauses: {paused}"
            : stream.MayApprove && stream.Promotion == promotion ? null
            : $"It was approved by itself under promotion {promotion}, and its stream no longer has that mode.";
    }
}
