using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Capture;

/// <summary>
/// Reads both systems and evaluates what changed. Pull with overlap; hints of webhooks only say what to read first. Bank lines are read
/// before invoices, so that what an invoice was paid never lags behind the payment that paid it.
/// </summary>
public sealed class CaptureFirm(CaptureTools tools, ReadBooksBack books, AdvanceMatters advance, SyncFeed feed, TimeProvider clock, CapturePolicy policy)
{
    private const string MattersScope = "matters";
    private const string BankScope = "bank";

    /// <summary>One run.</summary>
    /// <param name="id">The books.</param>
    /// <param name="isSweep">True to read everything and find what vanished.</param>
    /// <param name="actor">The job's run.</param>
    /// <param name="cancellationToken">Stops between matters; what was read is kept.</param>
    public async Task RunAsync(BooksId id, bool isSweep, Actor actor, CancellationToken cancellationToken)
    {
        var run = SyncRun.Start(tools.Ids.Next(), id, isSweep ? RunKind.Sweep : RunKind.Capture, actor.Display, clock.GetUtcNow());
        await tools.Records.SaveRunAsync(run, cancellationToken);
        feed.Announce();
        var problem = await books.RefreshAsync(id, isSweep, actor, cancellationToken);
        run.Count(await books.VerifyAsync(id, actor, cancellationToken));
        if (problem is null || await WereReadBeforeAsync(id, cancellationToken))
        {
            problem = await ReadPracticeAsync(run, isSweep, actor, cancellationToken) ?? problem;
        }

        run.End(problem is null ? RunState.Succeeded : RunState.Failed, problem, clock.GetUtcNow());
        await tools.Records.SaveRunAsync(run, cancellationToken);
        feed.Announce();
    }

    /// <summary>Without any reading of the books every matter would look unmapped; with an older one, work can go on.</summary>
    private async Task<bool> WereReadBeforeAsync(BooksId id, CancellationToken cancellationToken)
    {
        await using var session = tools.Store.Open(id);
        return (await session.BooksAsync(cancellationToken)).BooksReadAsOf is not null;
    }

    private async Task<string?> ReadPracticeAsync(SyncRun run, bool isSweep, Actor actor, CancellationToken cancellationToken)
    {
        ConnectionId connection;
        await using (var session = tools.Store.Open(run.Books))
        {
            connection = (await session.BooksAsync(cancellationToken)).Practice;
        }

        var started = clock.GetUtcNow();
        var since = isSweep ? null : await tools.Records.ReadThroughAsync(connection, MattersScope, cancellationToken) - policy.Overlap;
        var bankSince = isSweep ? null : await tools.Records.ReadThroughAsync(connection, BankScope, cancellationToken) - policy.Overlap;
        var touched = new HashSet<MatterId>(tools.Hints.Take(connection));
        var touchesAll = false;
        foreach (var read in new Func<Task<ReadResult>>[]
        {
            () => tools.Practice.ReadReferenceAsync(connection, cancellationToken),
            () => tools.Practice.ReadMattersAsync(connection, since, cancellationToken),
            () => tools.Practice.ReadBankTransactionsAsync(connection, bankSince, cancellationToken),
        })
        {
            var result = await read();
            var stored = await tools.Records.StoreAsync(connection, result.Records, clock.GetUtcNow(), cancellationToken);
            run.Count(new RunFigures { Read = stored.Read, Changed = stored.Changed });
            touched.UnionWith(stored.Matters);
            touchesAll |= stored.TouchesAll;
            if (result.Status != ReadStatus.Complete)
            {
                return await tools.FailAsync(run.Books, connection, result, actor, cancellationToken);
            }
        }

        var problem = await ReadMattersAsync(run, new Scope(connection, touched, touchesAll, isSweep), actor, cancellationToken);
        if (problem is null)
        {
            await tools.Records.SetReadThroughAsync(connection, [MattersScope, BankScope], started, cancellationToken);
            await tools.SucceedAsync(run.Books, connection, actor, cancellationToken);
        }

        return problem;
    }

    private async Task<string?> ReadMattersAsync(SyncRun run, Scope scope, Actor actor, CancellationToken cancellationToken)
    {
        var known = await tools.Records.MattersAsync(scope.Connection, cancellationToken);
        var order = known
            .OrderByDescending(matter => scope.Touched.Contains(matter.Matter))
            .ThenBy(matter => matter.ReadAt ?? DateTimeOffset.MinValue)
            .ToList();
        var most = scope.IsSweep ? order.Count : Math.Max(policy.MattersPerRun, scope.Touched.Count);
        var reading = order.Take(most).ToList();
        var done = 0;
        foreach (var chunk in reading.Chunk(policy.ChunkSize))
        {
            var results = await Task.WhenAll(chunk.Select(matter =>
                tools.Practice.ReadMatterAsync(scope.Connection, matter.Matter, scope.IsSweep ? null : matter.ReadAt - policy.Overlap, cancellationToken)));
            var failed = await StoreChunkAsync(run, scope, [.. chunk.Select(matter => matter.Matter)], results, actor, cancellationToken);
            done += chunk.Length;
            run.Progress(done, reading.Count);
            await tools.Records.SaveRunAsync(run, cancellationToken);
            feed.Announce();
            if (failed is not null)
            {
                return await tools.FailAsync(run.Books, scope.Connection, failed, actor, cancellationToken);
            }
        }

        var left = scope.TouchesAll ? order.Skip(most).Select(matter => matter.Matter) : [];
        run.Count(await advance.RunAsync(run.Books, [.. left, MatterId.None], actor, cancellationToken));
        return null;
    }

    private async Task<ReadResult?> StoreChunkAsync(
        SyncRun run, Scope scope, IReadOnlyList<MatterId> matters, ReadResult[] results, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await tools.Records.StoreAsync(scope.Connection, [.. results.SelectMany(result => result.Records)], now, cancellationToken);
        run.Count(new RunFigures { Read = stored.Read, Changed = stored.Changed });
        var vanished = new HashSet<MatterId>();
        var complete = new List<string>();
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Status != ReadStatus.Complete)
            {
                continue;
            }

            complete.Add("matter:" + matters[i].Value);
            if (scope.IsSweep && await tools.Records.MarkVanishedAsync(scope.Connection, matters[i], results[i].Records, [SourceKind.TimeEntry, SourceKind.Expense, SourceKind.Invoice], now, cancellationToken) > 0)
            {
                vanished.Add(matters[i]);
            }
        }

        await tools.Records.SetReadThroughAsync(scope.Connection, complete, now, cancellationToken);
        var evaluate = scope.IsSweep || scope.TouchesAll ? matters : matters.Where(matter => stored.Matters.Contains(matter) || scope.Touched.Contains(matter) || vanished.Contains(matter));
        run.Count(await advance.RunAsync(run.Books, [.. evaluate], actor, cancellationToken));
        return results.FirstOrDefault(result => result.Status != ReadStatus.Complete);
    }

    private sealed record Scope(ConnectionId Connection, IReadOnlySet<MatterId> Touched, bool TouchesAll, bool IsSweep);
}
