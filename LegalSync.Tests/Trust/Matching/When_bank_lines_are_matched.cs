using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.Trust.Matching;

public class When_bank_lines_are_matched
{
    private readonly Desk _desk = new();

    [Fact]
    public void receipts_of_one_slip_are_one_deposit_whatever_else_has_its_amount()
    {
        var result = _desk.Deposit("e1", 2, 300m, slip: "SLIP-42").Deposit("e2", 2, 250m, Desk.Bexley, "SLIP-42").Deposit("e3", 2, 350m, slip: "SLIP-42").Deposit("e4", 2, 900m, Desk.Bexley)
            .Line("b1", 3, 900m, "DEPOSIT SLIP-42", StatementLineType.Deposit).Match();

        Assert.Equal(("b1=e2+e1+e3", MatchStrength.Certain), One(result));
        Assert.Equal(["e4"], result.UnmatchedEntries.Select(entry => entry.Id));
    }

    [Fact]
    public void receipts_of_two_slips_are_not_mixed()
    {
        var result = _desk.Deposit("e1", 2, 300m, slip: "SLIP-42").Deposit("e2", 2, 200m, slip: "SLIP-42").Deposit("e3", 2, 100m, slip: "SLIP-43").Deposit("e4", 2, 400m, slip: "SLIP-43")
            .Line("b1", 3, 500m, "DEPOSIT SLIP-43", StatementLineType.Deposit).Match();

        Assert.Equal(("b1=e3+e4", MatchStrength.Certain), One(result));
    }

    [Fact]
    public void a_line_that_names_the_document_of_a_receipt_is_not_taken_by_a_slip_of_its_amount()
    {
        var result = _desk.Deposit("e1", 2, 750m, slip: "SLP1014").Deposit("e2", 9, 250m, slip: "BATCH0").Deposit("e3", 9, 500m, Desk.Bexley, "BATCH0")
            .Line("b1", 4, 750m, "COUNTER DEPOSIT SLP1014", StatementLineType.Deposit).Match();

        Assert.Equal(("b1=e1", MatchStrength.Certain), One(result));
        Assert.Equal(["e2", "e3"], result.UnmatchedEntries.Select(entry => entry.Id));
    }

    [Fact]
    public void a_slip_alone_with_its_amount_takes_a_line_that_names_nothing() =>
        Assert.Equal(("b1=e2+e3", MatchStrength.Strong), One(_desk.Deposit("e2", 3, 250m, slip: "BATCH0").Deposit("e3", 3, 500m, Desk.Bexley, "BATCH0")
            .Line("b1", 4, 750m, "COUNTER DEPOSIT", StatementLineType.Deposit).Match()));

    [Fact]
    public void a_slip_and_a_receipt_of_one_amount_are_left_to_a_person()
    {
        var result = _desk.Deposit("e1", 3, 750m).Deposit("e2", 3, 250m, slip: "BATCH0").Deposit("e3", 3, 500m, Desk.Bexley, "BATCH0")
            .Line("b1", 4, 750m, "COUNTER DEPOSIT", StatementLineType.Deposit).Match();

        Assert.Empty(result.Matches);
        Assert.Equal((1, 3), (result.UnmatchedLines.Count, result.UnmatchedEntries.Count));
    }

    [Fact]
    public void the_banks_words_decide_between_a_receipt_and_a_slip_of_one_amount()
    {
        var result = _desk.Deposit("e1", 3, 750m).Deposit("e2", 3, 250m, slip: "BATCH0").Deposit("e3", 3, 500m, Desk.Bexley, "BATCH0")
            .Line("b1", 4, 750m, "MOBILE DEPOSIT ABBOT", StatementLineType.Deposit).Match();

        Assert.Equal(("b1=e1", MatchStrength.Strong), One(result));
    }

    [Fact]
    public void several_lines_are_one_entry_when_there_is_one_way_only()
    {
        var result = _desk.Deposit("e1", 2, 1_000m)
            .Line("b1", 2, 380m, "DEPOSIT", StatementLineType.Deposit).Line("b2", 4, 620m, "DEPOSIT", StatementLineType.Deposit).Line("b3", 4, 75m, "DEPOSIT", StatementLineType.Deposit).Match();

        Assert.Equal(("b1+b2=e1", MatchStrength.Likely), One(result));
        Assert.Equal(["b3"], result.UnmatchedLines.Select(line => line.Key));
    }

    [Fact]
    public void what_adds_up_in_two_ways_is_not_chosen()
    {
        var result = _desk.Deposit("e1", 2, 1_000m).Line("b1", 2, 380m, "DEPOSIT", StatementLineType.Deposit).Line("b2", 3, 620m, "DEPOSIT", StatementLineType.Deposit)
            .Line("b3", 3, 450m, "DEPOSIT", StatementLineType.Deposit).Line("b4", 3, 550m, "DEPOSIT", StatementLineType.Deposit).Match();

        Assert.Empty(result.Matches);
        Assert.Equal((4, 1), (result.UnmatchedLines.Count, result.UnmatchedEntries.Count));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public void the_lines_of_a_day_are_the_entries_of_a_day_up_to_three_days_before(int daysLater, bool matches)
    {
        var result = _desk.Deposit("e1", 2, 450m).Deposit("e2", 2, 550m, Desk.Bexley)
            .Line("b1", 2 + daysLater, 300m, "DEPOSIT", StatementLineType.Deposit).Line("b2", 2 + daysLater, 700m, "DEPOSIT", StatementLineType.Deposit).Match();

        Assert.Equal(matches ? ["b1+b2=e1+e2"] : [], result.Matches.Select(Desk.Word));
    }

    [Fact]
    public void so_many_amounts_that_anything_adds_up_are_not_added_up()
    {
        for (var i = 1; i <= 13; i++)
        {
            _desk.Deposit($"e{i}", 2, 100m + (i * i));
        }

        Assert.Empty(_desk.Line("b1", 3, 373m, "DEPOSIT", StatementLineType.Deposit).Match().Matches);
    }

    [Fact]
    public void what_comes_equally_near_is_set_aside_and_never_chosen()
    {
        var result = _desk.Deposit("e1", 2, 500m).Deposit("e2", 3, 500m, Desk.Bexley).Line("b1", 3, 500m, "DEPOSIT", StatementLineType.Deposit).Match();

        var tie = Assert.Single(result.Ambiguous);
        Assert.Equal(["e1", "e2"], tie.Candidates.Select(entry => entry.Id));
        Assert.Empty(result.Matches);
        Assert.Empty(result.UnmatchedEntries);
    }

    [Fact]
    public void a_name_breaks_the_tie() =>
        Assert.Equal(("b1=e2", MatchStrength.Strong), One(_desk.Deposit("e1", 3, 500m).Deposit("e2", 2, 500m, Desk.Bexley).Line("b1", 3, 500m, "DEPOSIT BEXLEY", StatementLineType.Deposit).Match()));

    [Fact]
    public void what_a_person_confirmed_stands_before_a_document()
    {
        var result = _desk.Cheque("e1", 2, -500m, "3101").Cheque("e2", 2, -500m, "3102").Line("b1", 5, -500m, "CHECK 3101", StatementLineType.Check, "3101").Confirmed(["b1"], ["e2"]).Match();

        Assert.Equal(("b1=e2", MatchStrength.Confirmed), One(result));
        Assert.Empty(result.Notes);
    }

    [Theory]
    [InlineData("e2", "does not add up")]
    [InlineData("e9", "names something that is not there")]
    public void a_confirmed_match_that_no_longer_holds_is_passed_over_and_said(string entry, string says)
    {
        var result = _desk.Deposit("e1", 2, 500m).Deposit("e2", 2, 400m).Line("b1", 3, 500m, "DEPOSIT", StatementLineType.Deposit).Confirmed(["b1"], [entry]).Match();

        Assert.Contains(says, Assert.Single(result.Notes), StringComparison.Ordinal);
        Assert.Equal(("b1=e1", MatchStrength.Likely), One(result));
    }

    [Fact]
    public void a_habit_breaks_a_tie_that_nothing_else_breaks() =>
        Assert.Equal(("b1=e2", MatchStrength.Learned), One(_desk.Deposit("e1", 2, 500m).Deposit("e2", 2, 500m, Desk.Bexley).Line("b1", 3, 500m, "MOBILE DEPOSIT 9", StatementLineType.Deposit)
            .Habit(new MatchHabit("mobile deposit") { LedgerKey = "M-22" }).Match()));

    [Fact]
    public void a_habit_decides_nothing_against_a_name_or_a_document()
    {
        var result = _desk.Deposit("e1", 2, 500m).Deposit("e2", 2, 500m, Desk.Bexley).Deposit("e3", 2, 70m, slip: "WR7741").Deposit("e4", 2, 70m, Desk.Bexley)
            .Line("b1", 3, 500m, "MOBILE DEPOSIT ABBOT", StatementLineType.Deposit).Line("b2", 3, 70m, "MOBILE DEPOSIT WR7741", StatementLineType.Deposit)
            .Habit(new MatchHabit("mobile deposit") { LedgerKey = "M-22" }).Match();

        Assert.Equal(["b1=e1", "b2=e3"], result.Matches.Select(Desk.Word));
        Assert.DoesNotContain(result.Matches, match => match.Strength == MatchStrength.Learned);
    }

    [Fact]
    public void a_habit_matches_no_other_amount_and_no_other_cheque()
    {
        var result = _desk.Deposit("e1", 2, 500.01m, Desk.Bexley).Cheque("e2", 2, -80m, "3101").Line("b1", 3, 500m, "MOBILE DEPOSIT", StatementLineType.Deposit).Line("b2", 3, -80m, "MOBILE DEPOSIT", StatementLineType.Check, "3199")
            .Habit(new MatchHabit("mobile deposit")).Match();

        Assert.Empty(result.Matches);
    }

    [Fact]
    public void a_voided_cheque_and_its_void_are_nothing_and_a_line_of_that_amount_finds_neither()
    {
        var result = _desk.Cheque("e1", 2, -500m, "3101").Entry(new JournalLine("e2", Desk.Day(6), Desk.Abbot, Money.Usd(500m), JournalLineType.Void) { CheckNumber = "3101" })
            .Line("b1", 7, -500m, "WITHDRAWAL").Match();

        var pair = Assert.Single(result.Voided);
        Assert.Equal(("e1", "e2"), (pair.Voided.Id, pair.Void.Id));
        Assert.Empty(result.Matches);
        Assert.Equal(["b1"], result.UnmatchedLines.Select(line => line.Key));
    }

    [Fact]
    public void a_void_takes_the_entry_it_names_and_not_its_twin()
    {
        var result = _desk.Entry("e1", 2, -500m, JournalLineType.Disbursement).Entry("e2", 2, -500m, JournalLineType.Disbursement)
            .Entry(new JournalLine("e3", Desk.Day(6), Desk.Abbot, Money.Usd(500m), JournalLineType.Void) { TakesBack = "e2" }).Match();

        Assert.Equal("e2", Assert.Single(result.Voided).Voided.Id);
        Assert.Equal(["e1"], result.UnmatchedEntries.Select(entry => entry.Id));
    }

    [Fact]
    public void one_cheque_with_two_amounts_is_a_mismatch_even_where_another_entry_has_the_banks_amount()
    {
        var result = _desk.Cheque("e1", 2, -512.40m, "3101").Entry("e2", 2, -521.40m, JournalLineType.Disbursement).Line("b1", 5, -521.40m, "CHECK 3101", StatementLineType.Check, "3101").Match();

        Assert.Empty(result.Matches);
        var mismatch = Assert.Single(result.Mismatches);
        Assert.Equal((MismatchCause.CheckNumber, "e1", Money.Usd(-9m)), (mismatch.Cause, mismatch.Entries[0].Id, mismatch.Difference));
    }

    [Theory]
    [InlineData("ONLINE TRANSFER TO CHK 4420")]
    [InlineData("OUTGOING WIRE")]
    public void a_transfer_or_a_wire_never_pays_a_cheque(string text)
    {
        var result = _desk.Cheque("e1", 2, -300m, "3101").Line("b1", 2, -300m, text).Habit(new MatchHabit(text)).Match();

        Assert.Empty(result.Matches);
        Assert.Equal(("b1", "e1"), (Assert.Single(result.UnmatchedLines).Key, Assert.Single(result.UnmatchedEntries).Id));
    }

    [Fact]
    public void a_cent_is_a_difference()
    {
        var result = _desk.Deposit("e1", 2, 500m, memo: "Abbot retainer").Line("b1", 2, 500.01m, "DEPOSIT ABBOT", StatementLineType.Deposit).Match();

        Assert.Empty(result.Matches);
        Assert.Equal(MismatchCause.Party, Assert.Single(result.Mismatches).Cause);
    }

    [Fact]
    public void a_habit_takes_no_entry_of_another_invoice() =>
        Assert.Empty(_desk.Entry("e1", 2, -300m, JournalLineType.FeeTransfer, memo: "INV-8100 to operating").Line("b1", 2, -300m, "TRANSFER INV-8101").Habit(new MatchHabit("transfer")).Match().Matches);

    [Theory]
    [InlineData("e1", "e2")]
    [InlineData("e2", "e1")]
    public void of_two_confirmed_matches_of_one_line_the_same_is_taken_in_any_order(string first, string second)
    {
        var result = _desk.Deposit("e1", 2, 500m).Deposit("e2", 2, 500m, Desk.Bexley).Line("b1", 3, 500m, "DEPOSIT").Confirmed(["b1"], [first]).Confirmed(["b1"], [second]).Match();

        Assert.Equal(("b1=e1", MatchStrength.Confirmed), One(result));
    }

    [Fact]
    public void two_lines_of_one_key_are_refused() =>
        Assert.Throws<ArgumentException>(() => _desk.Line("b1", 2, 5m, "A").Line("b1", 3, 6m, "B").Match());

    private static (string Match, MatchStrength Strength) One(BankMatching result)
    {
        var match = Assert.Single(result.Matches);
        return (Desk.Word(match), match.Strength);
    }
}
