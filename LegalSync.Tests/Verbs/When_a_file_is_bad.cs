using System.Text;
using Xunit;

namespace LegalSync.Tests.Verbs;

public sealed class When_a_file_is_bad : IDisposable
{
    private readonly VerbRun _verb = new();

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var i = 0; i < BadInputs.Files.Count; i++)
            {
                cases.Add(i, BadInputs.Files[i].Name);
            }

            return cases;
        }
    }

    public void Dispose() => _verb.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task it_is_refused_with_a_message_and_nothing_on_standard_output(int index, string name)
    {
        var (code, stdout, stderr) = await RunAsync(BadInputs.Files[index]);

        Assert.Equal(name, BadInputs.Files[index].Name);
        Assert.Equal(2, code);
        Assert.Empty(stdout);
        Assert.Contains(BadInputs.Files[index].Says, stderr, StringComparison.Ordinal);
        Assert.Matches(@"^(billing|quickbooks)\.csv(, line \d+)?(, column \d+ ""[^""]*"")?: .+\. .+\.\n", stderr);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task the_same_file_is_refused_as_a_ledger_too(int index, string name)
    {
        var bad = BadInputs.Files[index];
        var (code, stdout, stderr) = await _verb.RunAsync(
            ["reconcile", "--source", _verb.Write("good.csv", VerbRun.GoodLedger), "--ledger", _verb.Write("bad.csv", bad.Source!), .. bad.Options]);

        Assert.Equal((2, ""), (code, stdout));
        Assert.StartsWith("bad.csv", stderr, StringComparison.Ordinal);
        Assert.NotEmpty(name);
    }

    [Fact]
    public void there_are_at_least_sixty_of_them_each_with_a_name_of_its_own()
    {
        Assert.True(BadInputs.Files.Count >= 60);
        Assert.Equal(BadInputs.Files.Count, BadInputs.Files.DistinctBy(bad => bad.Name).Count());
    }

    /// <summary>LEGALSYNC_WRITE_DOCS=1 writes the table anew; without it the table must be true.</summary>
    [Fact]
    public async Task the_table_in_the_documentation_says_the_same()
    {
        const string begin = "<!-- bad inputs -->\n";
        const string end = "<!-- end of bad inputs -->";
        var table = new StringBuilder("| Input | Message |\n|---|---|\n");
        foreach (var bad in BadInputs.Files)
        {
            var (_, _, stderr) = await RunAsync(bad);
            table.Append("| ").Append(bad.Name).Append(" | ").Append(stderr.Split('\n')[0].Replace("|", "\\|", StringComparison.Ordinal)).Append(" |\n");
        }

        var path = Path.Combine(Root(), "docs", "reconcile.md");
        var text = await File.ReadAllTextAsync(path);
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("LEGALSYNC_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, text[..from] + table + text[to..]);
            return;
        }

        Assert.Equal(table.ToString(), text[from..to]);
    }

    private Task<(int? Code, string Out, string Error)> RunAsync(BadInput bad) => _verb.RunAsync(
        ["reconcile", "--source", _verb.Write("billing.csv", bad.Source!), "--ledger", _verb.Write("quickbooks.csv", VerbRun.GoodLedger), .. bad.Options]);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LegalSync.Blazor.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution's folder was not found above the tests.");
    }
}
