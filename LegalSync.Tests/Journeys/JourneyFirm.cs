extern alias sandbox;

using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Scenarios;
using LegalSync.Web.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using sandbox::LegalSync.Sandbox;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;
using Xunit.Sdk;

namespace LegalSync.Tests.Journeys;

/// <summary>The whole application as a demo, jobs and all, listening on a port beside a sandbox firm of its own.</summary>
internal sealed class JourneyFirm : IAsyncDisposable
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(250);
    private readonly Application _application;
    private readonly SandboxServer _sandbox;
    private readonly HttpClient _outside;

    private JourneyFirm(SandboxServer sandbox)
    {
        _sandbox = sandbox;
        _application = new Application(sandbox.BaseAddress);
        _outside = new HttpClient { BaseAddress = sandbox.BaseAddress };
    }

    /// <summary>How long anything behind the screens may take on a busy machine.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(3);

    /// <summary>How long a screen may take to answer there, in milliseconds.</summary>
    public const float ScreenPatience = 60_000;

    /// <summary>Where the application listens.</summary>
    public Uri Address => _application.ClientOptions.BaseAddress;

    /// <summary>The firm as it was generated; nothing of the product has touched this one.</summary>
    public FirmPlan Plan => FirmPlan.Generate(_sandbox.World.Plan.Seed, _sandbox.World.Plan.Today, _sandbox.World.Plan.Options);

    /// <summary>Starts both and waits until the first capture is done.</summary>
    public static async Task<JourneyFirm> OpenAsync(int seed)
    {
        var firm = new JourneyFirm(await SandboxServer.StartAsync("http://127.0.0.1:0", seed));
        try
        {
            firm._application.UseKestrel(0);
            firm._application.StartServer();
            await UntilAsync("the first capture is done", firm.IsCapturedAsync);
            return firm;
        }
        catch
        {
            await firm.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks again and again until something is so.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        using var beat = new PeriodicTimer(_beat);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (!await isSo())
            {
                await beat.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new XunitException($"It was not so within {Patience}: {what}.");
        }
    }

    /// <summary>What the sandbox planted for a phase.</summary>
    public async Task<IReadOnlyList<PlantedCard>> PlantedAsync(string phase)
    {
        var answer = JsonNode.Parse(await _outside.GetStringAsync("control/planted"))!;
        var all = (answer as JsonArray ?? answer["planted"]!.AsArray()).Select(planted => new PlantedCard(
            planted!["code"]!.GetValue<string>(), planted["phase"]!.GetValue<string>(), planted["subject"]!["kind"]!.GetValue<string>(), planted["subject"]!["id"]!.GetValue<string>(), planted));
        return [.. all.Where(planted => planted.Phase == phase)];
    }

    /// <summary>The books ask for nothing strange any more.</summary>
    public async Task LiftFaultsAsync()
    {
        using var lifted = await _outside.DeleteAsync(new Uri("control/faults", UriKind.Relative));
        lifted.EnsureSuccessStatusCode();
    }

    /// <summary>What the books hold.</summary>
    public async Task<JsonObject> BooksAsync() => JsonNode.Parse(await _outside.GetStringAsync("control/books"))!.AsObject();

    /// <summary>Codes of the open cards, in order.</summary>
    public async Task<IReadOnlyList<string>> OpenCodesAsync()
    {
        await using var db = Db();
        var cards = await db.ExceptionItems.AsNoTracking().Where(card => card.State == CardState.Open).ToListAsync();
        return [.. cards.Select(card => card.Code.Value).Order(StringComparer.Ordinal)];
    }

    /// <summary>Items that wait for an approval and are not provisional; the free ones wait for nothing else.</summary>
    public async Task<IReadOnlyList<(WorkItemId Id, WorkKind Kind, bool IsFree)>> HeldAsync()
    {
        await using var db = Db();
        var held = await db.WorkItems.AsNoTracking()
            .Where(item => item.Stage == Stage.Held && item.Draft != null && !item.IsProvisional)
            .Select(item => new { item.Id, item.Kind, Waits = db.BlockingEdges.Any(edge => edge.Item == item.Id) })
            .ToListAsync();
        return [.. held.Select(item => (item.Id, item.Kind, !item.Waits))];
    }

    /// <summary>True when nothing is on its way to the books.</summary>
    public async Task<bool> IsQuietAsync()
    {
        await using var db = Db();
        return !await db.Postings.AnyAsync(posting => posting.State == PostingState.Pending || posting.State == PostingState.Claimed || posting.State == PostingState.Sent);
    }

    /// <summary>An invoice that was read back from the books and whose matter somebody mapped; null when there is none yet.</summary>
    public async Task<WorkItem?> VerifiedInvoiceAsync()
    {
        await using var db = Db();
        var mapped = await db.MappingRules.AsNoTracking().Where(rule => rule.Kind == MappingKind.Matter).Select(rule => rule.Pattern).ToListAsync();
        var verified = await db.WorkItems.AsNoTracking().Where(item => item.Kind == WorkKind.Invoice && item.Stage == Stage.Verified).ToListAsync();
        return verified.Find(item => mapped.Contains(item.Matter.Value));
    }

    /// <summary>The document that an item became.</summary>
    public async Task<PostingIntent> PostingAsync(WorkItemId item)
    {
        await using var db = Db();
        return await db.Postings.AsNoTracking().SingleAsync(posting => posting.Item == item && posting.State == PostingState.Confirmed);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _outside.Dispose();
        await _sandbox.DisposeAsync();
    }

    private async Task<bool> IsCapturedAsync()
    {
        await using var db = Db();
        var run = await db.SyncRuns.AsNoTracking().OrderBy(run => run.Sequence).FirstOrDefaultAsync(run => run.State != RunState.Running);
        Assert.True(run is null or { State: RunState.Succeeded }, run?.Problem);
        return run is not null;
    }

    private LegalSyncDb Db() => _application.Services.GetRequiredService<IDbFactory>().Create();

    private sealed class Application(Uri sandbox) : WebApplicationFactory<App>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Demo:Enabled", "true");
            builder.UseSetting("Demo:SandboxUrl", sandbox.AbsoluteUri);
            builder.UseSetting("Demo:ManualMonth", "false");
            builder.UseSetting("Posting:UndoWindow", TimeSpan.FromSeconds(1).ToString("c", CultureInfo.InvariantCulture));
            builder.UseSetting("Schedule:PostSeconds", "1");
            builder.UseSetting("Schedule:VerifyMinutes", "1");
            builder.UseSetting("Schedule:CaptureMinutes", "15");
        }
    }
}
