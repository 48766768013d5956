using System.Text.Json;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Reports;

namespace LegalSync.Web.Verbs;

/// <summary><c>verify-month</c>: checks exported months, each by its seal and against the month before, without a database.</summary>
internal static class VerifyMonthVerb
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "verify-month";

    private const string Help = """
        verify-month FILE...

        Checks exported months of a trust account: every file against the seal, and every seal against the month before.
        Name all months of an account to check the whole chain.

        Exit code: 0 all as sealed and chained, 1 something differs or a month before is missing, 2 bad input.
        """;

    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await stdout.WriteLineAsync(Help);
            return Verbs.Agreed;
        }

        if (args.Length == 0 || args.Any(arg => arg.StartsWith('-')))
        {
            await stderr.WriteLineAsync($"{Name}: name the files of the months. See {Name} --help.");
            return Verbs.BadInput;
        }

        var bundles = new List<MonthBundle>();
        foreach (var path in args)
        {
            var (bundle, problem) = await MonthBundleFile.ReadAsync(path, cancellationToken);
            if (bundle is null)
            {
                await stderr.WriteLineAsync(problem!.ToString());
                return Verbs.BadInput;
            }

            bundles.Add(bundle);
        }

        var checks = VerifySeals.Check(bundles);
        await stdout.WriteLineAsync(JsonSerializer.Serialize(
            new
            {
                months = checks.Select(check => new
                {
                    file = check.Name, account = check.Seal?.Account, from = check.Seal?.From, through = check.Seal?.Through, round = check.Seal?.Round, signedBy = check.Seal?.SignedBy,
                    signedAt = check.Seal?.SignedAt, seal = check.SealHash, previous = check.Seal?.Previous, chained = check.IsChained, problems = check.Problems,
                }),
            },
            _json));
        return checks.All(check => check.Problems.Count == 0 && check.IsChained) ? Verbs.Agreed : Verbs.Differences;
    }
}
