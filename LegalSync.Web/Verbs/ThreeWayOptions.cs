using System.Globalization;

namespace LegalSync.Web.Verbs;

/// <summary>What was asked of <c>three-way</c> on the command line.</summary>
internal sealed record ThreeWayOptions(string Statement, string Books, DateOnly? AsOf, OutputFormat Format)
{
    private const string Mend = "See three-way --help.";

    /// <summary>Reads the arguments; null, with a sentence, when they cannot be understood.</summary>
    public static ThreeWayOptions? Read(string[] args, out string problem)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var option = equals > 0 ? args[i][..equals] : args[i];
            if (option is not ("--statement" or "--books" or "--as-of" or "--format"))
            {
                problem = $"'{args[i]}' is not an option. {Mend}";
                return null;
            }

            var value = equals > 0 ? args[i][(equals + 1)..] : i + 1 < args.Length ? args[++i] : "";
            if (value.Length == 0 || (equals <= 0 && value.StartsWith("--", StringComparison.Ordinal)))
            {
                problem = $"{option} needs a value. {Mend}";
                return null;
            }

            if (!given.TryAdd(option, value))
            {
                problem = $"{option} is given twice. {Mend}";
                return null;
            }
        }

        return Check(given, out problem);
    }

    private static ThreeWayOptions? Check(Dictionary<string, string> given, out string problem)
    {
        OutputFormat? format = given.GetValueOrDefault("--format", "json") switch
        {
            "json" => OutputFormat.Json,
            "text" => OutputFormat.Text,
            _ => null,
        };
        var day = given.GetValueOrDefault("--as-of");
        DateOnly? asOf = DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
        problem = !given.ContainsKey("--statement") ? $"--statement is missing: the bank's file. {Mend}"
            : !given.ContainsKey("--books") ? $"--books is missing: the trust journal and ledgers as JSON. {Mend}"
            : format is null ? $"--format {given["--format"]} is not a format. The formats are json and text."
            : day is not null && asOf is null ? $"--as-of {day} is not a day. Write it as 2026-03-31."
            : "";
        return problem.Length == 0 ? new ThreeWayOptions(given["--statement"], given["--books"], asOf, format!.Value) : null;
    }
}
