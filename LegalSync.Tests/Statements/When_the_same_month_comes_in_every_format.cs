using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_the_same_month_comes_in_every_format
{
    public static TheoryData<int, string> Writers
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < MonthWriters.All.Count; i++)
            {
                data.Add(i, MonthWriters.All[i].Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void the_lines_are_the_same(int index, string name)
    {
        var statement = Reading.One(MonthWriters.All[index].Write(SampleMonth.Plain));

        Assert.NotEmpty(name);
        Assert.Equal(SampleMonth.Plain.Lines.Select(line => (line.Date, line.Minor, line.Words, line.Check)), statement.Lines.Select(SampleMonth.Face));
        Assert.True(statement.Proof.IsBalanced);
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void the_balances_are_the_same_where_the_format_has_them(int index, string name)
    {
        var statement = Reading.One(MonthWriters.All[index].Write(SampleMonth.Plain));
        if (name == "csv")
        {
            Assert.Null(statement.Opening);
            Assert.False(statement.Proof.IsProven);
            return;
        }

        Assert.Equal((Money.FromMinor(SampleMonth.Plain.Opening, Currency.Usd), Money.FromMinor(SampleMonth.Plain.Closing, Currency.Usd)), (statement.Opening, statement.Closing));
        Assert.Equal(!name.StartsWith("ofx", StringComparison.Ordinal), statement.Proof.IsProven);
        Assert.Equal(name.StartsWith("csv", StringComparison.Ordinal) ? "" : SampleMonth.Plain.Account, statement.Account);
    }

    [Fact]
    public void the_fingerprints_are_the_same_so_that_a_change_of_format_imports_nothing_twice()
    {
        var prints = MonthWriters.All.Select(writer => StatementFingerprint.Of("trust", Reading.One(writer.Write(SampleMonth.Plain)).Lines)).ToList();

        Assert.All(prints, of => Assert.Equal(prints[0], of));
        Assert.Equal(SampleMonth.Plain.Lines.Count, prints[0].Distinct().Count());
    }
}
