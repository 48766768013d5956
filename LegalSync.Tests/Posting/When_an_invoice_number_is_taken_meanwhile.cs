extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Posting;

public class When_an_invoice_number_is_taken_meanwhile
{
    [Fact]
    public async Task ours_posts_under_another_number_after_a_new_approval_and_its_payment_follows()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var (invoice, payment) = await firm.InvoiceWithPaymentAsync();
        await firm.ApproveAsync(invoice, payment);
        var number = ((InvoiceDraft)(await firm.PostingAsync(invoice)).ReadDraft()).Number;
        TakeNumber(firm, number);

        await firm.PostAsync();
        var card = await firm.OnlyCardAsync();
        Assert.Equal((Codes.InvoiceDuplicateNumber, Origin.Posting), (card.Code, card.Origin));
        Assert.Equal("6140", (await firm.PostingAsync(invoice)).RefusalCode);
        await firm.ResolveAsync(card, firm.Bookkeeper, "renumber", number + "-A");

        await firm.PostAfterAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(Stage.Held, (await firm.ItemAsync(invoice)).Stage);
        Assert.Equal(Stage.Approved, (await firm.ItemAsync(payment)).Stage);
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.PostAfterAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(number + "-A", ((InvoiceDraft)(await firm.PostingAsync(invoice)).ReadDraft()).Number);
        Assert.Equal((Stage.Verified, Stage.Verified), ((await firm.ItemAsync(invoice)).Stage, (await firm.ItemAsync(payment)).Stage));
        await firm.AssertBooksHoldExactlyAsync(await firm.PostingsAsync());
        await firm.AssertNoCardAsync();
    }

    [Fact]
    public async Task a_number_that_is_taken_too_is_no_way_out()
    {
        var (firm, gate) = await FirmSteps.OpenAsync();
        await using var closing = firm;
        await using var shutting = gate;
        var (invoice, payment) = await firm.InvoiceWithPaymentAsync();
        await firm.ApproveAsync(invoice);
        var number = ((InvoiceDraft)(await firm.PostingAsync(invoice)).ReadDraft()).Number;
        TakeNumber(firm, number);
        await firm.PostAsync();
        await firm.CaptureAsync();

        var outcome = await firm.TryResolveAsync((await firm.OpenCardsAsync()).Single(card => card.Code == Codes.InvoiceDuplicateNumber), firm.Bookkeeper, "renumber", number);

        Assert.False(outcome.Done);
        Assert.Contains("taken too", outcome.Refusal, StringComparison.Ordinal);
        Assert.Equal(Stage.Held, (await firm.ItemAsync(payment)).Stage);
    }

    /// <summary>Somebody writes an invoice with the number into the books by hand, for another customer.</summary>
    private static void TakeNumber(SyncedFirm firm, string number)
    {
        var company = firm.Server.World.QuickBooks.Company;
        var customer = company.Create("Customer", new JsonObject { ["DisplayName"] = "Walk-in, Wanda" });
        var item = company.Query("select * from Item")["QueryResponse"]!["Item"]![0]!["Id"]!.GetValue<string>();
        company.Create("Invoice", new JsonObject
        {
            ["CustomerRef"] = new JsonObject { ["value"] = customer }, ["DocNumber"] = number,
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = 12.34m, ["DetailType"] = "SalesItemLineDetail",
                ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = new JsonObject { ["value"] = item } },
            }),
        });
    }
}
