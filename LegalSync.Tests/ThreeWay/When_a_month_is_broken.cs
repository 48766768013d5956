using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

/// <summary>Every way a month goes wrong is found, and the culprit is named.</summary>
public class When_a_month_is_broken
{
    private readonly TrustMonth _month = new();

    [Fact]
    public void a_cheque_the_bank_paid_with_another_amount_is_named_with_both_amounts()
    {
        _month.WithLine("CHECK 5102", line => line with { Amount = Money.Usd(-521.40m) });

        var result = _month.Run();

        Assert.Equal((false, Money.Usd(-9m)), (result.IsBalanced, result.BankToBook));
        var first = Names(result, DifferenceKinds.MispostedCheck, 9.00m, "E03", "2026-06-09 -521.40 CHECK 5102");
        Assert.Same(result.Differences[0], first);
        Assert.Contains("digits changed places", first.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void a_cheque_the_journal_has_with_another_amount_is_named_too()
    {
        _month.With("E09", entry => entry with { Amount = Money.Usd(-21_000m) });

        var result = _month.Run();

        Assert.Equal((Money.Usd(-430m), Money.Usd(0m)), (result.BankToBook, result.BookToLedgers));
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.MispostedCheck, 430.00m, "E09", "2026-06-22 -21430.00 CHECK 5103"));
    }

    [Theory]
    [InlineData("E02", "T-204", "T-203")]
    [InlineData("E07", "T-201", "T-204")]
    [InlineData("E12", "T-202", "T-205")]
    [InlineData("E14", "T-203", "T-201")]
    [InlineData("E06", "T-202", "FIRM")]
    [InlineData("E16", "T-202", "INTEREST")]
    public void an_entry_on_the_wrong_ledger_is_named_although_the_totals_agree(string id, string wrong, string right)
    {
        _month.With(id, entry => entry with { Ledger = _month.LedgerOf(wrong) });

        var result = _month.Run();

        Assert.Equal((TrustMonth.Balanced, TrustMonth.Balanced, TrustMonth.Balanced), (result.AdjustedBank, result.BookBalance, result.LedgerTotal));
        Names(result, DifferenceKinds.WrongLedger, null, id, right);
    }

    [Fact]
    public void a_payment_that_takes_another_ledger_below_zero_is_suspected_and_nothing_is_balanced()
    {
        _month.With("E09", entry => entry with { Ledger = _month.LedgerOf("T-201") });

        var result = _month.Run();

        Assert.Equal((Money.Usd(0m), false), (result.BankToBook, result.IsBalanced));
        Names(result, DifferenceKinds.NegativeLedger, null, "T-201");
        Names(result, DifferenceKinds.WrongLedger, null, "E09", "T-201");
        Assert.Equal("T-201", Assert.Single(result.NegativeLedgers).Ledger.Key);
    }

    [Theory]
    [InlineData("E10", "E11")]
    [InlineData("E11", "E10")]
    public void a_transfer_with_one_side_is_named_with_its_amount(string missing, string left)
    {
        var result = _month.Without(missing).Run();

        Assert.Equal((Money.Usd(0m), 4_200m, false), (result.BankToBook, result.BookToLedgers.Abs().Amount, result.IsBalanced));
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.OneSidedPost, 4_200m, left));
    }

    [Fact]
    public void a_fee_the_bank_moved_without_an_entry_is_one_sided()
    {
        var result = _month.Without("E13").Run();

        Assert.Equal(Money.Usd(-29_000m), result.BankToBook);
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.OneSidedPost, 29_000m, "2026-06-23 -29000.00 ONLINE TRANSFER TO CHK 4420 INV-7002"));
    }

    [Fact]
    public void a_fee_the_journal_moved_without_the_bank_is_suspected()
    {
        _month.Post("E18", "2026-06-11", "T-201", -300m, JournalLineType.FeeTransfer, "INV-7009 to operating 4420");

        var result = _month.Run();

        Assert.True(result.IsBalanced);
        Names(result, DifferenceKinds.OneSidedPost, 300m, "E18");
    }

    [Theory]
    [InlineData("E13", -29_000, "2026-06-23 -29000.00 ONLINE TRANSFER TO CHK 4420 INV-7002")]
    [InlineData("E09", -21_430, "2026-06-22 -21430.00 CHECK 5103")]
    public void an_entry_dated_in_the_next_period_is_a_cut_off(string id, int effect, string line)
    {
        var result = _month.With(id, entry => entry with { Date = new DateOnly(2026, 7, 1) }).Run();

        Assert.Equal(effect, result.BankToBook.Amount);
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.CutOff, Math.Abs(effect), id, line));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_line_the_statement_lacks_is_named_by_its_entry(bool givesOpening)
    {
        _month.Lines.RemoveAll(line => line.Description == "RETURNED ITEM FEE");
        _month.BankOpening = givesOpening ? _month.BankOpening : null;

        var result = _month.Run();

        Assert.False(result.IsBalanced);
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.MissingLine, 15m, "E06"));
    }

    [Fact]
    public void a_line_missing_in_a_list_without_balances_is_suspected()
    {
        _month.WithoutBalances().Lines.RemoveAll(line => line.Description == "RETURNED ITEM FEE");

        var result = _month.Run();

        Assert.True(result.IsBalanced);
        Names(result, DifferenceKinds.MissingLine, 15m, "E06");
        Assert.Contains("follows from the opening book", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void a_file_downloaded_twice_is_seen_and_every_copy_named(bool givesBalances)
    {
        var copies = _month.Lines.ToList();
        _month.Lines.AddRange(copies);
        _ = givesBalances ? _month : _month.WithoutBalances();

        var result = _month.Run();

        Assert.False(result.IsBalanced);
        var first = Names(result, DifferenceKinds.DuplicateDownload, 52_427.60m, "2026-06-09 -512.40 CHECK 5102", "2026-06-30 5.87 INTEREST PAID");
        Assert.Equal((first, 12), (result.Differences[0], first.Suspects.Count));
    }

    [Fact]
    public void a_bank_id_used_for_two_transactions_merges_nothing()
    {
        _month.WithLine("CHECK 5102", line => line with { BankId = "F05" });

        var result = _month.Run();

        Assert.True(result.IsBalanced);
        Assert.Equal(12, result.Matching.Matches.Sum(match => match.Lines.Count));
        Names(result, DifferenceKinds.ReusedBankId, null, "2026-06-09 -512.40 CHECK 5102", "2026-06-09 -1975.00 ONLINE TRANSFER TO CHK 4420 INV-7001");
    }

    [Fact]
    public void a_return_after_the_money_was_paid_out_is_critical_although_the_totals_agree()
    {
        _month.Post("E18", "2026-06-04", "T-206", -1_100m, JournalLineType.Disbursement, "Process Servers chk 5106").Bank("2026-06-09", -1_100m, "CHECK 5106");

        var result = _month.Run();

        Assert.Equal((Money.Usd(0m), Money.Usd(0m), false), (result.BankToBook, result.BookToLedgers, result.IsBalanced));
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.NsfAfterDisbursement, 1_100m, "E05", "E01", "E18", "T-206"));
        Assert.Equal((Money.Usd(-1_100m), new DateOnly(2026, 6, 10)), (result.NegativeLedgers[0].Lowest, result.NegativeLedgers[0].LowestOn));
    }

    [Fact]
    public void a_return_the_journal_does_not_have_is_named_with_its_deposit()
    {
        var result = _month.Without("E05").Run();

        Assert.Equal(Money.Usd(-2_800m), result.BankToBook);
        Assert.Same(result.Differences[0], Names(result, DifferenceKinds.ReturnNotBooked, 2_800m, "2026-06-10 -2800.00 RETURNED DEPOSITED ITEM NSF REYES", "E01"));
    }

    internal static Difference Names(ThreeWayResult result, string kind, decimal? amount, params string[] suspects)
    {
        var found = result.Differences.Where(difference => difference.Kind == kind && suspects.All(difference.Suspects.Contains)).ToList();
        Assert.True(found.Count > 0, $"{kind} of {string.Join(", ", suspects)} is not among:\n{string.Join("\n", result.Differences)}");
        Assert.True(amount is null || found[0].Amount == Money.Usd(amount.Value), $"{found[0]}");
        return found[0];
    }
}
