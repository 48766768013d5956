using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;

namespace LegalSync.Web.Verbs;

/// <summary><c>read-statement</c>: reads a bank file and writes its statements, and only them, to standard output.</summary>
internal static class ReadStatementVerb
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "read-statement";

    private const string Help = """
        read-statement FILE [--csv-layout FILE] [--dates us|dmy|iso] [--currency CODE] [--account NUMBER]

        Reads a bank statement: OFX or QFX, BAI2, camt.053, MT940 or CSV, recognised from what is in the file.

          --csv-layout    what the columns of a CSV hold, as the column assistant keeps it
          --dates         dates of a CSV such as 03/04/2026 have the month first (us) or the day (dmy)
          --currency      currency of a file that names none (USD)
          --account       account of a file that names none

        Exit code: 0 nothing contradicts, 1 the balances and the lines contradict each other, 2 bad input.
        """;

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await stdout.WriteLineAsync(Help);
            return Verbs.Agreed;
        }

        if (ReadStatementOptions.Read(args, out var wrong) is not { } options)
        {
            await stderr.WriteLineAsync($"{Name}: {wrong}");
            return Verbs.BadInput;
        }

        var (layout, layoutProblem) = await LayoutAsync(options.Layout, cancellationToken);
        var (bytes, problem) = layoutProblem is null ? await FileBytes.ReadAsync(options.File, cancellationToken) : ([], layoutProblem);
        if (problem is not null)
        {
            await stderr.WriteLineAsync(problem.ToString());
            return Verbs.BadInput;
        }

        using var content = new MemoryStream(bytes, writable: false);
        var reading = StatementReader.Read(content, options.File, new StatementReadOptions
        {
            Csv = layout,
            Dates = options.Dates,
            Currency = options.Currency,
            Account = options.Account,
        });
        foreach (var found in reading.Problems)
        {
            await stderr.WriteLineAsync(found.ToString());
        }

        if (reading.Problems.Count > 0)
        {
            return Verbs.BadInput;
        }

        await stdout.WriteAsync(StatementJson.Write(reading.Statements));
        await stdout.FlushAsync(cancellationToken);
        return reading.Statements.All(statement => statement.Proof.IsBalanced) ? Verbs.Agreed : Verbs.Differences;
    }

    private static async Task<(CsvLayout? Layout, FileProblem? Problem)> LayoutAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return (null, null);
        }

        var (bytes, problem) = await FileBytes.ReadAsync(path, cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        return CsvLayout.FromJson(System.Text.Encoding.UTF8.GetString(bytes), out var wrong) is { } layout
            ? (layout, null)
            : (null, new FileProblem(path, null, null, wrong, "Let the column assistant write the layout anew."));
    }
}
