using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Posting;

/// <summary>Where the kill hits.</summary>
public enum KillPoint
{
    /// <summary>The envelope is stored; QuickBooks has seen nothing of it.</summary>
    BeforeTheBooksSeeIt = 1,

    /// <summary>QuickBooks has committed; its answer never arrives.</summary>
    BeforeTheAnswer = 2,

    /// <summary>The answer has arrived; that the books hold it is not stored.</summary>
    BeforeConfirmedIsStored = 3,
}

[Collection("Processes")]
public class When_the_process_is_killed
{
    /// <summary>The times of posting in their order, but short: what was killed is real, and so is the waiting.</summary>
    private static readonly (string Key, string? Value)[] _shortTimes =
    [
        ("Posting:Lease", "00:00:02"), ("Posting:Skew", "00:00:00.500"), ("Posting:SendGrace", "00:00:02"), ("Posting:ServerLimit", "00:00:02"), ("Posting:FirstRetry", "00:00:00.300"),
    ];

    [Theory]
    [InlineData(KillPoint.BeforeTheBooksSeeIt)]
    [InlineData(KillPoint.BeforeTheAnswer)]
    [InlineData(KillPoint.BeforeConfirmedIsStored)]
    public async Task nothing_is_posted_twice_and_nothing_is_lost(KillPoint point)
    {
        var yesterday = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1);
        var (firm, gate) = await FirmSteps.OpenAsync(today: yesterday, settings: _shortTimes);
        await using var closing = firm;
        await using var shutting = gate;
        var before = (await firm.DocumentsAsync()).Count;
        var (invoice, payment, deposit, transfer) = await ChooseAsync(firm);

        foreach (var (item, leg) in new[] { (invoice, 1), (payment, 1), (deposit, 1), (transfer, 1), (transfer, 2) })
        {
            if (leg == 1)
            {
                await firm.ApproveAsync(item);
            }

            await KillAtAsync(firm, gate, item, leg, point);
        }

        using (var product = ProductProcess.Start(firm.Settings, Database(firm)))
        {
            await product.WhileAliveAsync(EveryApprovedItemVerifiedAsync(firm));
        }

        var postings = await firm.PostingsAsync();
        await firm.AssertBooksHoldExactlyAsync(postings);
        Assert.Equal(before + postings.Count, (await firm.DocumentsAsync()).Count);
        Assert.All(postings, posting => Assert.Equal(1, posting.Generation));

        // The firm approved on yesterday's clock and the product runs on today's: to its watch the queue has waited for a day.
        Assert.DoesNotContain(await firm.OpenCardsAsync(), card => card.Code != Codes.QueueLag);
    }

    /// <summary>An invoice with its payment, a deposit, and a fee transfer of another matter, whose invoice and deposits are in the books.</summary>
    private static async Task<(WorkItem Invoice, WorkItem Payment, WorkItem Deposit, WorkItem Transfer)> ChooseAsync(SyncedFirm firm)
    {
        var transfer = await firm.ReadyTransferAsync();
        var (invoice, payment) = await firm.InvoiceWithPaymentAsync();
        return (invoice, payment, await firm.FirstHeldAsync(WorkKind.TrustDeposit), transfer);
    }

    /// <summary>Runs the product until it posts one leg of an item, and kills it there.</summary>
    private static async Task KillAtAsync(SyncedFirm firm, Gate gate, WorkItem item, int leg, KillPoint point)
    {
        var posting = (await firm.PostingsAsync(item)).Single(one => one.Leg == leg);
        var stop = gate.Hold(posting.Mark, point != KillPoint.BeforeTheBooksSeeIt);
        using var product = ProductProcess.Start(firm.Settings, Database(firm));
        await product.WhileAliveAsync(stop.Arrived);
        if (point == KillPoint.BeforeConfirmedIsStored)
        {
            var answered = product.HearAsync($"QuickBooks POST {posting.ReadDraft().Becomes.ToString().ToLowerInvariant()}: 200");
            await using var database = firm.Db();
            await using var writeLock = await LockAsync(database);
            stop.Release();
            await product.WhileAliveAsync(answered);
            product.Kill();
        }

        product.Kill();
        var left = (await firm.PostingsAsync(item)).Single(one => one.Leg == leg);
        Assert.Equal(PostingState.Sent, left.State);
        var holdsIt = (await firm.DocumentsAsync()).Any(document => document["privateNote"]?.GetValue<string>().Contains(posting.Mark, StringComparison.Ordinal) == true);
        Assert.Equal(point != KillPoint.BeforeTheBooksSeeIt, holdsIt);
    }

    /// <summary>Takes the database's one write lock: nothing can be stored until it is given back.</summary>
    private static async Task<SqliteTransaction> LockAsync(DbContext database)
    {
        var connection = (SqliteConnection)database.Database.GetDbConnection();
        await database.Database.OpenConnectionAsync();
        return connection.BeginTransaction(deferred: false);
    }

    private static async Task EveryApprovedItemVerifiedAsync(SyncedFirm firm)
    {
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await beat.WaitForNextTickAsync())
        {
            await using var db = firm.Db();
            var open = await db.WorkItems.CountAsync(item => item.Books == firm.Books && (item.Stage == Stage.Approved || item.Stage == Stage.Posting || item.Stage == Stage.Posted));
            if (open == 0)
            {
                return;
            }
        }
    }

    private static string Database(SyncedFirm firm)
    {
        using var db = firm.Db();
        return "Data Source=" + new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
    }
}
