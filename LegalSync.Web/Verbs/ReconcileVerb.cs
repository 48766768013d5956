using LegalSync.Infrastructure.Files;

namespace LegalSync.Web.Verbs;

/// <summary><c>reconcile</c>: compares two files and writes the answer, and only the answer, to standard output.</summary>
internal static class ReconcileVerb
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "reconcile";

    private const string Help = """
        reconcile --source FILE --ledger FILE [--format json|text|csv] [--dates us|iso]

        Compares the records of a practice system with those of the books.

          --source FILE   list from the practice system: billing, payments or trust
          --ledger FILE   list from QuickBooks or other books
          --format        json (default), text, or csv
          --dates us      dates such as 03/04/2026 have the month first
          --dates iso     every date is written 2026-11-03, anything else is refused

        Columns are found by their headings: id, date, number, matter, client or customer, kind or type,
        amount (or debit and credit), description. Amount and one of id, number, date are needed.

        Exit code: 0 all agree, 1 differences, 2 bad input.
        """;

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await stdout.WriteLineAsync(Help);
            return Verbs.Agreed;
        }

        if (ReconcileOptions.Read(args, out var problem) is not { } options)
        {
            await stderr.WriteLineAsync($"reconcile: {problem}");
            return Verbs.BadInput;
        }

        var source = ReadAsync(options.Source, options.Dates, cancellationToken);
        var ledger = ReadAsync(options.Ledger, options.Dates, cancellationToken);
        var result = FileComparison.Of(await source, await ledger, options.Ledger);
        await TellAsync(stderr, options, result);
        if (result.Outcome is not { } outcome)
        {
            return Verbs.BadInput;
        }

        await stdout.WriteAsync(options.Format switch
        {
            OutputFormat.Json => ComparisonJson.Write(outcome),
            OutputFormat.Text => ComparisonText.Write(outcome),
            OutputFormat.Csv => ComparisonCsv.Write(outcome),
            _ => throw new InvalidOperationException($"The format {options.Format} has no writer."),
        });
        await stdout.FlushAsync(cancellationToken);
        return outcome.AllAgree ? Verbs.Agreed : Verbs.Differences;
    }

    private static async Task TellAsync(TextWriter stderr, ReconcileOptions options, FileComparison result)
    {
        foreach (var problem in result.SourceProblems.Concat(result.LedgerProblems))
        {
            await stderr.WriteLineAsync(problem.ToString());
        }

        if (result.Outcome is not null && Path.GetFullPath(options.Source) == Path.GetFullPath(options.Ledger))
        {
            await stderr.WriteLineAsync($"note: {options.Source} is compared with itself.");
        }

        foreach (var note in result.Notes)
        {
            await stderr.WriteLineAsync($"note: {note}");
        }
    }

    private static Task<RecordFile> ReadAsync(string path, DateOrder? dates, CancellationToken cancellationToken) =>
        Task.Run(async () =>
        {
            var (bytes, problem) = await FileBytes.ReadAsync(path, cancellationToken);
            return problem is null ? RecordFile.Read(path, bytes, dates) : RecordFile.Refused(problem);
        }, cancellationToken);
}
