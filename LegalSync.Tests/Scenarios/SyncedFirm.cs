extern alias sandbox;

using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using sandbox::LegalSync.Sandbox;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>One firm of the sandbox and the product's own use cases, connected over real HTTP, on a database of its own.</summary>
public sealed class SyncedFirm : IAsyncDisposable
{
    /// <summary>Time within which everything approved must have ended, whatever the books did meanwhile.</summary>
    private const int MostMinutes = 15;

    private ServiceProvider _services;
    private readonly TestStore _store;

    private SyncedFirm(SandboxServer server, TestStore store, ManualTime time, ServiceProvider services) =>
        (Server, _store, Time, _services) = (server, store, time, services);

    /// <summary>The settings of the product, by which another process can work on the same database.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; private init; } = new Dictionary<string, string?>();

    public SandboxServer Server { get; }

    public ManualTime Time { get; private set; }

    public BooksId Books { get; private set; }

    public Actor Job { get; } = Actor.Job("capture", "test");

    public Actor Bookkeeper { get; } = Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []);

    public Actor Partner { get; } = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], ["*"]);

    public Actor Administrator { get; } = Actor.Person("fa", "Ada Administrator", [Role.Administrator], ["*"]);

    public FirmPlan Plan => Server.World.Plan;

    /// <summary>Starts the sandbox firm of a seed and connects the product to it.</summary>
    /// <param name="seed">Which firm.</param>
    /// <param name="planted">Whether anything is wrong in it.</param>
    /// <param name="matters">How large it is.</param>
    /// <param name="today">Its day.</param>
    /// <param name="overrides">Settings that differ from the usual ones.</param>
    /// <param name="allKinds">Whether its trust accounts hold every kind of movement.</param>
    /// <param name="manualMonth">Whether people kept the last whole month by hand.</param>
    public static async Task<SyncedFirm> OpenAsync(
        int seed, bool planted = true, int matters = 300, DateOnly? today = null, IReadOnlyDictionary<string, string?>? overrides = null, bool allKinds = false, bool manualMonth = false)
    {
        var server = await SandboxServer.StartAsync("http://127.0.0.1:0", seed, today ?? new DateOnly(2026, 11, 20), new FirmOptions(matters, planted, allKinds, manualMonth));
        var store = await TestStore.OpenAsync();
        var time = new ManualTime(new DateTimeOffset((today ?? new DateOnly(2026, 11, 20)).ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        using var http = new HttpClient { BaseAddress = server.BaseAddress };
        var tokens = JsonNode.Parse(await http.GetStringAsync("control/tokens"))!;
        var settings = SettingsFor(server.BaseAddress, tokens);
        foreach (var (key, value) in overrides ?? new Dictionary<string, string?>())
        {
            settings[key] = value;
        }

        var firm = new SyncedFirm(server, store, time, Services(store, time, settings)) { Settings = settings };
        await firm.FillAsync(tokens);
        return firm;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public LegalSyncDb Db() => _store.Create();

    /// <summary>The process is gone; another one, which remembers nothing, works on the same database.</summary>
    /// <param name="now">What time it is then.</param>
    /// <param name="database">How it reaches the database; as before unless given.</param>
    public async Task RestartAsync(DateTimeOffset now, IDbFactory? database = null)
    {
        await _services.DisposeAsync();
        Time = new ManualTime(now);
        _services = Services(database ?? _store, Time, Settings);
    }

    /// <summary>One capture run, which must end well.</summary>
    public async Task CaptureAsync()
    {
        await Get<ICaptureWork>().RunAsync(Books, Job, CancellationToken.None);
        await using var db = Db();
        var run = await db.SyncRuns.AsNoTracking().OrderByDescending(run => run.Sequence).FirstAsync(run => run.Books == Books);
        Assert.True(run.State == RunState.Succeeded, $"The run ended as {run.State}: {run.Problem}");
    }

    /// <summary>What the sandbox planted, with the keys that the books gave.</summary>
    public async Task<IReadOnlyList<PlantedCard>> PlantedAsync()
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        var answer = JsonNode.Parse(await http.GetStringAsync("control/planted"))!;
        var list = answer as JsonArray ?? answer["planted"]!.AsArray();
        return [.. list.Select(planted => new PlantedCard(
            planted!["code"]!.GetValue<string>(), planted["phase"]!.GetValue<string>(), planted["subject"]!["kind"]!.GetValue<string>(), planted["subject"]!["id"]!.GetValue<string>(), planted))];
    }

    /// <summary>Posts everything that is due once the undo time is over, until nothing moves.</summary>
    public async Task PostAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(11));
        await Get<IPostWork>().RunAsync(Books, Actor.Job("post", "test"), CancellationToken.None);
    }

    /// <summary>Posts until nothing waits: what the books did not take at once is tried again as time passes.</summary>
    public async Task PostToTheEndAsync()
    {
        await PostAsync();
        for (var minutes = 0; minutes < MostMinutes && (await UnsettledAsync()).Count > 0; minutes++)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await PostAsync();
        }

        Assert.Equal([], await UnsettledAsync());
    }

    /// <summary>The partner approves everything that waits and is not provisional.</summary>
    public async Task<DecisionOutcome> ApproveAllAsync()
    {
        await using var db = Db();
        var held = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == Books && item.Stage == Stage.Held && item.Draft != null && !item.IsProvisional)
            .ToListAsync();
        return await Get<ApproveItems>().RunAsync(Books, [.. held.Select(item => new ShownItem(item.Id, item.DraftHash!))], Partner, CancellationToken.None);
    }

    public async Task<IReadOnlyList<ExceptionItem>> OpenCardsAsync()
    {
        await using var db = Db();
        return await db.ExceptionItems.AsNoTracking().Where(card => card.Books == Books && card.State == CardState.Open).ToListAsync();
    }

    /// <summary>Postings that are on their way or wait, each with its state: none, once everything is over.</summary>
    public async Task<IReadOnlyList<string>> UnsettledAsync()
    {
        await using var db = Db();
        return [.. (await db.Postings.AsNoTracking().Where(posting => posting.Books == Books).ToListAsync())
            .Where(posting => posting.State is PostingState.Pending or PostingState.Claimed or PostingState.Sent or PostingState.Uncertain)
            .Select(posting => $"{posting.Event} leg {posting.Leg}: {posting.State} {posting.NotBefore:O} {posting.Attempts}")];
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _store.DisposeAsync();
        await Server.DisposeAsync();
    }

    private static ServiceProvider Services(IDbFactory store, ManualTime time, IReadOnlyDictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        services.AddSingleton<IConfiguration>(configuration).AddLogging();
        services.AddSingleton<TimeProvider>(time).AddSingleton(store).AddSingleton<ISyncRequests, RecordedRequests>();
        services.AddDataProtection().PersistKeys(configuration);
        services.AddSmokeball();
        services.AddQuickBooks();
        services.AddUseCases(configuration);
        return services.BuildServiceProvider();
    }

    private static Dictionary<string, string?> SettingsFor(Uri sandbox, JsonNode tokens) => new()
    {
        ["Smokeball:BaseAddress"] = sandbox.AbsoluteUri,
        ["Smokeball:AuthAddress"] = sandbox.AbsoluteUri,
        ["Smokeball:ClientId"] = tokens["smokeball"]!["clientId"]!.GetValue<string>(),
        ["Smokeball:ClientSecret"] = tokens["smokeball"]!["clientSecret"]!.GetValue<string>(),
        ["Smokeball:ApiKey"] = tokens["smokeball"]!["apiKey"]!.GetValue<string>(),
        ["Smokeball:RequestsPerSecond"] = 10_000.ToString(CultureInfo.InvariantCulture),
        ["QuickBooks:BaseAddress"] = sandbox.AbsoluteUri,
        ["QuickBooks:TokenAddress"] = new Uri(sandbox, "oauth2/v1/tokens/bearer").AbsoluteUri,
        ["QuickBooks:AuthorizeAddress"] = new Uri(sandbox, "connect/oauth2").AbsoluteUri,
        ["QuickBooks:ClientId"] = tokens["quickbooks"]!["clientId"]!.GetValue<string>(),
        ["QuickBooks:ClientSecret"] = tokens["quickbooks"]!["clientSecret"]!.GetValue<string>(),
        ["QuickBooks:RequestsPerMinute"] = 600_000.ToString(CultureInfo.InvariantCulture),
    };

    private async Task FillAsync(JsonNode tokens)
    {
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };
        var practice = Connection.Link(new ConnectionId(Guid.NewGuid()), OutsideSystem.Smokeball, "Smokeball", Plan.AccountId);
        var accounting = Connection.Link(new ConnectionId(Guid.NewGuid()), OutsideSystem.QuickBooks, "QuickBooks", tokens["quickbooks"]!["realmId"]!.GetValue<string>());
        Books = new BooksId(Guid.NewGuid());
        var books = Domain.Posting.Books.Open(Books, Plan.Name, practice.Id, accounting.Id, "Etc/UTC");
        books.AnswerNativeSync(NativeSyncAnswer.Off);
        books.SignOpening(Plan.StartDate, "Ada Administrator", Time.GetUtcNow());
        await using (var db = Db())
        {
            db.AddRange(practice, accounting, books);
            foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
            {
                var stream = StreamSetting.New(Books, kind);
                stream.TurnOn();
                db.Add(stream);
            }

            var opening = JsonNode.Parse(await http.GetStringAsync("control/opening"))!;
            foreach (var ledger in opening["ledgers"]!.AsArray())
            {
                var key = new LedgerKey(new BankAccountId(ledger!["bankAccountId"]!.GetValue<string>()), new MatterId(ledger["matterId"]!.GetValue<string>()));
                db.Add(LedgerHead.Open(Books, key, Money.Usd(decimal.Parse(ledger["amount"]!.ToString(), CultureInfo.InvariantCulture))));
            }

            await db.SaveChangesAsync();
        }

        foreach (var (connection, side) in new[] { (practice.Id, "smokeball"), (accounting.Id, "quickbooks") })
        {
            var pair = tokens[side]!;
            var now = Time.GetUtcNow();
            await Get<ITokenVault>().SaveAsync(
                connection, new TokenSet(pair["accessToken"]!.GetValue<string>(), pair["refreshToken"]!.GetValue<string>(), now.AddHours(1), now), CancellationToken.None);
        }
    }

    private sealed class RecordedRequests : ISyncRequests
    {
        public Task<string?> RequestAsync(BooksId books, Actor actor, CancellationToken cancellationToken) => Task.FromResult<string?>(null);
    }
}

/// <summary>One planted discrepancy.</summary>
public sealed record PlantedCard(string Code, string Phase, string Kind, string Id, JsonNode Json);
