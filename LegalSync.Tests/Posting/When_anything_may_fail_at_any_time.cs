using System.Security.Cryptography;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Jobs;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_anything_may_fail_at_any_time
{
    /// <summary>Seeds that nobody chose.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetInt32(1, int.MaxValue))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task every_approved_document_is_in_the_books_once(int seed)
    {
        var dice = new Random(seed);
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        for (var fault = 0; fault < 30; fault++)
        {
            await FailAsync(firm, dice);
        }

        await firm.ApproveAllAsync();
        for (var round = 0; round < 60; round++)
        {
            await firm.PostAfterAsync(TimeSpan.FromSeconds(dice.Next(1, 90)));
            if ((await firm.OpenCardsAsync()).Any(card => card.Code == Codes.Authorisation))
            {
                await firm.ConsentAsync();
            }
        }

        await firm.ClearFaultsAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(5));

        var today = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime);
        var postings = (await firm.PostingsAsync()).Where(posting => posting.ReadDraft().On <= today).ToList();
        Assert.NotEmpty(postings);
        await firm.AssertBooksHoldExactlyAsync(postings);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task an_outage_of_half_an_hour_loses_nothing_and_doubles_nothing()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ApproveAsync((await firm.HeldAsync(WorkKind.TrustDeposit)).Take(3));
        await firm.FaultAsync("status", new { method = "POST" }, times: -1, status: 503);
        var told = new HashSet<ExceptionCode>();
        for (var minute = 0; minute < 45; minute++)
        {
            await firm.PostForAsync(TimeSpan.FromMinutes(1));
            await firm.WatchAsync();
            told.UnionWith((await firm.OpenCardsAsync()).Select(card => card.Code));
        }

        Assert.Contains(Codes.QueueLag, told);
        await firm.ClearFaultsAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(5));
        await firm.WatchAsync();

        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task two_that_post_at_once_post_once()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.ApproveAllAsync();
        firm.Time.Advance(TimeSpan.FromSeconds(11));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => firm.Get<PostApproved>().RunAsync(firm.Books, Actor.Job("post", "test"), CancellationToken.None))));
        await firm.Get<IVerifyWork>().RunAsync(firm.Books, firm.Job, CancellationToken.None);
        await firm.PostForAsync(TimeSpan.FromMinutes(1));

        var today = DateOnly.FromDateTime(firm.Time.GetUtcNow().UtcDateTime);
        await firm.AssertBooksHoldExactlyAsync([.. (await firm.PostingsAsync()).Where(posting => posting.ReadDraft().On <= today)]);
        await firm.AssertNoCardAsync();
    }

    private static Task FailAsync(Scenarios.SyncedFirm firm, Random dice)
    {
        var match = new { method = "POST", entity = new[] { "invoice", "payment", "deposit", "purchase" }[dice.Next(4)] };
        var times = dice.Next(1, 7);
        return dice.Next(7) switch
        {
            0 or 1 => firm.FaultAsync("drop-after-commit", match, times),
            2 => firm.FaultAsync("drop-before", match, times),
            3 => firm.FaultAsync("status", match, times, status: 500, new { when = "after", format = "html" }),
            4 => firm.FaultAsync("status", match, times, status: 503),
            5 => firm.FaultAsync("status", match, times, status: 429),
            _ => firm.FaultAsync("status", match, 1, status: 401),
        };
    }
}
