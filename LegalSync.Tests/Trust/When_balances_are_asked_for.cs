using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Trust;

public class When_balances_are_asked_for
{
    private static readonly DateOnly _today = Facts.October(20);

    private static LedgerMovement Moved(string id, decimal change, int day, InstrumentKind instrument = InstrumentKind.Unknown, string? reverses = null) =>
        new(new SourceId(id), Facts.October(day), Held.At, Money.Usd(change))
        {
            Supplied = new SuppliedDetail(instrument, "1", "Sample payor", "sample"),
            Reverses = reverses is null ? null : new SourceId(reverses),
        };

    private static LedgerSight Sight(params LedgerMovement[] movements) => new(Money.Usd(100m), movements);

    [Fact]
    public void a_cheque_counts_as_collected_after_seven_business_days()
    {
        var sight = Sight(Moved("a", 500m, 13, InstrumentKind.Check), Moved("b", 50m, 13, InstrumentKind.Wire));

        Assert.Equal((Money.Usd(650m), Money.Usd(150m)), (LedgerBalances.At(_today, sight).Actual, LedgerBalances.At(_today, sight).Collected));
        Assert.Equal(Money.Usd(650m), LedgerBalances.At(Facts.October(22), sight).Collected);
    }

    [Fact]
    public void a_statement_counts_in_place_of_the_ledger_date_and_a_return_takes_it_away()
    {
        var sight = Sight(Moved("a", 500m, 1, InstrumentKind.Check));
        var late = sight with { Bank = new Dictionary<SourceId, BankDates> { [new SourceId("a")] = new(Facts.October(19), null) } };
        var returned = sight with { Bank = new Dictionary<SourceId, BankDates> { [new SourceId("a")] = new(Facts.October(2), Facts.October(6)) } };

        Assert.Equal(Money.Usd(600m), LedgerBalances.At(_today, sight).Collected);
        Assert.Equal(Money.Usd(100m), LedgerBalances.At(_today, late).Collected);
        Assert.Equal(Money.Usd(100m), LedgerBalances.At(_today, returned).Collected);
    }

    [Fact]
    public void a_receipt_that_was_taken_back_is_not_waited_for() =>
        Assert.Equal(Money.Usd(100m), LedgerBalances.At(_today, Sight(Moved("a", 500m, 19, InstrumentKind.Check), Moved("r", -500m, 20, reverses: "a"))).Collected);

    [Fact]
    public void pending_projected_and_the_smallest_future_balance_are_told_apart()
    {
        var balances = LedgerBalances.At(_today, Sight(Moved("a", 50m, 10), Moved("b", -130m, 22), Moved("c", 40m, 25)) with { Held = Money.Usd(5m) });

        Assert.Equal((Money.Usd(150m), Money.Usd(130m), Money.Usd(60m)), (balances.Actual, balances.Pending, balances.Projected));
        Assert.Equal((Money.Usd(20m), Facts.October(22), Money.Usd(15m)), (balances.SmallestFuture, balances.SmallestOn, balances.Available));
    }

    [Theory]
    [InlineData(5, ClearingState.Recorded)]
    [InlineData(6, ClearingState.Deposited)]
    [InlineData(8, ClearingState.ProvisionalCredit)]
    [InlineData(15, ClearingState.Collected)]
    public void a_receipt_goes_through_its_states(int day, ClearingState state) =>
        Assert.Equal(state, HoldSchedule.Usual.StateOn(Facts.October(day), Facts.October(5), InstrumentKind.Check, new BankDates(Facts.October(6), null)));

    [Fact]
    public void a_back_dated_outflow_names_the_days_it_would_overdraw_and_the_signed_period()
    {
        var answer = WhatIf.BackDated(Sight(Moved("a", -80m, 5), Moved("b", 200m, 9)), Moved("x", -50m, 4), Facts.October(6));

        Assert.Equal([(Facts.October(5), Money.Usd(-30m))], answer.Negative);
        Assert.True(answer.ChangesSigned);
        Assert.Equal(Money.Usd(-30m), answer.Lowest);
    }

    [Fact]
    public void a_bounce_is_rehearsed()
    {
        var sight = Sight(Moved("a", 500m, 5), Moved("b", -450m, 8), Moved("c", -100m, 12));

        Assert.Equal([(Facts.October(10), Money.Usd(-350m)), (Facts.October(12), Money.Usd(-450m))], WhatIf.Returned(sight, new SourceId("a"), Facts.October(10), null).Negative);
        Assert.False(WhatIf.Returned(sight, new SourceId("a"), Facts.October(10), Facts.October(9)).ChangesSigned);
    }

    [Fact]
    public void an_inflow_dated_later_uncovers_what_rested_on_it() =>
        Assert.Equal(Facts.October(8), Assert.Single(WhatIf.Redated(Sight(Moved("a", 500m, 5), Moved("b", -450m, 8)), new SourceId("a"), Facts.October(9), null).Negative).Day);
}
