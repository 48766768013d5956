using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Connect;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Connect;

public sealed class When_smokeball_notifies
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly Actor _administrator = Actor.Person("a", "Ada Administrator", [Role.Administrator], []);

    [Fact]
    public async Task a_finalised_entry_is_queued_without_waiting_for_the_next_poll()
    {
        var port = FreePort();
        await using var running = await RunningAsync(
            port, ("Smokeball:WebhookUrl", $"http://127.0.0.1:{port}/webhooks/smokeball"), ("Smokeball:WebhookKey", "a key of the subscription"), ("Schedule:CaptureMinutes", "15"));
        var host = running.Host;
        var (practice, accounting) = await host.ConnectBothAsync();
        Assert.Equal($"http://127.0.0.1:{port}/webhooks/smokeball", Assert.Single(host.Sandbox.World.Smokeball.Webhooks.Subscriptions).Url.AbsoluteUri);
        var books = (await host.Get<OpenBooks>().RunAsync(new NewBooks("F", "America/New_York", practice.Id, accounting.Id), _administrator, CancellationToken.None)).Books!.Value;
        await UntilAsync(host, async () => (await RunsAsync(host, books)).Any(run => run.State == RunState.Succeeded));
        var fee = host.Sandbox.World.Plan.Fees.First(fee => !fee.Finalized && fee.IsBillable);

        (await host.Outside.PostAsJsonAsync($"control/smokeball/fees/{fee.Id}/finalise", new { })).EnsureSuccessStatusCode();

        await UntilAsync(host, async () => await IsQueuedAsync(host, books, fee.Id));
        Assert.Equal(2, (await RunsAsync(host, books)).Count);
    }

    [Fact]
    public async Task a_demo_is_notified_where_it_listens()
    {
        await using var running = await RunningAsync(0, ("Schedule:Enabled", "false"), ("Demo:Enabled", "true"), ("Demo:SandboxUrl", "here"));
        var host = running.Host;
        host.Listen(0);

        await host.Get<Subscriptions>().EnsureAllAsync(CancellationToken.None);

        var subscription = Assert.Single(host.Sandbox.World.Smokeball.Webhooks.Subscriptions);
        Assert.Equal(new Uri(host.App.ClientOptions.BaseAddress, "webhooks/smokeball"), subscription.Url);
    }

    [Fact]
    public async Task an_unsigned_call_is_not_let_in_and_needs_no_sign_in_to_be_told()
    {
        await using var running = await RunningAsync(0, ("Schedule:Enabled", "false"));

        var answer = await running.Host.App.Browser().PostAsync("/webhooks/smokeball", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static async Task<Running> RunningAsync(int port, params (string Key, string Value)[] settings)
    {
        var host = await ConnectHost.StartAsync([("Schedule:Enabled", "true"), .. settings]);
        if (port > 0)
        {
            host.Listen(port);
        }

        return new Running(host);
    }

    /// <summary>Looks again whenever something was announced, for as long as patience lasts.</summary>
    private static async Task UntilAsync(ConnectHost host, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(_patience);
        using var announced = new SemaphoreSlim(1);
        void Hear() => announced.Release();
        var feed = host.Get<SyncFeed>();
        feed.Changed += Hear;
        try
        {
            do
            {
                await announced.WaitAsync(patience.Token);
            }
            while (!await isSo());
        }
        finally
        {
            feed.Changed -= Hear;
        }
    }

    private static async Task<IReadOnlyList<SyncRun>> RunsAsync(ConnectHost host, BooksId books)
    {
        await using var db = host.Db();
        return await db.SyncRuns.AsNoTracking().Where(run => run.Books == books && run.Kind == RunKind.Capture).ToListAsync();
    }

    private static async Task<bool> IsQueuedAsync(ConnectHost host, BooksId books, string fee)
    {
        await using var db = host.Db();
        return await db.WorkItems.AnyAsync(item => item.Books == books && item.Source == new SourceId(fee));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Running(ConnectHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await Host.DisposeAsync();
    }
}
