using LegalSync.Infrastructure.Files;

namespace LegalSync.Web.Verbs;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ReconcileOptions(string Source, string Ledger, OutputFormat Format, DateOrder? Dates)
{
    private const string Mend = "See reconcile --help.";

    /// <summary>Reads the arguments; null, with a sentence, when they cannot be understood.</summary>
    public static ReconcileOptions? Read(string[] args, out string problem)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var option = equals > 0 ? args[i][..equals] : args[i];
            if (option is not ("--source" or "--ledger" or "--format" or "--dates"))
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

    private static ReconcileOptions? Check(Dictionary<string, string> given, out string problem)
    {
        OutputFormat? format = given.GetValueOrDefault("--format", "json") switch
        {
            "json" => OutputFormat.Json,
            "text" => OutputFormat.Text,
            "csv" => OutputFormat.Csv,
            _ => null,
        };
        var order = given.GetValueOrDefault("--dates");
        DateOrder? dates = order switch { "us" => DateOrder.Us, "iso" => DateOrder.Iso, _ => null };
        problem = !given.ContainsKey("--source") ? $"--source is missing: the file from the practice system. {Mend}"
            : !given.ContainsKey("--ledger") ? $"--ledger is missing: the file from the books. {Mend}"
            : format is null ? $"--format {given["--format"]} is not a format. The formats are json, text and csv."
            : order is not null && dates is null ? $"--dates {order} is not an order of dates. The orders are us and iso."
            : "";
        return problem.Length == 0 ? new ReconcileOptions(given["--source"], given["--ledger"], format!.Value, dates) : null;
    }
}

/// <summary>How the answer is written.</summary>
internal enum OutputFormat
{
    /// <summary>For programs.</summary>
    Json,

    /// <summary>For people.</summary>
    Text,

    /// <summary>For spreadsheets.</summary>
    Csv,
}
