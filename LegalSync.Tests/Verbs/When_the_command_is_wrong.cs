using Xunit;

namespace LegalSync.Tests.Verbs;

public sealed class When_the_command_is_wrong : IDisposable
{
    private readonly VerbRun _verb = new();

    public void Dispose() => _verb.Dispose();

    [Theory]
    [InlineData("--source is missing")]
    [InlineData("--ledger is missing", "--source", "a.csv")]
    [InlineData("--source is missing", "--ledger", "a.csv")]
    [InlineData("--source needs a value", "--source")]
    [InlineData("--source needs a value", "--source", "--ledger", "a.csv")]
    [InlineData("--ledger needs a value", "--source", "a.csv", "--ledger=")]
    [InlineData("'--sauce' is not an option", "--sauce", "a.csv")]
    [InlineData("'a.csv' is not an option", "a.csv", "b.csv")]
    [InlineData("--source is given twice", "--source", "a.csv", "--source", "b.csv")]
    [InlineData("--format xml is not a format", "--source", "a.csv", "--ledger", "b.csv", "--format", "xml")]
    [InlineData("--format needs a value", "--source", "a.csv", "--ledger", "b.csv", "--format")]
    [InlineData("--dates eu is not an order", "--source", "a.csv", "--ledger", "b.csv", "--dates", "eu")]
    public async Task it_is_refused_with_a_message(string says, params string[] args)
    {
        var (code, stdout, stderr) = await _verb.RunAsync(["reconcile", .. args]);

        Assert.Equal((2, ""), (code, stdout));
        Assert.Contains(says, stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_file_that_does_not_exist_is_named()
    {
        var (code, stdout, stderr) = await _verb.RunAsync("reconcile", "--source", _verb.At("none.csv"), "--ledger", _verb.At("nor.csv"));

        Assert.Equal((2, ""), (code, stdout));
        Assert.StartsWith("none.csv: There is no such file.", stderr, StringComparison.Ordinal);
        Assert.Contains("\nnor.csv: There is no such file.", stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_folder_is_not_a_file()
    {
        var folder = Directory.CreateDirectory(_verb.At("folder.csv")).FullName;

        var (code, _, stderr) = await _verb.RunAsync("reconcile", "--source", folder, "--ledger", _verb.Write("l.csv", VerbRun.GoodLedger));

        Assert.Equal(2, code);
        Assert.StartsWith("folder.csv: This is a folder", stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task another_verb_is_named_and_pages_are_not_served()
    {
        var (code, _, stderr) = await _verb.RunAsync("reconcil");

        Assert.Equal(2, code);
        Assert.Contains("'reconcil' is not a verb", stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData("Demo=true")]
    public async Task without_a_verb_the_answer_is_left_to_the_pages(params string[] args) =>
        Assert.Null((await _verb.RunAsync(args)).Code);

    [Fact]
    public async Task help_is_no_mistake()
    {
        var (code, stdout, _) = await _verb.RunAsync("reconcile", "--help");

        Assert.Equal(0, code);
        Assert.Contains("--dates us", stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task no_more_than_twenty_problems_are_listed_and_the_rest_counted()
    {
        var rows = string.Concat(Enumerable.Range(1, 25).Select(row => $"B-{row},2026-11-03,x\n"));

        var (_, _, stderr) = await _verb.CompareAsync("Id,Date,Amount\n" + rows, VerbRun.GoodLedger);

        Assert.Equal(21, stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("There are 5 more problems.", stderr, StringComparison.Ordinal);
    }
}
