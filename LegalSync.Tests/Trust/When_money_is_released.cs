using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Amounts;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Trust;

public class When_money_is_released
{
    private static Money Cents(long cents) => Money.FromMinor(cents, Currency.Usd);

    private static bool Refused(long opening, WorkItem candidate, params WorkItem[] released) => ReleaseGuard.Check(Cents(opening), released, candidate).IsBroken;

    [Fact]
    public void the_opening_covers_it() => Assert.False(Refused(100, Held.Item(WorkKind.TrustDisbursement, 100)));

    [Fact]
    public void a_cent_too_much_is_refused_with_the_balance_it_would_leave()
    {
        var outcome = ReleaseGuard.Check(Cents(100), [], Held.Item(WorkKind.FeeTransfer, 101));

        Assert.True(outcome.IsBroken);
        Assert.Equal("-0.01 USD", outcome.Facts[^1].Value);
    }

    [Fact]
    public void a_deposit_of_the_same_day_that_was_released_covers_it() => Assert.False(Refused(0, Held.Item(WorkKind.TrustDisbursement, 100), Held.Approved(WorkKind.TrustDeposit, 100)));

    [Fact]
    public void a_deposit_of_a_later_day_does_not() => Assert.True(Refused(0, Held.Item(WorkKind.TrustDisbursement, 100), Held.Approved(WorkKind.TrustDeposit, 100, Facts.October(7))));

    [Fact]
    public void money_promised_to_a_later_release_is_gone() => Assert.True(Refused(100, Held.Item(WorkKind.TrustDisbursement, 60), Held.Approved(WorkKind.FeeTransfer, 60, Facts.October(20))));

    [Fact]
    public void a_shortage_that_was_there_before_is_not_this_releases() => Assert.False(
        Refused(0, Held.Item(WorkKind.TrustDisbursement, 10, Facts.October(9)), Held.Approved(WorkKind.TrustDisbursement, 50, Facts.October(1)), Held.Approved(WorkKind.TrustDeposit, 80, Facts.October(2))));

    [Fact]
    public void asked_again_about_a_released_item_it_is_counted_once()
    {
        var released = Held.Approved(WorkKind.TrustDisbursement, 100);

        Assert.False(Refused(100, released, released));
    }

    [Fact]
    public void what_the_firm_made_good_counts_from_its_day()
    {
        LedgerMovement Made(int day) => new(new SourceId("top-up"), Facts.October(day), Held.At, Cents(50));
        var candidate = Held.Item(WorkKind.TrustDisbursement, 150);

        Assert.False(ReleaseGuard.Check(Cents(100), [], candidate, [Made(6)]).IsBroken);
        Assert.True(ReleaseGuard.Check(Cents(100), [], candidate, [Made(7)]).IsBroken);
    }

    [Theory]
    [InlineData(Stage.Approved, true)]
    [InlineData(Stage.Held, false)]
    public void what_was_approved_counts_as_released(Stage stage, bool counts) =>
        Assert.Equal(counts, ReleaseGuard.IsReleased(stage == Stage.Held ? Held.Item(WorkKind.TrustDeposit, 1) : Held.Approved(WorkKind.TrustDeposit, 1)));

    [Fact]
    public void no_release_it_allows_ever_takes_the_released_ledger_below_zero_on_any_day() => Always.Holds(random =>
    {
        var (opening, released) = (random.Next(4) * 100L, new List<WorkItem>());
        for (var i = 0; i < random.Next(1, 14); i++)
        {
            var kind = new[] { WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.FeeTransfer }[random.Next(3)];
            var item = Held.Item(kind, random.Next(1, 5) * 50, Facts.October(random.Next(1, 12)));
            if (!kind.IsTrustOutflow() || !ReleaseGuard.Check(Cents(opening), released, item).IsBroken)
            {
                released.Add(item);
            }
        }

        return NeverBelowZero(opening, released);
    });

    [Fact]
    public void nothing_it_lets_be_taken_back_does_either() => Always.Holds(random =>
    {
        var (opening, released) = (random.Next(4) * 100L, new List<WorkItem>());
        for (var i = 0; i < random.Next(1, 20); i++)
        {
            var item = Held.Item(random.Next(2) == 0 ? WorkKind.TrustDeposit : WorkKind.TrustDisbursement, random.Next(1, 5) * 50, Facts.October(random.Next(1, 12)));
            if (!item.Kind.IsTrustOutflow() || !ReleaseGuard.Check(Cents(opening), released, item).IsBroken)
            {
                released.Add(item);
            }

            var back = released.Count == 0 ? null : released[random.Next(released.Count)];
            if (back is not null && (back.Kind.IsTrustOutflow() || ReleaseGuard.StandsWithout(Cents(opening), released, back, [])))
            {
                released.Remove(back);
            }
        }

        return NeverBelowZero(opening, released);
    });

    private static bool NeverBelowZero(long opening, List<WorkItem> released) => Enumerable.Range(1, 31).All(day =>
        opening + released.Where(item => item.Date <= Facts.October(day)).Sum(item => item.Kind.IsTrustOutflow() ? -item.Amount.Minor : item.Amount.Minor) >= 0);
}
