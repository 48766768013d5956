using System.Text.Json.Nodes;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_somebody_undoes_a_posting_in_QuickBooks
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task an_invoice_becomes_a_card_and_is_never_posted_again_by_itself(bool isVoid)
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var document = await firm.DocumentAsync(invoice);
        var writes = firm.OwnWrites();

        Undo(firm, document, isVoid);
        await firm.VerifyAsync();
        await firm.CaptureAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));

        var card = await firm.CardAsync(Codes.InvoiceVoidedInBooks);
        Assert.Equal((Severity.High, $"Item:{invoice.Key.Event}"), (card.Severity, card.Subject));
        Assert.Contains(new FieldPair("State", "standing", isVoid ? "voided" : "deleted"), card.ReadSides());
        Assert.Equal(writes, firm.OwnWrites());
    }

    [Fact]
    public async Task it_is_posted_again_as_a_new_document_when_a_person_decides_and_a_partner_approves()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var first = await firm.PostingAsync(invoice);
        firm.Company().Delete("Invoice", DocumentRef.Parse(first.Document!).Id.Value);
        await firm.VerifyAsync();
        var writes = firm.OwnWrites();

        await firm.ResolveAsync(await firm.CardAsync(Codes.InvoiceVoidedInBooks), firm.Bookkeeper, "post-again");
        await firm.PostForAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((Stage.Held, writes), ((await firm.ItemAsync(invoice)).Stage, firm.OwnWrites()));
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.VerifyAsync();

        var second = await firm.PostingAsync(invoice);
        Assert.Equal((Stage.Verified, writes + 1), ((await firm.ItemAsync(invoice)).Stage, firm.OwnWrites()));
        Assert.NotEqual(first.Document, second.Document);
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.NotEqual(first.Mark, second.Mark);
        Assert.Empty(await firm.OpenCardsAsync());
    }

    [Fact]
    public async Task a_voided_invoice_keeps_its_number_and_ours_goes_on_under_another()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        firm.Company().Void("Invoice", (await firm.DocumentAsync(invoice)).Id.Value);
        await firm.VerifyAsync();
        await firm.ResolveAsync(await firm.CardAsync(Codes.InvoiceVoidedInBooks), firm.Bookkeeper, "post-again");
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();

        await firm.ResolveAsync(await firm.CardAsync(Codes.InvoiceDuplicateNumber), firm.Bookkeeper, "renumber");
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.VerifyAsync();

        Assert.EndsWith("-A", firm.Shown(await firm.DocumentAsync(invoice))["DocNumber"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
    }

    [Fact]
    public async Task what_was_undone_on_purpose_stands_and_can_be_taken_back()
    {
        await using var firm = await Steps.OpenAsync();
        var payment = (await firm.PostedAsync(WorkKind.TrustDeposit))[0];
        var document = await firm.DocumentAsync(payment);
        firm.Company().Delete("Deposit", document.Id.Value);
        await firm.VerifyAsync();
        var card = await firm.CardAsync(Codes.TrustDirect);
        Assert.Equal(Severity.Critical, card.Severity);

        var done = await firm.ResolveAsync(card, firm.Bookkeeper, "accept-books");
        await firm.CompareAsync();
        Assert.Equal(Stage.Reversed, (await firm.ItemAsync(payment)).Stage);
        Assert.Empty(await firm.OpenCardsAsync());

        Assert.True((await firm.Get<UndoResolution>().RunAsync(firm.Books, done.Record!.Value, firm.Bookkeeper, CancellationToken.None)).Done);
        await firm.VerifyAsync();
        await firm.CardAsync(Codes.TrustDirect);
    }

    [Fact]
    public async Task the_payments_of_a_voided_invoice_wait_behind_its_card()
    {
        await using var firm = await Steps.OpenAsync();
        var (invoice, payment) = await firm.InvoiceWithPaymentAsync();
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();
        await firm.VerifyAsync();
        firm.Company().Void("Invoice", (await firm.DocumentAsync(invoice)).Id.Value);

        await firm.VerifyAsync();
        await firm.ApproveAsync(payment);
        await firm.PostForAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, (await firm.CardAsync(Codes.InvoiceVoidedInBooks)).BlockedItems);
        Assert.DoesNotContain(await firm.PostingsAsync(payment), posting => posting.State == PostingState.Confirmed);
    }

    [Fact]
    public async Task one_side_of_a_fee_transfer_is_completed_as_it_was_approved()
    {
        await using var firm = await Steps.OpenAsync();
        var transfer = await firm.ReadyTransferAsync();
        await firm.ApproveAsync(transfer);
        await firm.PostAsync();
        await firm.VerifyAsync();
        var lost = await firm.DocumentAsync(transfer, leg: 2);
        firm.Company().Delete(lost.Kind.ToString(), lost.Id.Value);
        await firm.VerifyAsync();

        await firm.ResolveAsync(await firm.CardAsync(Codes.TrustOneSided), firm.Bookkeeper, "post-again");
        await firm.PostAsync();
        await firm.VerifyAsync();

        Assert.NotEqual(lost, await firm.DocumentAsync(transfer, leg: 2));
        Assert.Equal(Stage.Verified, (await firm.ItemAsync(transfer)).Stage);
        Assert.DoesNotContain(await firm.OpenCardsAsync(), card => card.Code == Codes.TrustOneSided);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task the_side_of_a_fee_transfer_that_stands_is_taken_back_and_both_banks_are_as_before(int lostLeg)
    {
        await using var firm = await Steps.OpenAsync();
        var transfer = await firm.ReadyTransferAsync();
        var before = await BanksAsync(firm);
        await firm.ApproveAsync(transfer);
        await firm.PostAsync();
        await firm.VerifyAsync();
        Assert.NotEqual(before, await BanksAsync(firm));
        var lost = await firm.DocumentAsync(transfer, lostLeg);
        firm.Company().Delete(lost.Kind.ToString(), lost.Id.Value);
        await firm.VerifyAsync();

        await firm.ResolveAsync(await firm.CardAsync(Codes.TrustOneSided), firm.Bookkeeper, "reverse-leg");
        await firm.PostAsync();
        await firm.VerifyAsync();

        Assert.Equal(before, await BanksAsync(firm));
        Assert.Equal(Stage.Reversed, (await firm.ItemAsync(transfer)).Stage);
        var entry = Assert.Single(await firm.DocumentsAsync(), document => document["kind"]!.GetValue<string>() == "JournalEntry" && document.ToJsonString().Contains("Takes back", StringComparison.Ordinal));
        Assert.Contains(PostingIntent.MarkPrefix, entry.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await firm.OpenCardsAsync(), card => card.Code == Codes.TrustOneSided || card.Code == Codes.TrustDirect);
    }

    /// <summary>What the trial balance says of every bank account.</summary>
    private static async Task<string> BanksAsync(Scenarios.SyncedFirm firm)
    {
        using var http = new HttpClient { BaseAddress = firm.Server.BaseAddress };
        var names = firm.Plan.BankAccounts.Select(account => account.Name).ToHashSet(StringComparer.Ordinal);
        var rows = JsonNode.Parse(await http.GetStringAsync("control/books"))!["trialBalance"]!.AsArray();
        return string.Join("; ", rows.Where(row => names.Contains(row!["account"]!.GetValue<string>())).GroupBy(row => row!["account"]!.GetValue<string>())
            .OrderBy(account => account.Key, StringComparer.Ordinal).Select(account => $"{account.Key} {Domain.Amounts.Money.Usd(account.Sum(row => row!["balance"]!.GetValue<decimal>()))}"));
    }

    private static void Undo(Scenarios.SyncedFirm firm, DocumentRef document, bool isVoid)
    {
        if (isVoid)
        {
            firm.Company().Void("Invoice", document.Id.Value);
        }
        else
        {
            firm.Company().Delete("Invoice", document.Id.Value);
        }
    }
}
