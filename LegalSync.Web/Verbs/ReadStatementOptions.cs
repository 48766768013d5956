using LegalSync.Domain.Amounts;
using LegalSync.Infrastructure.Files;

namespace LegalSync.Web.Verbs;

/// <summary>What was asked for on the command line.</summary>
internal sealed record ReadStatementOptions(string File, string? Layout, DateOrder? Dates, Currency Currency, string? Account)
{
    private const string Mend = "See read-statement --help.";

    private static readonly string[] Currencies = ["USD", "CAD", "AUD", "GBP", "EUR", "NZD", "JPY"];

    /// <summary>Reads the arguments; null, with a sentence, when they cannot be understood.</summary>
    public static ReadStatementOptions? Read(string[] args, out string problem)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Length; i++)
        {
            var equals = args[i].IndexOf('=', StringComparison.Ordinal);
            var option = !args[i].StartsWith("--", StringComparison.Ordinal) ? "FILE" : equals > 0 ? args[i][..equals] : args[i];
            if (option is not ("FILE" or "--csv-layout" or "--dates" or "--currency" or "--account"))
            {
                problem = $"'{args[i]}' is not an option. {Mend}";
                return null;
            }

            var value = option == "FILE" ? args[i] : equals > 0 ? args[i][(equals + 1)..] : i + 1 < args.Length ? args[++i] : "";
            if (value.Length == 0 || (option != "FILE" && equals <= 0 && value.StartsWith("--", StringComparison.Ordinal)))
            {
                problem = $"{option} needs a value. {Mend}";
                return null;
            }

            if (!given.TryAdd(option, value))
            {
                problem = option == "FILE" ? $"'{value}' is a second file; one is read at a time. {Mend}" : $"{option} is given twice. {Mend}";
                return null;
            }
        }

        return Check(given, out problem);
    }

    private static ReadStatementOptions? Check(Dictionary<string, string> given, out string problem)
    {
        var order = given.GetValueOrDefault("--dates");
        DateOrder? dates = order switch { "us" => DateOrder.Us, "iso" => DateOrder.Iso, "dmy" => DateOrder.Dmy, _ => null };
        var currency = given.GetValueOrDefault("--currency", "USD");
        problem = !given.ContainsKey("FILE") ? $"The file is missing: the statement from the bank. {Mend}"
            : order is not null && dates is null ? $"--dates {order} is not an order of dates. The orders are us, dmy and iso."
            : !Currencies.Contains(currency) ? $"--currency {currency} is not known. The currencies are {string.Join(", ", Currencies)}."
            : "";
        return problem.Length > 0 ? null
            : new ReadStatementOptions(given["FILE"], given.GetValueOrDefault("--csv-layout"), dates, Currency.FromCode(currency), given.GetValueOrDefault("--account"));
    }
}
