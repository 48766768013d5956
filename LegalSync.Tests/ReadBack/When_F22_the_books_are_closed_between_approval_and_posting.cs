using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F22_the_books_are_closed_between_approval_and_posting
{
    [Fact]
    public async Task it_is_said_before_anything_is_sent_the_date_is_not_shifted_and_opening_lets_it_go_on()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        Close(firm, invoice.Date);
        var writes = firm.OwnWrites();

        await firm.CaptureAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));

        var card = (await firm.OpenCardsAsync()).Single(card => card.Code == Codes.ClosedPeriod && card.Subject == $"Item:{invoice.Key.Event}");
        Assert.Equal((Stage.Approved, writes), ((await firm.ItemAsync(invoice)).Stage, firm.OwnWrites()));
        Assert.Equal((Severity.High, Owner.Administrator), (card.Severity, card.Owner));

        Close(firm, null);
        await firm.CaptureAsync();
        await firm.PostAsync();
        await firm.VerifyAsync();

        Assert.Equal(Stage.Verified, (await firm.ItemAsync(invoice)).Stage);
        Assert.Equal(invoice.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), firm.Shown(await firm.DocumentAsync(invoice))["TxnDate"]!.GetValue<string>());
        Assert.DoesNotContain(await firm.OpenCardsAsync(), found => found.Code == Codes.ClosedPeriod);
    }

    [Fact]
    public async Task a_refusal_that_came_first_is_the_same_card_and_goes_again_when_the_books_are_open()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        Close(firm, invoice.Date);

        await firm.PostAsync();
        Assert.Equal($"Item:{invoice.Key.Event}", (await firm.CardAsync(Codes.ClosedPeriod)).Subject);
        await firm.CaptureAsync();
        Assert.Equal(PostingState.Refused, (await firm.PostingAsync(invoice)).State);

        Close(firm, null);
        await firm.CaptureAsync();
        await firm.PostAsync();

        Assert.Equal(PostingState.Confirmed, (await firm.PostingAsync(invoice)).State);
    }

    [Fact]
    public async Task a_person_may_date_it_on_the_first_open_day_and_a_partner_approves_it_again()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = await firm.FirstHeldAsync(WorkKind.Invoice);
        await firm.ApproveAsync(invoice);
        Close(firm, invoice.Date);
        await firm.CaptureAsync();
        var card = (await firm.OpenCardsAsync()).Single(card => card.Code == Codes.ClosedPeriod && card.Subject == $"Item:{invoice.Key.Event}");

        await firm.ResolveAsync(card, firm.Administrator, "first-open-day");
        Assert.Equal(Stage.Held, (await firm.ItemAsync(invoice)).Stage);
        await firm.ApproveAsync(invoice);
        await firm.PostAsync();

        var day = invoice.Date.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(day, firm.Shown(await firm.DocumentAsync(invoice))["TxnDate"]!.GetValue<string>());
    }

    private static void Close(SyncedFirm firm, DateOnly? through) => firm.Company().BookCloseDate = through;
}
