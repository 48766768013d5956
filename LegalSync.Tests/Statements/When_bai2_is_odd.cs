using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_bai2_is_odd
{
    private const string Account = "03,4471,,010,100000,,,015,{0},,/";

    private static string File(string detail, long amount, long closing, string status = "1", string time = "2400") =>
        Bai2Month.File([Account.Replace("{0}", closing.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), .. detail.Split('\n')],
            100000 + closing + amount, status, time);

    [Theory]
    [InlineData("16,195,2500,,,,WIRE IN/", 2500)]
    [InlineData("16,475,2500,,,,CHECK 12/", -2500)]
    [InlineData("16,399,2500,,,,X/", 2500)]
    [InlineData("16,401,2500,,,,X/", -2500)]
    public void unsigned_minor_units_get_their_sign_from_the_type(string detail, long minor) =>
        Assert.Equal(minor, Assert.Single(Reading.One(File(detail, 2500, 100000 + minor)).Lines).Amount.Minor);

    [Theory]
    [InlineData("16,195,2500,0,B1,C1,WORDS/")]
    [InlineData("16,195,2500,Z,B1,C1,WORDS/")]
    [InlineData("16,195,2500,V,260830,1200,B1,C1,WORDS/")]
    [InlineData("16,195,2500,S,1000,1000,500,B1,C1,WORDS/")]
    [InlineData("16,195,2500,S,,2000,500,B1,C1,WORDS/")]
    [InlineData("16,195,2500,D,3,0,1000,1,1000,2,500,B1,C1,WORDS/")]
    public void the_funds_type_adds_its_fields_and_no_more(string detail)
    {
        var line = Assert.Single(Reading.One(File(detail, 2500, 102500)).Lines);

        Assert.Equal(("B1", "C1", "WORDS"), (line.BankId, line.Reference, line.Description));
    }

    [Fact]
    public void records_may_stand_several_on_a_line()
    {
        var file = new Bai2Month().Write(SampleMonth.Plain).Replace("/\n", "/   ", StringComparison.Ordinal);

        Assert.True(SampleMonth.Plain.IsIn(Reading.One(file)));
    }

    [Fact]
    public void a_text_may_wrap_onto_the_next_line() => Assert.Equal("WORDS 1111 END",
        Assert.Single(Reading.One(File("16,195,2500,Z,,,WORDS@1111 END/", 2500, 102500).Replace('@', '\n')).Lines).Description);

    [Fact]
    public void commas_belong_to_the_text() => Assert.Equal("ROSS, DALE, AND CO", Assert.Single(Reading.One(File("16,195,2500,,,,ROSS, DALE, AND CO/", 2500, 102500)).Lines).Description);

    [Fact]
    public void an_88_record_carries_on() =>
        Assert.Equal("PROCEEDS OF CREDIT, FROM LARKSPUR", Assert.Single(Reading.One(File("16,195,2500,,,,PROCEEDS OF/\n88,CREDIT, FROM LARKSPUR/", 2500, 102500)).Lines).Description);

    [Theory]
    [InlineData("2400")]
    [InlineData("9999")]
    [InlineData("2359")]
    [InlineData("")]
    public void both_ends_of_the_day_are_times(string time) => Assert.Equal(new DateOnly(2026, 8, 31), Reading.One(File("16,195,2500,,,,X/", 2500, 102500, time: time)).To);

    [Fact]
    public void a_value_date_behind_the_report_is_not_the_day_of_booking() =>
        Assert.Equal(new DateOnly(2026, 8, 31), Assert.Single(Reading.One(File("16,195,2500,V,260902,,,,X/", 2500, 102500)).Lines).Date);

    [Theory]
    [InlineData("2", "deletes")]
    [InlineData("3", "corrects")]
    [InlineData("4", "test")]
    [InlineData("7", "not a status")]
    public void a_group_that_takes_something_back_is_refused(string status, string says) =>
        Assert.Contains(says, Reading.Refusal(File("16,195,2500,,,,X/", 2500, 102500, status: status)), StringComparison.Ordinal);

    [Theory]
    [InlineData("49,205000,3", "49,205001,3", "control total of the 49 record is 205001")]
    [InlineData("98,205000,1,5", "98,215000,1,5", "control total of the 98 record")]
    [InlineData("99,205000,1,7", "99,5000,1,7", "control total of the 99 record")]
    [InlineData("49,205000,3", "49,205000,4", "49 record counts \"4\" records, but 3")]
    [InlineData("98,205000,1,5", "98,205000,2,5", "98 record counts \"2\" accounts")]
    [InlineData("99,205000,1,7", "99,205000,1,8", "99 record counts")]
    [InlineData("16,195,2500", "16,195,2600", "add up to 205100")]
    [InlineData("16,195,2500", "16,195,-2500", "not an amount in minor units")]
    [InlineData("16,195,2500", "16,795,2500", "whether the money came or went")]
    [InlineData("16,195,2500,,", "16,195,2500,Q,", "not a funds type")]
    [InlineData("49,205000,3/\n", "", "stands where a 49 record must stand")]
    [InlineData("99,205000,1,7/\n", "", "it was cut off")]
    [InlineData("16,195", "1x,195", "begins with no code")]
    [InlineData(",,2/\n02", ",,3/\n02", "only version 2")]
    [InlineData("260831,2400", "260832,2400", "day and time")]
    [InlineData("260831,2400", "260831,2460", "day and time")]
    public void damage_is_refused_at_its_line(string written, string damaged, string says) =>
        Assert.Contains(says, Reading.Refusal(File("16,195,2500,,,,X/", 2500, 102500).Replace(written, damaged, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void totals_by_direction_that_the_lines_do_not_reach_are_a_warning()
    {
        var file = Bai2Month.File(["03,4471,,010,100000,,,015,102500,,/", "88,100,3000,2,/", "16,195,2500,,,,X/"], 100000 + 102500 + 3000 + 2500);

        Assert.Contains(Reading.One(file).Warnings, warning => warning.Contains("2 credits of 30.00 USD", StringComparison.Ordinal));
    }

    [Fact]
    public void a_broken_sum_with_true_control_totals_is_read_and_does_not_balance()
    {
        var statement = Reading.One(File("16,195,2500,,,,X/", 2500, 102600));

        Assert.Equal((false, Money.Usd(1m)), (statement.Proof.IsBalanced, statement.Proof.Difference));
    }
}
