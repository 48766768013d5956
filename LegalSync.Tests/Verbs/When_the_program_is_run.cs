using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace LegalSync.Tests.Verbs;

/// <summary>The built program as a process of its own, as a script would run it.</summary>
public sealed class When_the_program_is_run : IDisposable
{
    private const string Billing = "Id,Date,Number,Client,Kind,Amount\nB-1,2026-11-03,INV-1001,Núñez LLC,Invoice,\"1,240.50\"\nB-2,2026-11-04,INV-1002,Pine,Invoice,500.00\n";

    private readonly VerbRun _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task files_that_agree_end_with_nought_and_the_json_alone()
    {
        var (code, stdout, stderr) = await RunAsync(Billing, Billing.Replace("B-", "Q-", StringComparison.Ordinal));

        Assert.Equal((0, ""), (code, stderr));
        using var json = JsonDocument.Parse(stdout);
        var summary = json.RootElement.GetProperty("summary");
        Assert.Equal(["source", "ledger", "matched", "differs", "sourceOnly", "ledgerOnly", "sourceTotal", "ledgerTotal"], summary.EnumerateObject().Select(part => part.Name));
        Assert.Equal(2, summary.GetProperty("matched").GetInt32());
        Assert.Equal("1740.50", summary.GetProperty("ledgerTotal").GetString());
    }

    [Fact]
    public async Task files_that_differ_end_with_one()
    {
        var (code, stdout, _) = await RunAsync(Billing, "Id,Date,Num,Customer,Type,Amount\nQ-1,11/13/2026,1001,Nunez,Invoice,\"$1,204.50\"\n");

        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(stdout);
        var pair = json.RootElement.GetProperty("pairs")[0];
        Assert.Equal(("differs", "-36.00", "transposition"),
            (pair.GetProperty("status").GetString(), pair.GetProperty("difference").GetString(), pair.GetProperty("cause").GetString()));
        Assert.Equal("B-2", json.RootElement.GetProperty("sourceOnly")[0].GetString());
    }

    [Fact]
    public async Task a_bad_file_ends_with_two_and_says_where()
    {
        var (code, stdout, stderr) = await RunAsync(Billing, "Id,Date,Amount\nQ-1,2026-11-03,1.2.3\n");

        Assert.Equal((2, ""), (code, stdout));
        Assert.Contains("line 2, column 3 \"Amount\": \"1.2.3\" is not an amount", stderr, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Out, string Error)> RunAsync(string source, string ledger)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            typeof(Web.Verbs.Verbs).Assembly.Location, "reconcile", "--source", _files.Write("billing.csv", source),
            "--ledger", _files.Write("quickbooks.csv", ledger), "--format", "json",
        })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await stdout, await stderr);
    }
}
