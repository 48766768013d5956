using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;

namespace LegalSync.Web.Verbs;

/// <summary><c>three-way</c>: reconciles a bank statement with the books of a trust account and writes the answer, and only the answer, to standard output.</summary>
internal static class ThreeWayVerb
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "three-way";

    private const string Help = """
        three-way --statement FILE --books FILE [--as-of DATE] [--format json|text]

        Reconciles a trust account three ways: adjusted bank, book, and the sum of the client ledgers.

          --statement FILE   the bank's file: OFX, QFX, BAI2, camt.053, MT940 or CSV
          --books FILE       opening ledgers, opening book, open items and journal, as JSON
          --as-of DATE       the day to reconcile for; without it, the day the books name
          --format           json (default) or text

        Exit code: 0 balanced, 1 not balanced, 2 bad input.
        """;

    /// <summary>Runs the verb.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        if (args.Any(arg => arg is "--help" or "-h" or "-?"))
        {
            await stdout.WriteLineAsync(Help);
            return Verbs.Agreed;
        }

        if (ThreeWayOptions.Read(args, out var problem) is not { } options)
        {
            await stderr.WriteLineAsync($"{Name}: {problem}");
            return Verbs.BadInput;
        }

        var books = await BooksAsync(options, stderr, cancellationToken);
        var statements = await StatementsAsync(options, books, stderr, cancellationToken);
        if (books is null || statements is null)
        {
            return Verbs.BadInput;
        }

        if (ThreeWayStatement.Choose(options, books, statements, out var refusal) is not { } bank)
        {
            await stderr.WriteLineAsync(refusal);
            return Verbs.BadInput;
        }

        var result = ThreeWayReconciliation.Run(new ThreeWayInput(options.AsOf ?? books.AsOf, bank, books.Book));
        foreach (var note in statements.SelectMany(statement => statement.Warnings).Concat(result.Notes))
        {
            await stderr.WriteLineAsync($"note: {note}");
        }

        await stdout.WriteAsync(options.Format == OutputFormat.Json ? ThreeWayJson.Write(result) : ThreeWayText.Write(result));
        await stdout.FlushAsync(cancellationToken);
        return result.IsBalanced ? Verbs.Agreed : Verbs.Differences;
    }

    private static async Task<TrustBooks?> BooksAsync(ThreeWayOptions options, TextWriter stderr, CancellationToken cancellationToken)
    {
        var (bytes, missing) = await FileBytes.ReadAsync(options.Books, cancellationToken);
        if (missing is not null)
        {
            await stderr.WriteLineAsync(missing.ToString());
            return null;
        }

        var (books, problems) = TrustBooksReader.Read(options.Books, bytes);
        foreach (var problem in problems)
        {
            await stderr.WriteLineAsync(problem.ToString());
        }

        return books;
    }

    private static async Task<IReadOnlyList<BankStatement>?> StatementsAsync(
        ThreeWayOptions options, TrustBooks? books, TextWriter stderr, CancellationToken cancellationToken)
    {
        var (bytes, missing) = await FileBytes.ReadAsync(options.Statement, cancellationToken);
        if (missing is not null)
        {
            await stderr.WriteLineAsync(missing.ToString());
            return null;
        }

        using var content = new MemoryStream(bytes, writable: false);
        var reading = StatementReader.Read(content, options.Statement, new StatementReadOptions { Currency = books?.Currency ?? Domain.Amounts.Currency.Usd });
        foreach (var problem in reading.Problems)
        {
            await stderr.WriteLineAsync(problem.ToString());
        }

        return reading.Problems.Count == 0 ? reading.Statements : null;
    }
}
