extern alias sandbox;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using Xunit;
using static LegalSync.Tests.Sandbox.QuickBooks.TestBooks;

namespace LegalSync.Tests.Sandbox.QuickBooks;

public class When_two_customers_are_merged
{
    private readonly TestBooks _books = new();
    private readonly string _invoice;
    private readonly string _payment;
    private readonly string _deposit;

    public When_two_customers_are_merged()
    {
        _invoice = Id(_books.Write("invoice", _books.Invoice(300m)));
        _payment = Id(_books.Write("payment", _books.Payment(100m, _invoice)));
        _deposit = Id(_books.Write("deposit", Parse($$$"""
            {"DepositToAccountRef":{"value":"{{{_books.Operating}}}"},"Line":[{"Amount":100,"LinkedTxn":[{"TxnId":"{{{_payment}}}","TxnType":"Payment"}]}]}
            """)));
        _books.Write("deposit", _books.TrustDeposit(50m));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void the_documents_of_the_one_name_the_other(bool leavesInactive)
    {
        _books.Company.MergeCustomers(_books.Other, _books.Matter, leavesInactive);

        Assert.Equal(_books.Other, _books.Read("invoice", _invoice)["CustomerRef"]!["value"]!.ToString());
        Assert.Equal(_books.Other, _books.Read("payment", _payment)["CustomerRef"]!["value"]!.ToString());
        Assert.Equal(200m, _books.Balance("84", _books.Other));
        Assert.Equal(-50m, _books.Balance(_books.TrustLiability, _books.Other));
        Assert.Equal(0m, _books.Balance("4", _books.Other));
        Assert.Equal(200m, Number(_books.Read("customer", _books.Other), "Balance"));
    }

    [Fact]
    public void the_one_given_up_is_left_inactive_without_a_balance()
    {
        _books.Company.MergeCustomers(_books.Other, _books.Matter);

        var left = _books.Read("customer", _books.Matter);
        Assert.Equal(("false", "M-1001 Testwell Estate (deleted)", 0m), (left["Active"]!.ToJsonString(), left["DisplayName"]!.ToString(), Number(left, "Balance")));
        Assert.Equal(0m, Number(_books.Read("customer", _books.Client), "BalanceWithJobs"));
        _books.Refused("610", "invoice", _books.Invoice(1m));
    }

    [Fact]
    public void or_it_is_gone()
    {
        _books.Company.MergeCustomers(_books.Other, _books.Matter, leavesInactive: false);

        Assert.Equal("610", Assert.Throws<RefusedException>(() => _books.Read("customer", _books.Matter)).Code);
    }

    [Fact]
    public void the_merge_is_told_with_the_id_that_was_given_up_and_so_is_every_document()
    {
        var heard = new List<BooksChange>();
        _books.Company.Changed += heard.Add;

        _books.Company.MergeCustomers(_books.Other, _books.Matter);

        var merge = Assert.Single(heard, change => change.Operation == BooksOperation.Merge);
        Assert.Equal(("Customer", _books.Other, _books.Matter), (merge.Entity, merge.Id, merge.DeletedId));
        Assert.Superset(new HashSet<string> { _invoice, _payment, _deposit }, heard.Select(change => change.Id).ToHashSet());
        Assert.Equal("merge", _books.Company.Effects[^1].Operation);
    }

    [Fact]
    public void matters_move_with_their_client()
    {
        _books.Company.MergeCustomers(_books.Other, _books.Client);

        var matter = _books.Read("customer", _books.Matter);
        Assert.Equal((_books.Other, "Basil Samplewood:M-1001 Testwell Estate"), (matter["ParentRef"]!["value"]!.ToString(), matter["FullyQualifiedName"]!.ToString()));
        Assert.Equal(200m, Number(_books.Read("customer", _books.Other), "BalanceWithJobs"));
    }

    [Fact]
    public void a_client_cannot_be_merged_into_its_own_matter() =>
        Assert.Throws<InvalidOperationException>(() => _books.Company.MergeCustomers(_books.Matter, _books.Client));
}
