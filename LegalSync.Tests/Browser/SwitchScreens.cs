using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.ParallelRun;
using LegalSync.Tests.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Browser;

/// <summary>A firm whose invoices have earned their switch over two months of signed weeks, and whose payments have not.</summary>
public sealed class SwitchScreens : Screens
{
    protected override async Task FillAsync(ScreenHost host)
    {
        await host.StartAsync(empty: true);
        await FillAsync(host.Services);
    }

    internal static async Task FillAsync(IServiceProvider services)
    {
        var at = TimeProvider.System.GetUtcNow().AddDays(-5);
        var sample = new RunSample(at, days: 62).Agreeing(150).Agreeing(20, WorkKind.Payment)
            .Differing(3, 120.00m, 210.00m, Domain.ParallelRun.PairVerdict.TheirsWrong, "digits turned")
            .Differing(55, 50.00m, 45.00m, Domain.ParallelRun.PairVerdict.OursWrong, "mapped to the wrong account", "map:Account:Operating", WorkKind.Payment)
            .EveryWeek();
        await using var db = services.GetRequiredService<IDbFactory>().Create();
        await SampleBooks.At(at).SaveAsync(db);
        db.AddRange(sample.Rows);
        await db.SaveChangesAsync();
    }
}
