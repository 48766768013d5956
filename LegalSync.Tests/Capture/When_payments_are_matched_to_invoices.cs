using LegalSync.Domain.Capture;
using LegalSync.Tests.Amounts;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Capture;

public class When_payments_are_matched_to_invoices
{
    private static Invoice Paid(string id, decimal paid, int issued = 1) => (Facts.Invoice(id, id, 1_000m) with { Issued = Facts.October(issued) }).Paid(paid);

    private static BankTransaction Payment(string id, decimal amount, int on = 10, int hour = 9) => Facts.Payment(id, amount, Facts.October(on)) with
    {
        Entered = new DateTimeOffset(2026, 10, on, hour, 0, 0, TimeSpan.Zero),
    };

    private static string Told(InferredPayments inferred) => string.Join("; ",
        inferred.Invoices.Select(pair => $"{pair.Key.Value} pays {pair.Value.Id.Value}").Order(StringComparer.Ordinal)
            .Concat(inferred.Ambiguous.Select(payment => $"{payment.Value} unclear").Order(StringComparer.Ordinal))
            .Concat(inferred.Unexplained.Select(rest => $"{rest.Invoice.Id.Value} has {rest.Amount.Minor} more").Order(StringComparer.Ordinal)));

    private static string Infer(Invoice[] invoices, params BankTransaction[] payments) => Told(PaymentInference.Infer(invoices, payments));

    [Fact]
    public void one_payment_and_one_invoice_belong_together() => Assert.Equal("p1 pays a", Infer([Paid("a", 100m)], Payment("p1", 100m)));

    [Fact]
    public void two_part_payments_are_one_invoices() => Assert.Equal("p1 pays a; p2 pays a", Infer([Paid("a", 100m)], Payment("p1", 60m), Payment("p2", 40m, 12)));

    [Fact]
    public void the_invoice_that_it_pays_to_the_cent_is_meant() => Assert.Equal("p1 pays a; p2 pays b", Infer([Paid("a", 100m), Paid("b", 70m)], Payment("p1", 100m), Payment("p2", 70m)));

    [Fact]
    public void two_invoices_paid_alike_on_two_days_are_unclear() =>
        Assert.Equal("p1 unclear; p2 unclear", Infer([Paid("a", 100m), Paid("b", 100m, 2)], Payment("p1", 100m), Payment("p2", 100m, 12)));

    [Fact]
    public void what_is_unclear_leaves_the_clear_ones_alone() =>
        Assert.Equal("p3 pays c; p1 unclear; p2 unclear", Infer([Paid("a", 100m), Paid("b", 100m, 2), Paid("c", 33m)], Payment("p1", 100m), Payment("p2", 100m, 12), Payment("p3", 33m)));

    [Fact]
    public void twins_of_one_day_are_interchangeable_and_the_earlier_takes_the_earlier_invoice() =>
        Assert.Equal("p1 pays a; p2 pays b", Infer([Paid("b", 100m, 2), Paid("a", 100m)], Payment("p2", 100m, hour: 11), Payment("p1", 100m, hour: 9)));

    [Fact]
    public void twins_stay_twins_with_another_payment_between_them() =>
        Assert.Equal("p1 pays a; p2 pays c; p3 pays b", Infer([Paid("a", 100m), Paid("b", 100m, 2), Paid("c", 50m, 3)], Payment("p1", 100m, hour: 9), Payment("p2", 50m, hour: 10), Payment("p3", 100m, hour: 11)));

    [Fact]
    public void a_payment_before_the_issue_is_nobodys() => Assert.Equal("a has 10000 more", Infer([Paid("a", 100m, 11)], Payment("p1", 100m)));

    [Fact]
    public void a_payment_on_the_day_of_issue_counts() => Assert.Equal("p1 pays a", Infer([Paid("a", 100m, 10)], Payment("p1", 100m)));

    [Fact]
    public void a_payment_above_what_was_paid_is_nobodys() => Assert.Equal("a has 10000 more", Infer([Paid("a", 100m)], Payment("p1", 100.01m)));

    [Fact]
    public void what_no_payment_explains_was_paid_elsewhere() => Assert.Equal("p1 pays a; a has 4000 more", Infer([Paid("a", 100m)], Payment("p1", 60m)));

    [Fact]
    public void while_anything_is_unclear_nothing_is_called_unexplained() => Assert.Equal("p1 unclear", Infer([Paid("a", 100m), Paid("b", 100m)], Payment("p1", 50m)));

    [Fact]
    public void a_draft_invoice_is_not_paid() => Assert.Equal("", Infer([Paid("a", 100m) with { Status = InvoiceStatus.Draft }], Payment("p1", 100m)));

    [Fact]
    public void more_payments_than_can_be_thought_through_are_unclear_and_answered() =>
        Assert.Contains("p1 unclear", Infer([.. Enumerable.Range(1, 14).Select(i => Paid($"i{i:D2}", 700m))], [.. Enumerable.Range(1, 16).Select(i => Payment($"p{i}", 100m + i, 10 + (i % 9)))]), StringComparison.Ordinal);

    [Fact]
    public void any_invoice_takes_no_more_than_it_was_paid() => Always.Holds(random =>
    {
        var (invoices, payments) = Example(random);
        var inferred = PaymentInference.Infer(invoices, payments);
        return invoices.All(invoice => payments.Where(payment => inferred.Invoices.GetValueOrDefault(payment.Id)?.Id == invoice.Id).Sum(payment => payment.Amount.Minor) <= invoice.Totals.Paid.Minor);
    });

    [Fact]
    public void any_payment_is_decided_at_most_once_and_never_before_the_issue() => Always.Holds(random =>
    {
        var (invoices, payments) = Example(random);
        var inferred = PaymentInference.Infer(invoices, payments);
        return payments.All(payment => inferred.Invoices.GetValueOrDefault(payment.Id) is not { } invoice || (!inferred.Ambiguous.Contains(payment.Id) && invoice.Issued <= payment.Effective));
    });

    [Fact]
    public void any_order_of_the_inputs_gives_the_same_answer() => Always.Holds(random =>
    {
        var (invoices, payments) = Example(random);
        return Told(PaymentInference.Infer(invoices, payments)) == Told(PaymentInference.Infer(invoices.Shuffled(random), payments.Shuffled(random)));
    });

    [Fact]
    public void any_cent_that_was_paid_is_explained_or_told() => Always.Holds(random =>
    {
        var (invoices, payments) = Example(random);
        var inferred = PaymentInference.Infer(invoices, payments);
        return inferred.Ambiguous.Count > 0 || invoices.Sum(invoice => invoice.Totals.Paid.Minor)
            == payments.Where(payment => inferred.Invoices.ContainsKey(payment.Id)).Sum(payment => payment.Amount.Minor) + inferred.Unexplained.Sum(rest => rest.Amount.Minor);
    });

    private static (IReadOnlyList<Invoice> Invoices, IReadOnlyList<BankTransaction> Payments) Example(Random random) => (
        [.. Enumerable.Range(0, random.Next(5)).Select(i => Paid($"i{i}", random.Next(5) * 25m, random.Next(1, 12)))],
        [.. Enumerable.Range(0, random.Next(6)).Select(i => Payment($"p{i}", random.Next(1, 5) * 25m, random.Next(5, 15), random.Next(8, 18)))]);
}
