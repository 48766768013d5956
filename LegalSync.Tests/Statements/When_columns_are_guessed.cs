using System.Text;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_columns_are_guessed
{
    private static CsvLayoutGuess Guess(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return CsvAssistant.Guess(stream);
    }

    [Fact]
    public void each_has_a_role_a_reason_and_samples()
    {
        var guess = Guess(new CsvMonth(withBalance: true).Write(SampleMonth.Plain));

        Assert.Equal([CsvColumnRole.Date, CsvColumnRole.Reference, CsvColumnRole.Description, CsvColumnRole.Debit, CsvColumnRole.Credit, CsvColumnRole.Balance],
            guess.Columns.Select(column => column.Role));
        Assert.All(guess.Columns, column => Assert.True(column is { Samples.Count: > 0, Confidence: > 50, Reason.Length: > 0, Heading.Length: > 0 }));
        Assert.Equal((CsvSigns.ByColumn, DateOrder.Us, 1, ','), (guess.Layout.Signs, guess.Layout.Dates, guess.Layout.HeaderLine, guess.Layout.Delimiter));
        Assert.True(guess.IsCertain);
    }

    [Fact]
    public void a_table_without_headings_is_told_by_what_is_in_it()
    {
        var guess = Guess("08/13/2026,-5.00,*,3310,CHECK\n08/14/2026,7.00,*,,DEPOSIT OF ROSS\n");

        Assert.Equal([CsvColumnRole.Date, CsvColumnRole.Amount, CsvColumnRole.Ignored, CsvColumnRole.CheckNumber, CsvColumnRole.Description], guess.Columns.Select(column => column.Role));
    }

    [Theory]
    [InlineData("Date,Description,Amount\n03/08/2026,A,5.00\n", "could be")]
    [InlineData("Date,Description\n08/13/2026,A\n", "No column holds the amount.")]
    [InlineData("nothing", "not a table")]
    public void what_only_a_person_can_tell_is_asked(string file, string question) => Assert.Contains(Guess(file).Questions, asked => asked.Contains(question, StringComparison.Ordinal));

    [Fact]
    public void a_layout_is_kept_as_JSON_and_used_again()
    {
        const string File = "when;what;sum\n03/08/2026;ROSS;5,00\n04/08/2026;DALE;-7,00\n";
        var layout = new CsvLayout
        {
            Delimiter = ';', HeaderLine = 1, Columns = [CsvColumnRole.Date, CsvColumnRole.Description, CsvColumnRole.Amount], Dates = DateOrder.Dmy, Signs = CsvSigns.Turned,
        };

        var kept = CsvLayout.FromJson(layout.ToJson(), out var problem);
        var statement = Reading.One(File, new StatementReadOptions { Csv = kept, Account = "4471" });

        Assert.Equal("", problem);
        Assert.Equal([(new DateOnly(2026, 8, 3), -500L), (new DateOnly(2026, 8, 4), 700L)], statement.Lines.Select(line => (line.Date, line.Amount.Minor)));
        Assert.Equal("4471", statement.Account);
    }

    [Theory]
    [InlineData("{}", "No column holds the date")]
    [InlineData("{\"columns\":[\"date\",\"date\",\"amount\"]}", "Two columns are given as Date")]
    [InlineData("{\"columns\":[\"date\"],\"colour\":1}", "not what it should be")]
    [InlineData("{\"columns\":[\"date\",\"debit\"],\"signs\":\"byColumn\"}", "one half")]
    [InlineData("nonsense", "not what it should be")]
    public void a_layout_that_cannot_be_used_says_why(string json, string says)
    {
        Assert.Null(CsvLayout.FromJson(json, out var problem));
        Assert.Contains(says, problem, StringComparison.Ordinal);
    }
}
