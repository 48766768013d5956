namespace LegalSync.Web.Verbs;

/// <summary>What the program does from the command line without serving pages.</summary>
public static class Verbs
{
    /// <summary>All done and nothing to report.</summary>
    public const int Agreed = 0;

    /// <summary>Done, and there are differences.</summary>
    public const int Differences = 1;

    /// <summary>The command or a file is wrong; nothing was done.</summary>
    public const int BadInput = 2;

    /// <summary>Runs the verb that the arguments name; null when they name none and pages are to be served.</summary>
    public static async Task<int?> TryRunAsync(
        string[] args, TextReader stdin, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(stderr);
        if (args.Length == 0 || args[0].StartsWith('-') || args[0].StartsWith('/') || args[0].Contains('='))
        {
            return null;
        }

        if (args[0] == ReconcileVerb.Name)
        {
            return await ReconcileVerb.RunAsync(args[1..], stdout, stderr, cancellationToken);
        }

        if (args[0] == ReadStatementVerb.Name)
        {
            return await ReadStatementVerb.RunAsync(args[1..], stdout, stderr, cancellationToken);
        }

        if (args[0] == ThreeWayVerb.Name)
        {
            return await ThreeWayVerb.RunAsync(args[1..], stdout, stderr, cancellationToken);
        }

        if (args[0] == VerifyMonthVerb.Name)
        {
            return await VerifyMonthVerb.RunAsync(args[1..], stdout, stderr, cancellationToken);
        }

        string[] verbs = [ReconcileVerb.Name, ReadStatementVerb.Name, ThreeWayVerb.Name, VerifyMonthVerb.Name];
        await stderr.WriteLineAsync($"'{args[0]}' is not a verb. The verbs are: {string.Join(", ", verbs)}. Without a verb the program serves its pages.");
        return BadInput;
    }
}
