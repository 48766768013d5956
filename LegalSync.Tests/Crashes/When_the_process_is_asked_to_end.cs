using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Crashes;

/// <summary>The product as it is shipped gets SIGTERM in the middle of posting, as in a deployment.</summary>
[Collection("Alone")]
public class When_the_process_is_asked_to_end
{
    private const int Backlog = 12;

    [Fact]
    public async Task what_is_under_way_is_carried_to_its_end_and_nothing_new_begins()
    {
        var (firm, gate) = await OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        using var product = ProductProcess.Start(firm.Settings, Database(firm));
        var stop = gate.Hold(PostingIntent.MarkPrefix, afterCommit: true);
        await product.WhileAliveAsync(stop.Arrived);

        product.Signal("TERM");
        await product.WhileAliveAsync(product.HearAsync("Application is shutting down"));
        stop.Release();

        Assert.Equal(0, await product.EndAsync());
        var postings = await firm.PostingsAsync();
        Assert.Single(gate.Writes);
        Assert.Single(postings, posting => posting.State == PostingState.Confirmed);
        Assert.Equal(Backlog - 1, postings.Count(posting => posting is { State: PostingState.Pending, ClaimedBy: null, LeaseUntil: null }));
        await FinishAsync(firm);
    }

    [Fact]
    public async Task an_answer_that_does_not_come_in_time_is_looked_up_by_the_next_process()
    {
        var (firm, gate) = await OpenAsync(("shutdownTimeoutSeconds", "2"), ("Posting:Lease", "00:00:04"));
        await using var closing = firm;
        await using var shutting = gate;
        using (var product = ProductProcess.Start(firm.Settings, Database(firm)))
        {
            var stop = gate.Hold(PostingIntent.MarkPrefix, afterCommit: true);
            await product.WhileAliveAsync(stop.Arrived);
            product.Signal("TERM");
            await product.EndAsync();
        }

        var left = Assert.Single(await firm.PostingsAsync(), posting => posting.State != PostingState.Pending);
        Assert.Equal(PostingState.Sent, left.State);
        await FinishAsync(firm);
    }

    /// <summary>A dozen deposits, approved, that go one by one.</summary>
    private static async Task<(SyncedFirm Firm, Gate Gate)> OpenAsync(params (string Key, string? Value)[] settings)
    {
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var (firm, gate) = await FirmSteps.OpenAsync(today: yesterday, settings: [("Posting:BatchSize", "1"), ("Posting:Skew", "00:00:01"), .. settings]);
        await firm.ApproveAsync((await firm.HeldAsync(WorkKind.TrustDeposit)).Take(Backlog));
        return (firm, gate);
    }

    /// <summary>The next process posts the rest; all of it is in the books once.</summary>
    private static async Task FinishAsync(SyncedFirm firm)
    {
        using (var next = ProductProcess.Start(firm.Settings, Database(firm)))
        {
            await next.WhileAliveAsync(ConfirmedAsync(firm, Backlog));
        }

        var postings = await firm.PostingsAsync();
        await firm.AssertBooksHoldExactlyAsync(postings);
        Assert.All(postings, posting => Assert.Equal((1, 1, (DateTimeOffset?)null), (posting.Generation, posting.Attempts, posting.LeaseUntil)));
    }

    internal static async Task ConfirmedAsync(SyncedFirm firm, int count)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await beat.WaitForNextTickAsync())
        {
            await using var db = firm.Db();
            if (await db.Postings.CountAsync(posting => posting.Books == firm.Books && posting.State == PostingState.Confirmed) == count)
            {
                return;
            }
        }
    }

    internal static string Database(SyncedFirm firm)
    {
        using var db = firm.Db();
        return "Data Source=" + new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }
}
