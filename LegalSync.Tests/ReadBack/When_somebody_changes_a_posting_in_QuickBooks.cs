using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Posting;
using Xunit;

namespace LegalSync.Tests.ReadBack;

public class When_somebody_changes_a_posting_in_QuickBooks
{
    [Fact]
    public async Task the_card_shows_both_sides_and_closes_by_itself_when_it_is_mended()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var document = await firm.DocumentAsync(invoice);
        var number = firm.Shown(document)["DocNumber"]!.GetValue<string>();
        firm.Edit(document, """{"DocNumber":"BY-HAND-1"}""");

        await firm.VerifyAsync();
        var card = await firm.CardAsync(Codes.InvoiceEditedInBooks);
        Assert.Equal(new FieldPair("Number", number, "BY-HAND-1"), Assert.Single(card.ReadSides(), side => side.Differs));
        Assert.Equal("BY-HAND-1", firm.Shown(document)["DocNumber"]!.GetValue<string>());

        firm.Edit(document, $$"""{"DocNumber":"{{number}}"}""");
        await firm.VerifyAsync();
        Assert.Empty(await firm.OpenCardsAsync());
    }

    [Fact]
    public async Task an_accepted_change_is_not_asked_about_again_and_another_one_is()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        var document = await firm.DocumentAsync(invoice);
        firm.Edit(document, """{"DocNumber":"BY-HAND-1"}""");
        await firm.VerifyAsync();

        await firm.ResolveAsync(await firm.CardAsync(Codes.InvoiceEditedInBooks), firm.Bookkeeper, "accept-books");
        firm.Edit(document, """{"PrivateNote":"looked at"}""");
        await firm.VerifyAsync();
        await firm.CompareAsync();
        Assert.Empty(await firm.OpenCardsAsync());

        firm.Edit(document, """{"DocNumber":"BY-HAND-2"}""");
        await firm.VerifyAsync();
        Assert.Equal(2, (await firm.CardAsync(Codes.InvoiceEditedInBooks)).Occurrences);
    }

    [Fact]
    public async Task what_nobody_looked_at_changes_nothing_and_raises_nothing_however_often_it_is_read()
    {
        await using var firm = await Steps.OpenAsync();
        var invoice = (await firm.PostedAsync(WorkKind.Invoice))[0];
        firm.Edit(await firm.DocumentAsync(invoice), """{"DocNumber":"BY-HAND-1"}""");
        await firm.VerifyAsync();
        var first = await firm.CardAsync(Codes.InvoiceEditedInBooks);

        await firm.VerifyAsync();
        await firm.CompareAsync();
        await firm.VerifyAsync();

        var last = await firm.CardAsync(Codes.InvoiceEditedInBooks);
        Assert.Equal((first.Version, first.Occurrences, first.Revision), (last.Version, last.Occurrences, last.Revision));
    }
}
