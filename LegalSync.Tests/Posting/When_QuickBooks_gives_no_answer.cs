using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.QuickBooks;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_QuickBooks_gives_no_answer
{
    private static readonly object _newInvoices = new { method = "POST", entity = "invoice" };
    private static readonly TimeSpan _lookUp = TimeSpan.FromSeconds(31);

    [Fact]
    public async Task a_lost_answer_is_looked_up_and_the_document_stands_once()
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("drop-after-commit", _newInvoices);

        await firm.PostAsync();
        Assert.Equal(PostingState.Uncertain, (await firm.PostingAsync(invoice)).State);
        await firm.PostAfterAsync(TimeSpan.FromSeconds(3));

        await AssertPostedOnceAsync(firm, invoice);
        Assert.Single(gate.Writes);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task what_never_arrived_goes_again_as_it_was_once_QuickBooks_own_limit_is_over()
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("drop-before", _newInvoices);
        await firm.PostAsync();

        await firm.PostForAsync(TimeSpan.FromSeconds(120));
        Assert.Single(gate.Writes);
        await firm.PostForAsync(TimeSpan.FromSeconds(80));

        await AssertPostedOnceAsync(firm, invoice);
        Assert.Equal((1, 2), ((await firm.PostingAsync(invoice)).Generation, gate.Writes.Count));
        Assert.Single(gate.Writes.Select(write => (write.Query["requestid"].ToString(), write.Body)).Distinct());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_look_up_that_fails_for_minutes_becomes_a_card_which_the_next_one_takes_away()
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("drop-after-commit", _newInvoices);
        await firm.FaultAsync("status", new { method = "GET" }, times: -1, status: 503);

        await firm.PostForAsync(TimeSpan.FromMinutes(6));

        var card = await firm.OnlyCardAsync();
        Assert.Equal((Codes.TimeoutUnknown, PostingState.Uncertain), (card.Code, (await firm.PostingAsync(invoice)).State));
        await firm.ClearFaultsAsync();
        await firm.PostForAsync(_lookUp);
        await AssertPostedOnceAsync(firm, invoice);
        Assert.Single(gate.Writes);
        await firm.AssertNoCardAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_answer_past_the_timeout_is_looked_up(bool afterCommit)
    {
        var (firm, gate, invoice) = await ApprovedAsync(("QuickBooks:RequestTimeoutSeconds", "1"));
        await using var closing = firm;
        await using var shutting = gate;
        gate.Hold((await firm.PostingAsync(invoice)).Mark, afterCommit);

        await firm.PostAsync();
        Assert.Equal(PostingState.Uncertain, (await firm.PostingAsync(invoice)).State);
        await firm.PostForAsync(TimeSpan.FromSeconds(200));

        await AssertPostedOnceAsync(firm, invoice);
        await firm.AssertNoCardAsync();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    public async Task a_burst_of_failures_delays_the_posting_and_no_more(int status)
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("status", _newInvoices, times: 3, status, new { format = "html" });

        await firm.PostForAsync(TimeSpan.FromMinutes(9));

        await AssertPostedOnceAsync(firm, invoice);
        Assert.Equal(4, gate.Writes.Count);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_failure_after_the_commit_is_no_second_document()
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("status", _newInvoices, times: 2, status: 500, new { when = "after", format = "html" });

        await firm.PostForAsync(TimeSpan.FromSeconds(60));

        await AssertPostedOnceAsync(firm, invoice);
        Assert.Single(gate.Writes);
        await firm.AssertNoCardAsync();
    }

    [Theory]
    [InlineData(null, 60)]
    [InlineData("7", 7)]
    [InlineData("240", 240)]
    public async Task too_many_requests_are_waited_out_by_everything_that_is_due(string? retryAfter, int seconds)
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var second = (await firm.HeldAsync(WorkKind.TrustDeposit))[0];
        await firm.ApproveAsync(second);
        gate.Answer(ScriptedServer.Answer(429, """{"Fault":{"Error":[{"Message":"ThrottleExceeded","code":"3001"}],"type":"THROTTLED"}}""", retryAfter: retryAfter));

        await firm.PostAsync();
        await firm.PostAfterAsync(TimeSpan.FromSeconds(2));
        await firm.PostAfterAsync(TimeSpan.FromSeconds(seconds - 3));
        Assert.Single(gate.Writes);
        await firm.PostForAsync(TimeSpan.FromSeconds(20));

        await AssertPostedOnceAsync(firm, invoice, second);
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_token_that_is_refused_is_renewed_and_the_same_bytes_are_sent_once_more()
    {
        var (firm, gate, invoice) = await ApprovedAsync();
        await using var closing = firm;
        await using var shutting = gate;
        await firm.FaultAsync("status", _newInvoices, times: 1, status: 401);

        await firm.PostAsync();

        await AssertPostedOnceAsync(firm, invoice);
        Assert.Equal(2, gate.Writes.Count);
        Assert.Single(gate.Writes.Select(write => (write.Query["requestid"].ToString(), write.Body)).Distinct());
        await firm.AssertNoCardAsync();
    }

    private static async Task<(SyncedFirm Firm, Gate Gate, WorkItem Invoice)> ApprovedAsync(params (string Key, string? Value)[] settings)
    {
        var (firm, gate) = await FirmSteps.OpenAsync(settings: settings);
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        return (firm, gate, invoice);
    }

    private static async Task AssertPostedOnceAsync(SyncedFirm firm, params WorkItem[] items)
    {
        foreach (var item in items)
        {
            Assert.Equal(Stage.Verified, (await firm.ItemAsync(item)).Stage);
        }

        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
    }
}
