using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_a_matter_has_no_customer
{
    private static CaseBuilder Billed() => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1"));

    private static BooksReading Renamed(BooksReading books, string name) =>
        books with { Customers = [.. books.Customers.Select(customer => customer.Id == SampleBooks.AlderMatter ? customer with { Name = name } : customer)] };

    private static Finding Only(CaseBuilder builder) => Assert.Single(builder.Decision(WorkKind.Invoice, "i-1").Findings);

    [Fact]
    public void it_is_MAP_MATTER_and_everything_of_it_waits()
    {
        var evaluation = Billed().With(Facts.TrustDeposit("d-1", 500m)).BooksWith(books => Renamed(books, "Alder estate")).Evaluated();

        Assert.All(evaluation.Items, item => Assert.Equal((Codes.MapMatter, "Matter:m-alder", Stage.Captured), (item.Findings[0].Code, item.Findings[0].Subject.ToString(), item.Stage)));
        Assert.Equal(3, evaluation.Items.Count);
        Assert.DoesNotContain(evaluation.NewRules, rule => rule.Pattern == "m-alder");
    }

    [Fact]
    public void a_near_name_is_suggested_and_never_taken()
    {
        var finding = Only(Billed().BooksWith(books => Renamed(books, "Alder estate plan")));

        Assert.Equal(("accept-match", "11"), (finding.Suggestion!.Resolution, finding.Suggestion.Input));
    }

    [Fact]
    public void a_customer_with_another_matters_number_is_not_suggested() =>
        Assert.NotEqual("accept-match", Only(Billed().BooksWith(books => Renamed(books, "2026-0777 Alder estate plan"))).Suggestion?.Resolution);

    [Fact]
    public void nothing_like_it_suggests_to_create_it_under_its_client() => Assert.Equal("create-customer", Only(
        Billed().BooksWith(books => books with { Customers = [.. books.Customers.Where(customer => customer.Id != SampleBooks.AlderMatter)] })).Suggestion?.Resolution);

    [Fact]
    public void the_number_under_another_clients_name_is_no_identity() => Assert.Equal(Codes.MapMatter, Only(
        Billed().BooksWith(books => books with { Customers = [.. books.Customers.Select(customer => customer.Id == SampleBooks.AlderClient ? customer with { Name = "Alda Adler" } : customer)] })).Code);

    [Fact]
    public void two_customers_of_that_number_are_no_identity() => Assert.Equal(Codes.MapMatter, Only(
        Billed().BooksWith(books => books with { Customers = [.. books.Customers, new BooksCustomer(new CustomerId("12"), "2026-0101 Alder trust", SampleBooks.AlderClient, true)] })).Code);

    [Fact]
    public void a_mapped_customer_that_is_inactive_is_MAP_CUST_MISSING()
    {
        var finding = Only(Billed().Mapped(rules => rules.Matter("m-alder", "11"))
            .BooksWith(books => books with { Customers = [.. books.Customers.Select(customer => customer.Id == SampleBooks.AlderMatter ? customer with { IsActive = false, Name = customer.Name + " (deleted)" } : customer)] }));

        Assert.Equal((Codes.MapCustomerMissing, "Customer:11", "reactivate"), (finding.Code, finding.Subject.ToString(), finding.Suggestion!.Resolution));
    }

    [Fact]
    public void a_mapped_customer_that_is_gone_is_MAP_CUST_MISSING_without_a_suggestion()
    {
        var finding = Only(Billed().Mapped(rules => rules.Matter("m-alder", "99")));

        Assert.Equal((Codes.MapCustomerMissing, "Customer:99"), (finding.Code, finding.Subject.ToString()));
        Assert.Null(finding.Suggestion);
    }

    [Fact]
    public void a_rule_frees_it() => Assert.Equal(Stage.Held,
        Billed().BooksWith(books => Renamed(books, "Whatever")).Mapped(rules => rules.Matter("m-alder", "11")).Decision(WorkKind.Invoice, "i-1").Stage);

    [Fact]
    public void a_matter_without_a_number_is_never_guessed() =>
        Assert.Equal(Codes.MapMatter, Only(Billed().Where(matterCase => matterCase with { Matter = matterCase.Matter! with { Number = " " } })).Code);

    [Fact]
    public void client_money_of_a_matter_that_is_not_billed_is_shown_and_not_dropped()
    {
        var evaluation = A.Case().With(Facts.TrustDeposit("d-1", 500m), Facts.FeeTransfer("f-1", 100m)).Mapped(rules => rules.NotBilled("m-alder")).Evaluated();

        Assert.All(evaluation.Items, item => Assert.Contains(item.Findings, finding => finding.Code == Codes.Unsupported));
    }

    [Fact]
    public void lines_of_no_matter_are_shown_without_one()
    {
        var line = Facts.Disbursement("d-1", 500m) with { Matter = MatterId.None };
        var evaluation = A.Case().With(line).Where(matterCase => matterCase with { Matter = null }).Evaluated();

        Assert.Equal([(Codes.Unsupported, "BankTransaction:d-1")], evaluation.Items.SelectMany(item => item.Findings).Select(finding => (finding.Code, finding.Subject.ToString())));
        Assert.Equal(LedgerKind.Unidentified, Assert.Single(evaluation.Ledgers).Key.Kind);
    }
}
