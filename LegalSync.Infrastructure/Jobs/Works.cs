using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.ReadBack;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Watching;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Infrastructure.QuickBooks.Webhooks;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Reads both systems.</summary>
public sealed class CaptureWork(CaptureFirm capture, CompanyReader company, TrustUpkeep trust) : ICaptureWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        await company.ReadAsync(books, ct);
        await capture.RunAsync(books, false, actor, ct);
        await trust.RunAsync(books, actor, ct);
    }
}

/// <summary>What follows every sync for client money: the tie board, and the cards of statements and reconciliations.</summary>
public sealed class TrustUpkeep(Domain.Trust.Reconciling.KeepTies ties, Domain.Trust.Reconciling.WatchReconciliations watch)
{
    /// <summary>Runs both.</summary>
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        await ties.RunAsync(books, ct);
        await watch.RunAsync(books, actor, ct);
    }
}

/// <summary>Compares key sets and evaluates everything; while a parallel run is open, compares it too.</summary>
public sealed class SweepWork(CaptureFirm capture, CompanyReader company, Domain.ParallelRun.RunComparison comparison) : ISweepWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        await company.ReadAsync(books, ct);
        await capture.RunAsync(books, true, actor, ct);
        await comparison.RunAsync(books, actor, ct);
    }
}

/// <summary>What posting is made of.</summary>
public sealed record PostTools(ApproveClean Approve, PostApproved Post, ShowDrafts Show, ReadBooksBack ReadBack);

/// <summary>Approves what its stream lets approve itself, sends what is due, shows drafts where a stream asks for it, and reads back what was sent.</summary>
public sealed class PostWork(PostTools tools, ICaptureStore records, IIds ids, SyncFeed feed, TimeProvider clock) : IPostWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        var started = clock.GetUtcNow();
        await tools.Approve.RunAsync(books, actor, ct);
        var figures = await tools.Post.RunAsync(books, actor, ct);
        await tools.Show.RunAsync(books, actor, ct);
        if (figures.Posted == 0)
        {
            return;
        }

        var run = SyncRun.Start(ids.Next(), books, RunKind.Post, actor.Display, started);
        run.Count(figures);
        var problem = await tools.ReadBack.RefreshAsync(books, false, actor, ct);
        run.Count(await tools.ReadBack.VerifyAsync(books, actor, ct));
        run.End(problem is null ? RunState.Succeeded : RunState.Failed, problem, clock.GetUtcNow());
        await records.SaveRunAsync(run, ct);
        feed.Announce();
    }
}

/// <summary>Reads the books back and verifies: first what webhooks spoke of, then what the feed of changes says.</summary>
public sealed class VerifyWork(HintedWork hinted, ReadBooksBack readBack) : IVerifyWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        await hinted.RunAsync(books, actor, ct);
        if (await readBack.RefreshAsync(books, false, actor, ct) is null)
        {
            await readBack.VerifyAsync(books, actor, ct);
        }
    }
}

/// <summary>Reads what webhooks of the books spoke of.</summary>
public sealed class HintedWork(ReadHinted hinted, ReadBooksBack readBack, CompanyReader company, ILinkFacts links, SyncFeed feed) : IHintedWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        var reading = await hinted.RunAsync(books, actor, ct);
        if (reading.Heard is { } connection)
        {
            await links.HeardAsync(connection, ct);
        }

        if (reading.SpokeOfCompany)
        {
            await company.ReadAsync(books, ct);
        }

        if (reading.Read > 0)
        {
            await readBack.VerifyAsync(books, actor, ct);
            feed.Announce();
        }
    }
}

/// <summary>Compares the books with the mirror and forgets old hints; the sync log has a line of it.</summary>
public sealed class CompareWork(CompareBooks compare, BooksHints hints, ICaptureStore records, IIds ids, SyncFeed feed, TimeProvider clock) : ICompareWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        var run = SyncRun.Start(ids.Next(), books, RunKind.Verify, actor.Display, clock.GetUtcNow());
        var found = await compare.RunAsync(books, actor, ct);
        run.Count(new RunFigures { Read = found.Keys, Changed = found.Missed + found.Vanished });
        run.End(found.Problem is null ? RunState.Succeeded : RunState.Failed, found.Problem, clock.GetUtcNow());
        await records.SaveRunAsync(run, ct);
        await hints.ForgetAsync(ct);
        feed.Announce();
    }
}

/// <summary>Watches the queue, and what streams have earned.</summary>
public sealed class WatchWork(WatchLag watch, WatchStreams streams) : IWatchWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        await watch.RunAsync(books, actor, ct);
        await streams.RunAsync(books, actor, ct);
    }
}

/// <summary>Looks at all trust accounts.</summary>
public sealed class TrustWatchWork(TrustWatch watch) : ITrustWatchWork
{
    /// <inheritdoc />
    public Task RunAsync(BooksId books, Actor actor, CancellationToken ct) => watch.RunAsync(books, actor, ct);
}

/// <summary>Seals the audit trail.</summary>
public sealed class SealWork(AuditSealer sealer) : ISealWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct) => await sealer.RunAsync(books, ct);
}

/// <summary>Writes the day's line into the sync log: the figures of all its runs.</summary>
public sealed class DailyLogWork(DailyFigures figures, ICaptureStore records, IIds ids, TimeProvider clock) : IDailyLogWork
{
    /// <inheritdoc />
    public async Task RunAsync(BooksId books, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromDays(1);
        var run = SyncRun.Start(ids.Next(), books, RunKind.DailyLog, actor.Display, since);
        run.Count(await figures.SumAsync(books, since, now, ct));
        run.End(RunState.Succeeded, null, now);
        await records.SaveRunAsync(run, ct);
    }
}
