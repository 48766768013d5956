using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_a_draft_is_rendered
{
    private const string Mark = "LegalSync ls00";

    [Fact]
    public void the_key_and_the_version_stand_in_the_path()
    {
        var envelope = EnvelopeRenderer.Render(Drafts.Invoice(Drafts.Line(10m)), new BoundKeys(null), "lsabc", Mark);

        Assert.Equal("lsabc", envelope.RequestId);
        Assert.Equal("invoice?requestid=lsabc&minorversion=75", envelope.Path);
    }

    [Fact]
    public void an_invoice_has_its_lines_discount_tax_and_mark()
    {
        var draft = Drafts.Invoice(Drafts.Line(412.50m, minutes: 90, rate: 275m), Drafts.Line(100m, item: "13", taxed: true)) with
        {
            Due = new DateOnly(2026, 6, 28),
            Term = "3",
            Discount = Money.Usd(12.5m),
            DiscountAccount = new AccountId("86"),
            Tax = Money.Usd(7m),
            TaxCode = "5",
        };

        Assert.Equal(
            """{"CustomerRef":{"value":"61"},"TxnDate":"2026-05-29","DueDate":"2026-06-28","SalesTermRef":{"value":"3"},"DocNumber":"S-10482","PrivateNote":"LegalSync ls00","Line":["""
            + """{"Amount":412.50,"Description":"Draft pour-over will","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"12"},"Qty":1.5,"UnitPrice":275,"ServiceDate":"2026-05-03","TaxCodeRef":{"value":"NON"}}},"""
            + """{"Amount":100.00,"Description":"Draft pour-over will","DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"13"},"ServiceDate":"2026-05-03","TaxCodeRef":{"value":"TAX"}}},"""
            + """{"Amount":12.50,"DetailType":"DiscountLineDetail","DiscountLineDetail":{"PercentBased":false,"DiscountAccountRef":{"value":"86"}}}]"""
            + ""","TxnTaxDetail":{"TxnTaxCodeRef":{"value":"5"},"TotalTax":7.00},"EmailStatus":"NotSet"}""",
            Body(draft));
    }

    [Theory]
    [InlineData(90, 275, 412.50, "1.5")]
    [InlineData(20, 300, 100.00, null)]
    [InlineData(20, 250, 83.33, "0.3333")]
    [InlineData(10, 275, 45.83, null)]
    [InlineData(6, 255.55, 25.56, "0.1")]
    [InlineData(6, 255.55, 25.55, null)]
    [InlineData(90, 275, 400.00, null)]
    [InlineData(90, 275, 0.00, null)]
    public void quantity_and_price_are_sent_only_when_their_product_is_the_amount(long minutes, decimal rate, decimal amount, string? quantity)
    {
        using var body = JsonDocument.Parse(Body(Drafts.Invoice(Drafts.Line(amount, minutes: minutes, rate: rate))));

        var detail = body.RootElement.GetProperty("Line")[0].GetProperty("SalesItemLineDetail");

        Assert.Equal(quantity, detail.TryGetProperty("Qty", out var sent) ? sent.GetRawText() : null);
        Assert.Equal(quantity is not null, detail.TryGetProperty("UnitPrice", out _));
    }

    [Fact]
    public void a_line_that_takes_away_is_sent_with_its_sign()
    {
        Assert.Contains("""{"Amount":-25.00,""", Body(Drafts.Invoice(Drafts.Line(100m), Drafts.Line(-25m))), StringComparison.Ordinal);
    }

    [Fact]
    public void a_payment_names_its_account_and_its_invoice()
    {
        Assert.Equal(
            """{"CustomerRef":{"value":"61"},"TxnDate":"2026-05-29","TotalAmt":500.00,"DepositToAccountRef":{"value":"35"},"PaymentRefNum":"1043","PrivateNote":"LegalSync ls00","Line":[{"Amount":500.00,"LinkedTxn":[{"TxnId":"145","TxnType":"Invoice"}]}]}""",
            Body(Drafts.Payment(500m)));
    }

    [Fact]
    public void a_payment_of_our_own_invoice_takes_the_key_that_was_bound()
    {
        var draft = Drafts.Payment(500m) with { Invoice = new InvoiceTarget("invoice:8", null) };

        Assert.Contains("\"TxnId\":\"777\"", EnvelopeRenderer.Render(draft, new BoundKeys(new DocumentId("777")), "k", Mark).Body, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Body(draft));
    }

    [Fact]
    public void a_payment_of_nothing_in_particular_has_no_line() =>
        Assert.DoesNotContain("Line", Body(Drafts.Payment(5m, invoice: null)), StringComparison.Ordinal);

    [Fact]
    public void a_trust_deposit_credits_the_clients_part_of_the_liability()
    {
        Assert.Equal(
            """{"TxnDate":"2026-05-29","DepositToAccountRef":{"value":"90"},"PrivateNote":"Retainer (LegalSync ls00)","Line":[{"Amount":1500.00,"Description":"Retainer","DetailType":"DepositLineDetail","DepositLineDetail":{"AccountRef":{"value":"92"},"Entity":{"value":"61","type":"CUSTOMER"},"CheckNum":"W-7"}}]}""",
            Body(Drafts.Deposit(1500m)));
    }

    [Fact]
    public void a_slip_is_one_deposit_with_a_line_for_each_matter_on_its_own_liability()
    {
        Assert.Equal(
            """{"TxnDate":"2026-05-29","DepositToAccountRef":{"value":"90"},"PrivateNote":"Retainers on one slip (LegalSync ls00)","Line":["""
            + """{"Amount":1500.00,"Description":"Larkspur retainer","DetailType":"DepositLineDetail","DepositLineDetail":{"AccountRef":{"value":"92"},"Entity":{"value":"61","type":"CUSTOMER"},"CheckNum":"SLIP-7"}},"""
            + """{"Amount":85.40,"Description":"Finch retainer","DetailType":"DepositLineDetail","DepositLineDetail":{"AccountRef":{"value":"93"},"Entity":{"value":"62","type":"CUSTOMER"},"CheckNum":"SLIP-7"}}]}""",
            Body(Drafts.Slip(new AccountId("90"), Drafts.Part("61", 1500m, "92", "Larkspur retainer"), Drafts.Part("62", 85.40m, "93", "Finch retainer"))));
    }

    [Fact]
    public void a_matters_own_account_stands_under_the_liability() => Assert.Equal(
        """{"Name":"2026-001 Larkspur - Estate","AccountType":"Other Current Liability","AccountSubType":"TrustAccountsLiabilities","SubAccount":true,"ParentRef":{"value":"92"}}""",
        Body(new AccountDraft("2026-001 Larkspur: Estate", "Other Current Liability", "TrustAccountsLiabilities") { Parent = new AccountId("92") }));

    [Fact]
    public void a_trust_disbursement_is_a_cheque_that_is_not_billable()
    {
        Assert.Equal(
            """{"PaymentType":"Check","AccountRef":{"value":"90"},"TxnDate":"2026-05-29","DocNumber":"2001","PrivateNote":"Filing fee (LegalSync ls00)","Line":[{"Amount":85.00,"Description":"Filing fee","DetailType":"AccountBasedExpenseLineDetail","AccountBasedExpenseLineDetail":{"AccountRef":{"value":"92"},"CustomerRef":{"value":"61"},"BillableStatus":"NotBillable"}}]}""",
            Body(Drafts.Disbursement(85m)));
    }

    [Fact]
    public void a_reference_that_is_no_cheque_number_is_left_out_of_the_cheque()
    {
        var draft = Drafts.Disbursement(85m) with { Reference = "wire transfer of 29 May 2026" };

        Assert.DoesNotContain("DocNumber", Body(draft), StringComparison.Ordinal);
    }

    [Fact]
    public void a_journal_entry_names_the_client_on_the_line_that_is_the_clients()
    {
        Assert.Equal(
            """{"TxnDate":"2026-05-29","PrivateNote":"Shortage (LegalSync ls00)","Line":[{"Amount":40.00,"Description":"Firm makes good","DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"90"}}},{"Amount":40.00,"Description":"Firm makes good","DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"92"},"Entity":{"Type":"Customer","EntityRef":{"value":"61"}}}}]}""",
            Body(Drafts.Journal(40m)));
    }

    [Fact]
    public void a_matter_is_a_job_of_its_client()
    {
        Assert.Equal("""{"DisplayName":"2026-001 Larkspur - Estate"}""", Body(new CustomerDraft("2026-001  Larkspur:\tEstate ", null)));
        Assert.Equal("""{"DisplayName":"2026-001","Job":true,"ParentRef":{"value":"12"}}""", Body(new CustomerDraft("2026-001", new CustomerId("12"))));
    }

    [Fact]
    public void an_account_has_type_and_subtype() => Assert.Equal(
        """{"Name":"Trust funds","AccountType":"Other Current Liability","AccountSubType":"TrustAccountsLiabilities"}""",
        Body(new AccountDraft("Trust funds", "Other Current Liability", "TrustAccountsLiabilities")));

    [Fact]
    public void a_reactivation_carries_no_revision() => Assert.Equal(
        """{"Id":"9","sparse":true,"DisplayName":"Larkspur","Active":true}""", Body(new ReactivationDraft(BooksKind.Customer, "9", "Larkspur")));

    [Fact]
    public void letters_beyond_ascii_survive_any_encoding()
    {
        var body = Body(new CustomerDraft("Zoë O\u2019Larkspur \u2696", null));

        Assert.All(body, letter => Assert.True(char.IsAscii(letter)));
        using var read = JsonDocument.Parse(body);
        Assert.Equal("Zoë O'Larkspur \u2696", read.RootElement.GetProperty("DisplayName").GetString());
    }

    [Fact]
    public void long_text_is_cut_to_what_the_books_take_but_the_mark_is_whole()
    {
        var draft = Drafts.Deposit(1m) with { Memo = new string('m', 5000), Reference = new string('r', 30) };
        using var body = JsonDocument.Parse(Body(draft));
        var line = body.RootElement.GetProperty("Line")[0];

        Assert.Equal(4000, line.GetProperty("Description").GetString()!.Length);
        Assert.Equal(21, line.GetProperty("DepositLineDetail").GetProperty("CheckNum").GetString()!.Length);
        var note = body.RootElement.GetProperty("PrivateNote").GetString()!;
        Assert.Equal(4000, note.Length);
        Assert.EndsWith("(" + Mark + ")", note, StringComparison.Ordinal);
    }

    [Fact]
    public void a_letter_of_two_halves_is_never_cut_in_half()
    {
        var name = new string('x', 499) + "\U0001F600";
        using var body = JsonDocument.Parse(Body(new CustomerDraft(name, null)));

        Assert.Equal(new string('x', 499), body.RootElement.GetProperty("DisplayName").GetString());
    }

    [Fact]
    public void the_same_draft_gives_the_same_bytes_also_after_it_was_stored()
    {
        PostingDraft draft = Drafts.Invoice(Drafts.Line(412.50m, minutes: 90, rate: 275m));

        Assert.Equal(Body(draft), Body(DraftText.Read(DraftText.Write([draft]))[0]));
    }

    private static string Body(PostingDraft draft) => EnvelopeRenderer.Render(draft, new BoundKeys(null), "k", Mark).Body;
}
