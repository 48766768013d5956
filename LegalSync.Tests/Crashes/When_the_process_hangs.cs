using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Crashes;

/// <summary>One process is frozen in the middle of a send; another one on the same database takes over, and then the first one wakes up.</summary>
[Collection("Alone")]
public class When_the_process_hangs
{
    private static readonly TimeSpan _skew = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task another_one_takes_over_when_the_lease_is_over_and_what_the_first_one_hears_later_changes_nothing(bool booksHoldIt)
    {
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var (firm, gate) = await FirmSteps.OpenAsync(
            today: yesterday,
            settings: [("Posting:Lease", "00:00:04"), ("Posting:Skew", "00:00:01"), ("Posting:FirstRetry", "00:00:01"), ("Posting:ServerLimit", "00:00:06"), ("Posting:SendGrace", "00:00:02")]);
        await using var closing = firm;
        await using var shutting = gate;
        var deposit = await firm.FirstHeldAsync(WorkKind.TrustDeposit);
        await firm.ApproveAsync(deposit);
        var stop = gate.Hold((await firm.PostingAsync(deposit)).Mark, afterCommit: booksHoldIt);
        using var first = ProductProcess.Start(firm.Settings, When_the_process_is_asked_to_end.Database(firm));
        await first.WhileAliveAsync(stop.Arrived);
        var lease = await FreezeAsync(firm.Db, first, () => firm.PostingAsync(deposit));

        using var second = ProductProcess.Start(firm.Settings, When_the_process_is_asked_to_end.Database(firm));
        await second.WhileAliveAsync(second.HearAsync("Application started"));
        var isUp = TimeProvider.System.GetUtcNow();
        await second.WhileAliveAsync(When_the_process_is_asked_to_end.ConfirmedAsync(firm, 1));
        var settled = await firm.PostingAsync(deposit);
        first.Signal("CONT");
        stop.Release();
        await first.WhileAliveAsync(first.HearAsync("QuickBooks POST deposit"));
        first.Kill();
        second.Kill();

        var last = await firm.PostingAsync(deposit);
        Assert.Equal((settled.Version, settled.Document, settled.Fence), (last.Version, last.Document, last.Fence));
        Assert.True(last.SettledAt >= lease, "It was taken over while the lease stood.");
        var free = lease + _skew > isUp ? lease + _skew : isUp;
        Assert.True(!booksHoldIt || last.SettledAt <= free + _soon, $"It was free at {free:T} and settled at {last.SettledAt:T}.");
        await firm.AssertBooksHoldExactlyAsync([last]);
    }

    /// <summary>Freezes it where it holds no lock of the database. Answers the end of its lease.</summary>
    private static async Task<DateTimeOffset> FreezeAsync(Func<DbContext> open, ProductProcess process, Func<Task<PostingIntent>> posting)
    {
        await using var db = open();
        await db.Database.OpenConnectionAsync();
        await using (((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: false))
        {
            process.Signal("STOP");
        }

        return (await posting()).LeaseUntil!.Value;
    }
}
