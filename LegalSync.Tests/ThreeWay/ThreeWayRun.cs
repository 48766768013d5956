using System.Text.Json;
using LegalSync.Tests.Statements;
using LegalSync.Tests.Verbs;
using Xunit;

namespace LegalSync.Tests.ThreeWay;

/// <summary>What the verb answered.</summary>
internal sealed record ThreeWayAnswer(int? Code, string Out, string Error)
{
    /// <summary>The document on standard output; it is read as one, so anything beside it fails.</summary>
    public JsonElement Json => JsonDocument.Parse(Out).RootElement;

    /// <summary>The three figures.</summary>
    public (string? Bank, string? Book, string? Ledgers) Figures => (Text("adjustedBank"), Text("bookBalance"), Text("ledgerTotal"));

    /// <summary>The difference of a kind that names all the suspects.</summary>
    public JsonElement Names(string kind, string? amount, params string[] suspects)
    {
        var found = Json.GetProperty("differences").EnumerateArray()
            .Where(one => one.GetProperty("kind").GetString() == kind && suspects.All(suspect => Suspects(one).Contains(suspect))).ToList();
        Assert.True(found.Count > 0, $"{kind} of {string.Join(", ", suspects)} is not in:\n{Out}");
        Assert.True(amount is null || found[0].GetProperty("amount").GetString() == amount, found[0].ToString());
        return found[0];
    }

    private static IEnumerable<string?> Suspects(JsonElement difference) => difference.GetProperty("suspects").EnumerateArray().Select(suspect => suspect.GetString());

    private string? Text(string member) => Json.GetProperty(member).GetString();
}

/// <summary>The verb <c>three-way</c> run in this process.</summary>
internal sealed class ThreeWayRun : IDisposable
{
    private readonly VerbRun _verb = new();

    public static TheoryData<int, string> Formats
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

    public Task<ThreeWayAnswer> RunAsync(int format, SampleMonth month, MonthBooks books) => RunAsync(MonthWriters.All[format].Write(month), books.Json);

    public async Task<ThreeWayAnswer> RunAsync(string statement, string books, params string[] options)
    {
        var (code, stdout, stderr) = await _verb.RunAsync(["three-way", "--statement", _verb.Write("bank.any", statement), "--books", _verb.Write("books.json", books), .. options]);
        return new ThreeWayAnswer(code, stdout, stderr);
    }

    /// <summary>Runs with arguments alone.</summary>
    public async Task<ThreeWayAnswer> WithAsync(params string[] args)
    {
        var (code, stdout, stderr) = await _verb.RunAsync(["three-way", .. args]);
        return new ThreeWayAnswer(code, stdout, stderr);
    }

    public void Dispose() => _verb.Dispose();
}
