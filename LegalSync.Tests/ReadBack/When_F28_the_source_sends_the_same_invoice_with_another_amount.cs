using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F28_the_source_sends_the_same_invoice_with_another_amount
{
    [Fact]
    public async Task a_card_asks_the_audit_shows_both_and_the_books_stay_as_they_are()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var document = await firm.DocumentAsync(invoice);
        var (writes, total) = (firm.OwnWrites(), firm.Shown(document)["TotalAmt"]!.ToString());

        var after = await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));

        var card = await firm.CardAsync(Codes.InvoiceEditedAfterPost);
        Assert.Contains(invoice.Amount.ToString(), card.Why, StringComparison.Ordinal);
        Assert.Contains(after, card.Why, StringComparison.Ordinal);
        Assert.Equal((writes, total), (firm.OwnWrites(), firm.Shown(document)["TotalAmt"]!.ToString()));
        await using var db = firm.Db();
        var told = await db.AuditEvents.AsNoTracking().Where(told => told.Subject == $"card:{card.Id.Value}").ToListAsync();
        Assert.Contains(told, one => one.Detail!.Contains(invoice.Amount.ToString(), StringComparison.Ordinal) && one.Detail.Contains(after, StringComparison.Ordinal));
    }

    [Fact]
    public async Task what_was_posted_may_stand_against_exactly_this_version()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();

        await firm.ResolveAsync(await firm.CardAsync(Codes.InvoiceEditedAfterPost), firm.Bookkeeper, "keep-posted");
        await firm.CaptureAsync();
        Assert.DoesNotContain(await firm.OpenCardsAsync(), card => card.Code == Codes.InvoiceEditedAfterPost);

        await firm.ChangeAtSourceAsync(invoice, 20m);
        await firm.CaptureAsync();
        await firm.CardAsync(Codes.InvoiceEditedAfterPost);
    }
}
