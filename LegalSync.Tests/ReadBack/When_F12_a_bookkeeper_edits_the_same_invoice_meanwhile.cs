using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_F12_a_bookkeeper_edits_the_same_invoice_meanwhile
{
    [Fact]
    public async Task theirs_stands_the_difference_is_shown_and_nothing_is_overwritten()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var document = await firm.DocumentAsync(invoice);
        var writes = firm.OwnWrites();

        firm.Edit(document, """{"DocNumber":"THEIRS","TxnDate":"2026-11-19"}""");
        await firm.ChangeAtSourceAsync(invoice, 10m);
        await firm.CaptureAsync();
        await firm.VerifyAsync();
        await firm.PostForAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(writes, firm.OwnWrites());
        Assert.Equal("THEIRS", firm.Shown(document)["DocNumber"]!.GetValue<string>());
        Assert.Equal(["Date", "Number"], (await firm.CardAsync(Codes.InvoiceEditedInBooks)).ReadSides().Where(side => side.Differs).Select(side => side.Name));
        await firm.CardAsync(Codes.InvoiceEditedAfterPost);
    }
}
