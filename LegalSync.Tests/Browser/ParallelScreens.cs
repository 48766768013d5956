using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Browser;

/// <summary>The sample month with a parallel run on its port and a chromium, shared by the tests of a class that change nothing.</summary>
public sealed class ParallelScreens : Screens
{
    protected override async Task FillAsync(ScreenHost host)
    {
        await base.FillAsync(host);
        await SampleParallel.FillAsync(host.Services.GetRequiredService<IDbFactory>(), TimeProvider.System.GetUtcNow());
    }
}
