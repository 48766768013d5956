using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Tests.Persistence;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>Conventions of a run that is nobody's.</summary>
internal static class Conventions
{
    public static (FirmParallelRun Run, KeptConvention Convention) Keep(ComparedField field, string ours, string theirs)
    {
        var actor = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);
        var run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), Samples.Books, Sides.Day, Sides.Day.AddDays(30), ManualSource.Books, actor, Samples.Noon);
        return (run, KeptConvention.Keep(run, field, ours, theirs, "House habit", actor, Samples.Noon));
    }
}
