namespace LegalSync.Tests.Browser;

/// <summary>The sample month with trust data on its port and a chromium, shared by the tests of a class.</summary>
public sealed class TrustScreens : Screens
{
    protected override async Task FillAsync(ScreenHost host)
    {
        await base.FillAsync(host);
        await TrustSample.FillAsync(host.Services);
    }
}
