using LegalSync.Domain.Audit;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Tests.Browser;

/// <summary>A firm of the sandbox as it was read, and the application over its database with a chromium.</summary>
internal sealed class SandboxScreens : IAsyncDisposable
{
    private readonly Chromium _chromium = new();
    private readonly ScreenHost _host;

    private SandboxScreens(SyncedFirm firm, ScreenHost host) => (Firm, _host) = (firm, host);

    /// <summary>The firm.</summary>
    public SyncedFirm Firm { get; }

    /// <summary>Reads the firm of a seed, and starts the application.</summary>
    /// <param name="seed">Which firm.</param>
    /// <param name="prepare">What is done with it before anybody looks.</param>
    public static async Task<SandboxScreens> OpenAsync(int seed, Func<SyncedFirm, Task> prepare)
    {
        var firm = await SyncedFirm.OpenAsync(seed, planted: false, matters: 24);
        await firm.CaptureAsync();
        await prepare(firm);
        await using var db = firm.Db();
        var screens = new SandboxScreens(firm, new ScreenHost(database: db.Database.GetConnectionString(), clock: new ClockThere(firm.Time.GetUtcNow() - TimeProvider.System.GetUtcNow())));
        await screens._host.StartAsync(empty: true);
        return screens;
    }

    /// <summary>Signs in and opens a page.</summary>
    public Task<Window> OpenAsync(Role role, string path, int width = 1440, int height = 900, bool isDark = false) =>
        Screens.OpenAsync(_host, _chromium, role, path, width, height, isDark);

    public async ValueTask DisposeAsync()
    {
        await _chromium.CloseAsync();
        await _host.DisposeAsync();
        await Firm.DisposeAsync();
    }

    /// <summary>The time in the firm's own year: its records are the same whenever the test runs.</summary>
    private sealed class ClockThere(TimeSpan ahead) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
    }
}
