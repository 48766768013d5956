using LegalSync.Domain.ParallelRun;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Features.Parallel.Comparison;

/// <summary>What a decision about many records would do, before it is made.</summary>
/// <param name="Ready">Records that it would decide.</param>
/// <param name="Sum">What they differ by, minor units, summed without sign.</param>
/// <param name="Refused">Why others are left out, and how many.</param>
public sealed record ManyPlan(IReadOnlyList<ParallelRow> Ready, long Sum, IReadOnlyList<(string Why, int Count)> Refused)
{
    /// <summary>Sorts picked records.</summary>
    public static ManyPlan Of(IReadOnlyList<ParallelRow> rows)
    {
        var ready = rows.Where(row => WhyNot(row) is null).ToList();
        return new ManyPlan(
            ready,
            ready.Sum(row => Math.Abs(row.Difference?.Minor ?? 0)),
            [.. rows.Select(WhyNot).OfType<string>().GroupBy(why => why).Select(group => (group.Key, group.Count()))]);
    }

    private static string? WhyNot(ParallelRow row) => row switch
    {
        { State: PairState.Equal } => "they agree, there is nothing to decide",
        { State: PairState.Ambiguous } => "several fit; choose which belong together first",
        { Verdict: not null } => "they are decided already",
        _ => null,
    };
}
