using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Crashes;

/// <summary>The process lives, and its database fails it: at a commit, for a while, or for want of room.</summary>
public class When_the_database_fails(CrashFirm crash) : IClassFixture<CrashFirm>
{
    private const int IoError = 10;
    private int _disturbances;

    [Theory]
    [InlineData(StrikePoint.Commit)]
    [InlineData(StrikePoint.Committed)]
    public async Task at_any_commit_whether_it_took_or_not_the_postings_own_rows_decide(StrikePoint point)
    {
        var nth = 0;
        Striker striker;
        do
        {
            striker = new Striker(point, ++nth, Break);
            await StartAsync(new StruckStore(Connection, striker));
            await crash.SettleAsync(Disturbed);
            await crash.JudgeEndAsync();
        }
        while (striker.HasStruck);

        Assert.InRange(nth, 7, 200);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(30)]
    public async Task to_write_for_a_while_nothing_is_called_posted_that_is_not_and_posting_resumes_by_itself(int from)
    {
        await StartAsync(new StruckStore(Connection, new Striker(StrikePoint.Write, from, Break, times: 25)));

        await crash.SettleAsync(Disturbed);

        Assert.True(_disturbances > 0);
        await crash.JudgeEndAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task for_want_of_room_nothing_is_called_posted_that_is_not_and_posting_resumes_when_there_is_room(int afterCommits)
    {
        var disk = new FullDisk();
        await StartAsync(new StruckStore(Connection, new Striker(StrikePoint.Committed, afterCommits, () => disk.IsFull = true), disk));
        for (var firing = 0; firing < 20; firing++)
        {
            await crash.FireAsync(Disturbed);
            await crash.JudgeMomentAsync();
        }

        Assert.True(_disturbances > 0, "There was room after all.");
        disk.IsFull = false;
        await crash.SettleAsync();

        await crash.JudgeEndAsync();
    }

    private string Connection => "Data Source=" + crash.Database;

    private static void Break() => throw new SqliteException("disk I/O error", IoError);

    private async Task StartAsync(StruckStore store)
    {
        await crash.PutBackAsync();
        await crash.Firm.RestartAsync(crash.Due, store);
    }

    // What a job lets through is logged by the scheduler; the next firing starts afresh.
    private bool Disturbed(Exception failure)
    {
        _disturbances++;
        return failure is SqliteException or DbUpdateException or InvalidOperationException;
    }
}
