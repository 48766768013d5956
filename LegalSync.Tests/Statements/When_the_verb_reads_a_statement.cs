using System.Text.Json;
using LegalSync.Tests.Verbs;
using Xunit;

namespace LegalSync.Tests.Statements;

public sealed class When_the_verb_reads_a_statement : IDisposable
{
    private readonly VerbRun _verb = new();

    public void Dispose() => _verb.Dispose();

    [Theory]
    [InlineData(0, "ofx")]
    [InlineData(1, "ofx")]
    [InlineData(2, "bai2")]
    [InlineData(3, "camt.053")]
    [InlineData(5, "mt940")]
    [InlineData(7, "csv")]
    public async Task it_writes_the_json_alone(int writer, string format)
    {
        var (code, stdout, stderr) = await _verb.RunAsync("read-statement", _verb.Write("any.name", MonthWriters.All[writer].Write(SampleMonth.Plain)));

        Assert.Equal((0, ""), (code, stderr));
        using var json = JsonDocument.Parse(stdout);
        var statement = json.RootElement.GetProperty("statements")[0];
        Assert.Equal(["format", "account", "currency", "opening", "closing", "from", "to", "lines", "proof", "warnings"], statement.EnumerateObject().Select(part => part.Name));
        Assert.Equal((format, "41875.25", SampleMonth.Decimal(SampleMonth.Plain.Closing)),
            (statement.GetProperty("format").GetString(), statement.GetProperty("opening").GetString(), statement.GetProperty("closing").GetString()));
        Assert.Equal("{\"balanced\":true,\"difference\":\"0.00\"}", JsonSerializer.Serialize(statement.GetProperty("proof")));
        var lines = statement.GetProperty("lines");
        Assert.Equal(["date", "amount", "description", "reference", "checkNumber", "bankId", "type"], lines[0].EnumerateObject().Select(part => part.Name));
        Assert.Equal(("2026-08-05", "-875.50", "CHECK 3310", "3310", "check"), (Text(lines[2], "date"), Text(lines[2], "amount"), Text(lines[2], "description"), Text(lines[2], "checkNumber"), Text(lines[2], "type")));
        Assert.Equal(JsonValueKind.Null, lines[0].GetProperty("checkNumber").ValueKind);
    }

    [Fact]
    public async Task a_proof_that_does_not_balance_ends_with_one()
    {
        var (code, stdout, _) = await _verb.RunAsync("read-statement", _verb.Write("a.sta", new Mt940Month().Write(SampleMonth.Plain).Replace("C2500,00", "C2600,00", StringComparison.Ordinal)));

        Assert.Equal(1, code);
        Assert.Contains("\"difference\": \"-100.00\"", stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Description,Amount\n03/04/2026,A,5.00\n", "bank.csv, line 2, column 1 \"Date\":")]
    [InlineData("", "bank.csv, line 1: The file is empty.")]
    public async Task bad_input_ends_with_two_and_nothing_on_standard_output(string file, string says)
    {
        var (code, stdout, stderr) = await _verb.RunAsync("read-statement", _verb.Write("bank.csv", file));

        Assert.Equal((2, ""), (code, stdout));
        Assert.StartsWith(says, stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The file is missing")]
    [InlineData("second file", "a", "b")]
    [InlineData("--dates eu is not an order", "a", "--dates", "eu")]
    [InlineData("--dates needs a value", "a", "--dates")]
    [InlineData("--dates is given twice", "a", "--dates", "us", "--dates", "us")]
    [InlineData("'--sauce' is not an option", "a", "--sauce", "b")]
    [InlineData("--currency QQQ is not known", "a", "--currency", "QQQ")]
    [InlineData("There is no such file", "none.ofx")]
    public async Task a_wrong_command_is_refused_with_a_message(string says, params string[] args)
    {
        var (code, stdout, stderr) = await _verb.RunAsync(["read-statement", .. args]);

        Assert.Equal((2, ""), (code, stdout));
        Assert.Contains(says, stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_layout_and_the_order_of_dates_can_be_given()
    {
        var file = _verb.Write("b.csv", "a,b,c\n03/08/2026,ROSS,5.00\n");
        var layout = _verb.Write("l.json", "{\"headerLine\":1,\"columns\":[\"date\",\"description\",\"amount\"]}");

        var (code, stdout, _) = await _verb.RunAsync("read-statement", file, "--csv-layout", layout, "--dates", "dmy", "--account", "4471", "--currency=CAD");

        Assert.Equal(0, code);
        Assert.Contains("\"date\": \"2026-08-03\"", stdout, StringComparison.Ordinal);
        Assert.Contains("\"currency\": \"CAD\"", stdout, StringComparison.Ordinal);
        Assert.Contains("\"account\": \"4471\"", stdout, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
