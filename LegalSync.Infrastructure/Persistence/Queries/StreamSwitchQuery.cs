using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A stream with what it has shown.</summary>
/// <param name="Setting">Its mode, caps and schedule.</param>
/// <param name="Evidence">What was counted of it.</param>
/// <param name="Proposal">The promotion that waits for the second person; null when none does.</param>
public sealed record StreamLine(StreamSetting Setting, StreamEvidence Evidence, PromotionProposal? Proposal)
{
    /// <summary>The mode that it may earn next; null when it has the highest.</summary>
    public StreamMode? Next => Setting.Mode switch { StreamMode.Draft => StreamMode.Supervised, StreamMode.Supervised => StreamMode.AutoFinalize, _ => null };
}

/// <summary>The stream that is looked at.</summary>
/// <param name="Line">The stream.</param>
/// <param name="Conditions">What its next mode asks for, each with its figure; none when it has the highest.</param>
public sealed record StreamDetail(StreamLine Line, IReadOnlyList<PromotionCondition> Conditions);

/// <summary>The go-live switch.</summary>
/// <param name="Streams">The streams that may earn a mode: entries follow invoices, and corrections are always decided by people.</param>
/// <param name="Shown">The one that is looked at.</param>
/// <param name="Ledger">Promotions and demotions, newest first.</param>
public sealed record StreamSwitchView(IReadOnlyList<StreamLine> Streams, StreamDetail? Shown, IReadOnlyList<ModeChange> Ledger)
{
    /// <summary>True while a parallel run is open: nothing posts, whatever the mode.</summary>
    public bool IsShadow { get; init; }
}

/// <summary>Streams with their evidence, and the ledger of promotions and demotions.</summary>
public sealed class StreamSwitchQuery(IDbFactory databases, IComparisonStore store, IPromotionJudge judge)
{
    /// <summary>Most lines of the ledger shown.</summary>
    public const int MostLines = 100;

    /// <summary>Reads them.</summary>
    /// <param name="books">The books.</param>
    /// <param name="shown">The stream looked at; the first when none is named.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Ends when nobody waits any more.</param>
    public async Task<Answer<StreamSwitchView>> FindAsync(BooksId books, WorkKind? shown, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<StreamSwitchView>();
        }

        await using var db = databases.Create();
        var settings = await db.Streams.AsNoTracking().Where(stream => stream.Books == books && stream.Kind != WorkKind.Unsupported && stream.Kind != WorkKind.Correction).OrderBy(stream => stream.Kind).ToListAsync(cancellationToken);
        var ledger = await db.ModeChanges.AsNoTracking().Where(change => change.Books == books).OrderByDescending(change => change.Sequence).Take(MostLines).ToListAsync(cancellationToken);
        await using var session = store.Open(books);
        var ground = await EvidenceGround.ReadAsync(session, cancellationToken);
        var proposals = await session.OpenProposalsAsync(cancellationToken);
        var streams = settings.Where(stream => stream.Kind == EvidenceGround.BasisOf(stream.Kind))
            .Select(stream => new StreamLine(stream, EvidenceCounter.Count(ground, stream.Kind), proposals.LastOrDefault(one => one.Kind == stream.Kind))).ToList();
        var line = streams.Find(one => one.Setting.Kind == shown) ?? (streams.Count > 0 ? streams[0] : null);
        IReadOnlyList<PromotionCondition> conditions = line is { Next: { } next } ? await judge.RunAsync(session, line.Setting.Kind, next, line.Evidence, cancellationToken) : [];
        return Answer.Of(new StreamSwitchView(streams, line is null ? null : new StreamDetail(line, conditions), ledger)
        {
            IsShadow = await db.Books.AsNoTracking().AnyAsync(one => one.Id == books && one.ShadowFrom != null, cancellationToken),
        });
    }
}
