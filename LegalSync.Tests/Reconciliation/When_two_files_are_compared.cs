using Xunit;

namespace LegalSync.Tests.Reconciliation;

public class When_two_files_are_compared
{
    [Theory]
    [InlineData("S1=L1", "S1|11-03|INV-0012|Acme LLC|Invoice|100.00", "L1|11-05|12|ACME, Inc.|Bill|100.00")]
    [InlineData("S1=L1", "S1|11-03|#1001|Ann Brown|Invoice|100.00", "L1|11-03|1001.0|Brown, Ann|Invoice|100.00")]
    [InlineData("S1=L1", "S1|11-03|7|Jürgen Mäßig|Invoice|100.00", "L1|11-03|7|Jurgen Massig|Invoice|100.00")]
    [InlineData("S1=L1", "S1|11-03||Acme|Payment|100.00", "L1|11-06||Acme LLC|Payment|100.00")]
    [InlineData("S1=L1", "S1|11-03||Acme|Payment|100.00", "L1|11-03|||Deposit|100.00")]
    [InlineData("S1=L1", "S1|11-03||Acme||100.00", "L1|11-03||Acme: Estate plan||100.00")]
    public void the_same_thing_written_differently_is_matched(string expected, params string[] rows) =>
        Assert.Equal(expected, Rows.Text(Rows.Compare(rows)));

    [Theory]
    [InlineData("S1=L1 amount differs -7.13", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Invoice|92.87")]
    [InlineData("S1=L1 transposition -180.00", "S1|11-03|1|Acme|Invoice|1530.00", "L1|11-03|1|Acme|Invoice|1350.00")]
    [InlineData("S1=L1 sign flipped -200.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Invoice|-100.00")]
    [InlineData("S1=L1 decimal point moved 900.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Invoice|1000.00")]
    [InlineData("S1=L1 duplicate 123.45", "S1|11-03|1|Acme|Invoice|123.45", "L1|11-03|1|Acme|Invoice|246.90")]
    [InlineData("S1=L1 write-off or discount -100.00", "S1|11-03|1|Acme|Invoice|1000.00", "L1|11-03|1|Acme|Invoice|900.00")]
    [InlineData("S1=L1 write-off or discount -37.11", "S1|11-03|1|Acme|Invoice|1000.00", "L1|11-03|1|Acme|Invoice|962.89|courtesy discount")]
    [InlineData("S1=L1 rounding 0.01", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Invoice|100.01")]
    [InlineData("S1=L1 date differs 0.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-08|1|Acme|Invoice|100.00")]
    [InlineData("S1=L1 client differs 0.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Zenith|Invoice|100.00")]
    [InlineData("S1=L1 kind differs 0.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Credit Memo|100.00")]
    [InlineData("S1=L1 kind differs -200.00", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Credit Memo|-100.00")]
    [InlineData("S1=L1 date differs 0.00", "S1|11-03||Acme|Payment|100.00", "L1|11-13||Acme|Payment|100.00")]
    [InlineData("S1=L1 amount differs 20.00", "S1|11-03||Acme|Payment|100.00|retainer", "L1|11-03||Acme|Payment|120.00|Retainer")]
    public void what_is_recorded_differently_is_paired_with_its_cause(string expected, params string[] rows) =>
        Assert.Equal(expected, Rows.Text(Rows.Compare(rows)));

    [Theory]
    [InlineData("S1; L1", "S1|11-03|1|Acme|Invoice|100.00", "L1|11-03|1|Acme|Payment|100.00")]
    [InlineData("S1; L1", "S1|11-03||Acme|Invoice|100.00", "L1|11-03||Acme|Invoice|731.00")]
    [InlineData("S1; L1", "S1|11-03||Acme||100.00", "L1|11-03||Zenith||100.00")]
    [InlineData("S1; L1", "S1|10-01||Acme||100.00", "L1|11-01||Acme||100.00")]
    [InlineData("S1; L1; L2", "S1|11-03||||100.00", "L1|11-03||Acme||100.00", "L2|11-03||Zenith||100.00")]
    [InlineData("S1; L1; L2", "S1|11-03||||100.00", "L1|11-02||Acme||100.00", "L2|11-05||Zenith||100.00")]
    public void what_nothing_sure_connects_is_left_alone(string expected, params string[] rows) =>
        Assert.Equal(expected, Rows.Text(Rows.Compare(rows)));

    [Theory]
    [InlineData("S1+S2=L1", "S1|11-03|1|Acme|Invoice|100.00", "S2|11-03|1|Acme|Invoice|50.00", "L1|11-03|1|Acme|Invoice|150.00")]
    [InlineData("S1=L1+L2", "S1|11-03||Acme|Payment|150.00", "L1|11-04||Acme|Payment|100.00", "L2|11-05||Acme|Payment|50.00")]
    [InlineData("S1+S3=L1; S2", "S1|11-03||Acme||100.00", "S2|11-03||Acme||70.00", "S3|11-04||Acme||50.00", "L1|11-05||Acme||150.00")]
    [InlineData("S1; S2; S3; S4; L1", "S1|11-03||Acme||100.00", "S2|11-03||Acme||50.00", "S3|11-03||Acme||110.00", "S4|11-03||Acme||40.00", "L1|11-03||Acme||150.00")]
    [InlineData("S1+S2=L1 amount differs -13.00", "S1|11-03|1|Acme|Invoice|100.00", "S2|11-03|1|Acme|Invoice|50.00", "L1|11-03|1|Acme|Invoice|137.00")]
    [InlineData("S1; S2; L1", "S1|11-03||Acme||100.00", "S2|11-03||Zenith||50.00", "L1|11-03||Acme||150.00")]
    public void parts_find_their_whole_when_there_is_one_way_only(string expected, params string[] rows) =>
        Assert.Equal(expected, Rows.Text(Rows.Compare(rows)));

    [Fact]
    public void copies_go_one_to_one_and_the_last_is_left_over_and_named()
    {
        var outcome = Rows.Compare("S1|11-03|1|Acme|Invoice|100.00", "S2|11-03|1|Acme|Invoice|100.00",
            "L9|11-03|1|Acme|Invoice|100.00", "L10|11-03|1|Acme|Invoice|100.00", "L11|11-03|1|Acme|Invoice|100.00");

        Assert.Equal("S1=L9; S2=L10; L11", Rows.Text(outcome));
        Assert.Equal("second copy of L9", Assert.Single(outcome.LedgerOnly).Remark);
    }

    [Fact]
    public void payments_written_negative_throughout_one_file_are_turned_and_said_so()
    {
        var outcome = Rows.Compare("S1|11-03|P1|Acme|Payment|100.00", "S2|11-04|P2|Acme|Payment|50.00",
            "L1|11-03|P1|Acme|Payment|-100.00", "L2|11-04|P2|Acme|Payment|-51.00");

        Assert.Equal("S1=L1; S2=L2 amount differs 1.00", Rows.Text(outcome));
        Assert.Contains("payments", Assert.Single(outcome.Notes), StringComparison.Ordinal);
        Assert.Contains(outcome.Pairs[0].Reasons, reason => reason.Contains("other sign", StringComparison.Ordinal));
        Assert.Equal("-151.00", outcome.LedgerTotal.ToPlainString());
    }

    [Fact]
    public void a_file_written_from_the_banks_point_of_view_is_turned() =>
        Assert.Equal("S1=L1; S2=L2; S3=L3", Rows.Text(Rows.Compare("S1|11-03||Acme||100.00", "S2|11-04||Acme||-50.00", "S3|11-05||Acme||70.00",
            "L1|11-03||||-100.00", "L2|11-04||||50.00", "L3|11-05||||-70.00")));

    [Fact]
    public void one_invoice_below_zero_is_an_error_and_no_convention() =>
        Assert.Equal("S1=L1 sign flipped -200.00; S2; S3", Rows.Text(Rows.Compare("S1|11-03|1|Acme|Invoice|100.00", "S2|11-03|2|Acme|Invoice|50.00",
            "S3|11-03|3|Acme|Invoice|70.00", "L1|11-03|1|Acme|Invoice|-100.00")));

    [Fact]
    public void as_many_on_either_side_that_fit_each_other_go_by_day() =>
        Assert.Equal("S1=L1; S2=L2", Rows.Text(Rows.Compare("S1|11-03||Acme|Payment|100.00", "S2|11-05||Acme|Payment|100.00",
            "L1|11-04||Acme|Payment|100.00|one", "L2|11-04||Acme|Payment|100.00|two")));

    [Fact]
    public void ids_serve_as_numbers_when_no_numbers_are_shared() =>
        Assert.Equal("INV-7=L7; X1=L8 amount differs 40.00",
            Rows.Text(Rows.Compare("INV-7|11-03||||60.00", "X1|11-03||||77.00", "L7|11-03|7|||60.00", "L8|11-03|X1|||117.00")));

    [Fact]
    public void a_cheque_number_in_the_banks_text_decides_between_two_of_one_amount() =>
        Assert.Equal("S1=L2; S2=L1", Rows.Text(Rows.Compare("S1|11-03|2041||Expense|500.00", "S2|11-03|2042||Expense|500.00",
            "L1|11-03||||500.00|CHECK 2042", "L2|11-03||||500.00|CHECK 2041")));
}
