extern alias sandbox;

using System.Globalization;
using LegalSync.Domain.ParallelRun;
using LegalSync.Tests.ParallelRun.Comparing;
using LegalSync.Tests.Scenarios;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.Firm.Manual;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Scripted;

/// <summary>Firms that no code names keep a month by hand; a bookkeeper who sees the documents alone settles what the comparison shows, and only then are the labels opened.</summary>
public class When_a_month_kept_by_hand_is_compared
{
    /// <summary>Firms of the usual run; LEGALSYNC_FIRMS draws as many as it says.</summary>
    private static readonly int _firms = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_FIRMS"), NumberStyles.None, CultureInfo.InvariantCulture, out var firms) ? firms : 2;

    [Fact]
    public async Task all_and_only_what_was_planted_is_found_and_a_bookkeeper_arrives_at_the_exact_counts()
    {
        var failures = new List<string>();
        for (var i = 0; i < _firms; i++)
        {
            var seed = Random.Shared.Next(1, 1_000_000);
            var planted = i % 2 == 1;
            failures.AddRange((await JudgeAsync(seed, planted)).Select(problem => $"seed {seed.ToString(CultureInfo.InvariantCulture)}{(planted ? ", with discrepancies of its own" : "")}: {problem}"));
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static async Task<IReadOnlyList<string>> JudgeAsync(int seed, bool planted)
    {
        await using var firm = await SyncedFirm.OpenAsync(seed, planted, manualMonth: true);
        var month = firm.Plan.Manual!;
        await firm.CaptureAsync();
        Assert.Null(await firm.Get<StartParallelRun>().RunAsync(firm.Books, month.From, month.To, ManualSource.Books, firm.Administrator, CancellationToken.None));
        await ShadowedFirm.CompareAsync(firm);
        using var papers = await PracticePapers.OpenAsync(firm.Server.BaseAddress);
        await new ScriptedBookkeeper(firm, papers).WorkAsync();

        var differing = (await ScriptedBookkeeper.PairsAsync(firm)).Where(pair => pair.State != PairState.Equal).ToList();
        return [.. differing.SelectMany(pair => Judge(month, pair)), .. Missing(month, differing), .. Counts(month, differing)];
    }

    /// <summary>A pair that is about nothing planted, or that was decided otherwise than it was planted.</summary>
    private static IEnumerable<string> Judge(ManualMonth month, ComparedPair pair)
    {
        var error = month.Errors.Find(error => IsAbout(pair, error));
        var fault = month.Faults.Find(fault => fault.Documents.Exists(document => IsAbout(pair, document)));
        var expected = (error, fault) switch { ({ }, null) => PairVerdict.TheirsWrong, (null, { }) => PairVerdict.OursWrong, _ => (PairVerdict?)null };
        if (expected is null)
        {
            yield return $"Nothing is planted on {Told(pair)}";
        }
        else if (pair.Verdict != expected || (fault is not null && pair.Cluster != $"map:{fault.Kind}:{fault.Pattern}"))
        {
            yield return $"{error?.Kind.ToString() ?? fault!.Kind.ToString()} was decided as {pair.Verdict} {pair.Cluster}: {pair.VerdictReason} - {Told(pair)}";
        }
    }

    private static IEnumerable<string> Missing(ManualMonth month, List<ComparedPair> differing) =>
    [
        .. month.Errors.Where(error => !differing.Exists(pair => IsAbout(pair, error))).Select(error => $"{error.Kind} was not found: {error.How}"),
        .. month.Faults.SelectMany(fault => fault.Documents.Where(document => !differing.Exists(pair => IsAbout(pair, document)))
            .Select(document => $"{fault.Kind} was not found on {document.Entity} {document.BooksId}")),
    ];

    private static IEnumerable<string> Counts(ManualMonth month, List<ComparedPair> differing)
    {
        var theirs = differing.Count(pair => pair.Verdict == PairVerdict.TheirsWrong);
        var clusters = differing.Where(pair => pair.Verdict == PairVerdict.OursWrong).GroupBy(pair => pair.Cluster).ToDictionary(group => group.Key ?? "", group => group.Count());
        foreach (var error in month.Errors.Where(error => differing.Count(pair => IsAbout(pair, error)) > 1))
        {
            yield return $"{error.Kind} stands in several pairs: {error.How}";
        }

        if (theirs != month.Errors.Count)
        {
            yield return $"{theirs} of theirs are wrong instead of {month.Errors.Count}.";
        }

        foreach (var fault in month.Faults.Where(fault => clusters.GetValueOrDefault($"map:{fault.Kind}:{fault.Pattern}") != fault.Documents.Count))
        {
            yield return $"The fault {fault.Kind} counts {clusters.GetValueOrDefault($"map:{fault.Kind}:{fault.Pattern}")} instead of {fault.Documents.Count}.";
        }

        if (clusters.Count != month.Faults.Count)
        {
            yield return $"{clusters.Count} faults of ours instead of {month.Faults.Count}.";
        }
    }

    private static bool IsAbout(ComparedPair pair, PlantedError error) =>
        pair.OurKeys.Any(key => SidesOfDrafts.ItemOf(key).Source.Value == error.Subject.Key)
        || (error.Document is { } document && IsAbout(pair, document)) || (error.Second is { } second && IsAbout(pair, second));

    private static bool IsAbout(ComparedPair pair, BookDocument document) => pair.TheirKeys.Contains($"{document.Entity} {document.BooksId}");

    private static string Told(ComparedPair pair) => $"{pair.State} {pair.Stream} {pair.Title} {pair.Key}: "
        + string.Join("; ", pair.ReadFields().Where(field => !field.IsEqual).Select(field => $"{field.Field} {field.Ours} / {field.Theirs}")) + " {" + string.Join("; ", pair.ReadReasons()) + "}";
}
