using System.Text.Json.Nodes;
using LegalSync.Tests.Statements;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

/// <summary>Bad books and bad statements end with two, nothing on standard output, and a line that says file, place, what and how to mend it.</summary>
public sealed class When_the_verb_gets_bad_input : IDisposable
{
    private static readonly string Statement = MonthWriters.All[0].Write(SampleMonth.Plain);

    private readonly ThreeWayRun _verb = new();

    /// <summary>Name, the file, and the start of the message.</summary>
    public static TheoryData<string, string, string> BadBooks => new()
    {
        { "not JSON", "{ \"asOf\": \"2026-08-31\", ", "books.json: line 1: This is not JSON." },
        { "a table", "id,date,amount\nJ01,2026-08-03,5.00\n", "books.json: line 1: This is not JSON." },
        { "empty file", "", "books.json: line 1: This is not JSON." },
        { "only blanks", "  \n ", "books.json: line 2: This is not JSON." },
        { "a list", "[]", "books.json: $: The books are not an object." },
        { "nothing", "null", "books.json: $: The books are not an object." },
        { "no day", new MonthBooks().Root("asOf", null).Json, "books.json: $.asOf: It is missing." },
        { "no ledgers", new MonthBooks().Root("openingLedgers", null).Json, "books.json: $.openingLedgers: The opening ledgers are missing." },
        { "ledgers as a list", new MonthBooks().Root("openingLedgers", new JsonArray()).Json, "books.json: $.openingLedgers: " },
        { "no opening book", new MonthBooks().Root("openingBook", null).Json, "books.json: $.openingBook: It is missing." },
        { "no journal", new MonthBooks().Root("journal", null).Json, "books.json: $.journal: It is missing." },
        { "journal as an object", new MonthBooks().Root("journal", new JsonObject()).Json, "books.json: $.journal: It is not a list." },
        { "line as text", new MonthBooks().Root("journal", new JsonArray("J01")).Json, "books.json: $.journal[0]: This is not an object." },
        { "open items as text", new MonthBooks().Root("openingOutstanding", "none").Json, "books.json: $.openingOutstanding: It is not a list." },
        { "amount missing", new MonthBooks().Lacking("J03", "amount").Json, "books.json: $.journal[2].amount: It is missing." },
        { "amount with letters", new MonthBooks().With("J03", "amount", "-410.00 USD").Json, "books.json: $.journal[2].amount: \"-410.00 USD\" is not an exact amount." },
        { "amount with groups", new MonthBooks().With("J02", "amount", "15,000.00").Json, "books.json: $.journal[1].amount: \"15,000.00\" is not an exact amount." },
        { "amount finer than a cent", new MonthBooks().With("J03", "amount", "-410.005").Json, "books.json: $.journal[2].amount: \"-410.005\" is not an exact amount." },
        { "amount with an exponent", new MonthBooks().With("J03", "amount", 1e22).Json, "books.json: $.journal[2].amount: \"1E+22\" is not an exact amount." },
        { "amount as an object", new MonthBooks().With("J03", "amount", new JsonObject()).Json, "books.json: $.journal[2].amount: It is not text." },
        { "unknown ledger", new MonthBooks().With("J03", "ledger", "M-9999").Json, "books.json: $.journal[2].ledger: No opening ledger is called \"M-9999\"." },
        { "day that does not exist", new MonthBooks().With("J03", "date", "2026-08-32").Json, "books.json: $.journal[2].date: \"2026-08-32\" is not a day." },
        { "day of another order", new MonthBooks().With("J03", "date", "08/07/2026").Json, "books.json: $.journal[2].date: \"08/07/2026\" is not a day." },
        { "id twice", new MonthBooks().With("J03", "id", "J02").Json, "books.json: $.journal[2].id: \"J02\" is used twice." },
        { "id empty", new MonthBooks().With("J03", "id", " ").Json, "books.json: $.journal[2].id: It is empty." },
        { "unknown type", new MonthBooks().With("J03", "type", "payment").Json, "books.json: $.journal[2].type: \"payment\" is not a type of line." },
        { "unknown currency", new MonthBooks().Root("currency", "DOLLARS").Json, "books.json: $.currency: \"DOLLARS\" is not a currency this product knows." },
        { "member twice", new MonthBooks().Json.Replace("\"asOf\":", "\"openingBook\":\"1.00\",\"asOf\":", StringComparison.Ordinal), "books.json: $.openingBook: It is given twice." },
    };

    /// <summary>Name, the file, and words of the message.</summary>
    public static TheoryData<string, string, string> BadStatements => new()
    {
        { "empty file", "", "bank.any, line 1: The file is empty." },
        { "prose", "Please find the statement attached.\n", "bank.any" },
        { "PDF", "%PDF-1.7 ...", "bank.any" },
        { "cut off in the middle", Statement[..(Statement.Length / 2)], "bank.any" },
        { "amount with letters", Statement.Replace("-410.00", "-41O.00", StringComparison.Ordinal), "bank.any" },
        { "day or month first", "Date,Description,Amount\n03/04/2026,A,5.00\n", "bank.any, line 2, column 1 \"Date\":" },
        { "another currency", Statement.Replace("<CURDEF>USD", "<CURDEF>CAD", StringComparison.Ordinal), "The statement is in CAD, the books are in USD. Give both in one currency." },
    };

    public void Dispose() => _verb.Dispose();

    [Theory]
    [MemberData(nameof(BadBooks))]
    public async Task bad_books_are_refused_with_the_place_and_how_to_mend_them(string name, string books, string says)
    {
        var answer = await _verb.RunAsync(Statement, books);

        Assert.True((answer.Code, answer.Out) == (2, ""), $"{name}: {answer.Code} {answer.Out}");
        Assert.StartsWith(says, answer.Error, StringComparison.Ordinal);
        Assert.Matches(@"^books\.json: [^:]+: .+\. .+\.\n", answer.Error);
    }

    [Theory]
    [MemberData(nameof(BadStatements))]
    public async Task a_bad_statement_is_refused_with_the_place_and_how_to_mend_it(string name, string statement, string says)
    {
        var answer = await _verb.RunAsync(statement, new MonthBooks().Json);

        Assert.True((answer.Code, answer.Out) == (2, ""), $"{name}: {answer.Code} {answer.Out}");
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
        Assert.Matches(@"^bank\.any.*: .+\. .+\.\n", answer.Error);
    }

    [Fact]
    public async Task a_statement_of_another_account_is_refused()
    {
        var answer = await _verb.RunAsync(Statement, new MonthBooks().Root("account", "5599").Json);

        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains("holds no statement of account 5599, but of 004477120093", answer.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--statement is missing")]
    [InlineData("--books is missing", "--statement", "a.ofx")]
    [InlineData("--statement needs a value", "--statement", "--books", "b.json")]
    [InlineData("--books is given twice", "--books", "b.json", "--books", "b.json")]
    [InlineData("'--sauce' is not an option", "--sauce", "a")]
    [InlineData("--format xml is not a format", "--statement", "a", "--books", "b", "--format", "xml")]
    [InlineData("--as-of 08/31/2026 is not a day", "--statement", "a", "--books", "b", "--as-of", "08/31/2026")]
    [InlineData("b.json: There is no such file.", "--statement", "a.ofx", "--books", "b.json")]
    public async Task a_wrong_command_is_refused_with_a_message(string says, params string[] args)
    {
        var answer = await _verb.WithAsync(args);

        Assert.Equal((2, ""), (answer.Code, answer.Out));
        Assert.Contains(says, answer.Error, StringComparison.Ordinal);
    }
}
