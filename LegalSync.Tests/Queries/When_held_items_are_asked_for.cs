using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using Xunit;

namespace LegalSync.Tests.Queries;

public class When_held_items_are_asked_for(Month month) : IClassFixture<Month>
{
    [Fact]
    public async Task every_entry_balances_and_makes_the_items_amount()
    {
        var list = await FindAsync(SampleBooks.Partner);

        Assert.Equal(12, list.Rows.Count);
        foreach (var entry in list.Rows.SelectMany(row => row.Entries))
        {
            Assert.Equal(Sum(entry.Lines.Select(line => line.Debit)), Sum(entry.Lines.Select(line => line.Credit)));
        }

        Assert.All(list.Rows, row => Assert.Equal(row.Amount, Sum(row.Entries[0].Lines.Select(line => line.Debit))));
    }

    [Fact]
    public async Task keys_of_the_books_are_read_as_names()
    {
        var row = (await FindAsync(SampleBooks.Partner)).Rows.Single(one => one.Kind == WorkKind.TrustDeposit);

        Assert.Equal(["IOLTA trust bank", "Client money liability"], row.Entries[0].Lines.Select(line => line.Account));
        Assert.Equal(SampleBooks.Client(3), row.Customer);
    }

    [Fact]
    public async Task a_fee_transfer_shows_both_legs_and_the_client_ledger()
    {
        var row = (await FindAsync(SampleBooks.Partner)).Rows.Single(one => one.Kind == WorkKind.FeeTransfer);

        Assert.Equal(2, row.Entries.Count);
        Assert.Equal((Money.Usd(2_400m), Money.Usd(300m), Money.Usd(2_100m)), (row.Ledger!.Observed, row.Ledger.Reserved, row.Ledger.Available));
        Assert.False(row.IsClean);
    }

    [Fact]
    public async Task only_a_partner_may_decide_and_client_money_only_with_the_grant()
    {
        var ungranted = Actor.Person("u-2", "Pat Partner", [Role.ManagingPartner], []);

        Assert.All((await FindAsync(SampleBooks.Bookkeeper)).Rows, row => Assert.False(row.MayDecide));
        Assert.All((await FindAsync(SampleBooks.Partner)).Rows, row => Assert.True(row.MayDecide));
        Assert.All((await FindAsync(ungranted)).Rows, row => Assert.Equal(!row.Kind.IsTrust(), row.MayDecide));
    }

    [Fact]
    public async Task unbilled_entries_stand_under_their_matter()
    {
        var matters = (await new UnbilledQuery(month.Store, month.Reader).FindAsync(SampleBooks.Id, SampleBooks.Auditor, CancellationToken.None)).Value!;

        Assert.Equal(12, matters.Sum(matter => matter.Entries.Count));
        Assert.All(matters, matter => Assert.Equal(matter.Total, Sum(matter.Entries.Select(entry => (Money?)entry.Amount))));
    }

    [Fact]
    public async Task a_stranger_sees_nothing()
    {
        Assert.True((await new ApprovalQuery(month.Store).FindAsync(SampleBooks.Id, null, SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
        Assert.True((await new UnbilledQuery(month.Store, month.Reader).FindAsync(SampleBooks.Id, SampleBooks.Nobody, CancellationToken.None)).IsForbidden);
    }

    private async Task<ApprovalList> FindAsync(Actor actor) =>
        (await new ApprovalQuery(month.Store).FindAsync(SampleBooks.Id, null, actor, CancellationToken.None)).Value!;

    private static Money Sum(IEnumerable<Money?> amounts) => amounts.OfType<Money>().Aggregate(Money.Zero(Currency.Usd), (sum, amount) => sum + amount);
}
