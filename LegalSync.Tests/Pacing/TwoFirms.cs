extern alias sandbox;

using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.Security;
using LegalSync.Tests.QuickBooks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Http;
using sandbox::LegalSync.Sandbox.Time;

namespace LegalSync.Tests.Pacing;

/// <summary>Two firms that post batches without end through one process, to a sandbox that enforces the limits, on a clock that jumps.</summary>
internal sealed class TwoFirms : DelegatingHandler, IHttpClientFactory
{
    public const string Stormy = "9130357000000000001";
    public const string Calm = "9130357000000000002";
    public const int Parts = 3;

    private readonly Random _random = new(20261120);
    private readonly Dictionary<string, SmallCompany> _companies;
    private readonly Dictionary<string, ConnectionId> _connections = [];
    private readonly QuickBooksChannel _channel;
    private int _sent;

    public TwoFirms()
    {
        var clock = new SandboxClock(Time);
        _companies = new[] { Stormy, Calm }.ToDictionary(realm => realm, realm => SmallCompany.Create(clock, realm, "Sample firm " + realm[^1]));
        Server = new QuickBooksServer(clock, new FaultBoard(), _companies[Stormy].Company, tokenSeed: 1) { Script = _ => ScriptedFate.Pass };
        Server.Add(_companies[Calm].Company);
        Server.Limits.Settings = new LimitSettings { IsOn = true };
        InnerHandler = new InProcessBooks(Server);
        var options = Options.Create(new QuickBooksOptions { BaseAddress = new Uri("https://quickbooks.test") });
        var (rows, vault) = (new MemoryRows(), new ManyTokens());
        foreach (var realm in _companies.Keys)
        {
            var connection = _connections[realm] = ConnectionOf(realm);
            rows.Add(Connection.Link(connection, OutsideSystem.QuickBooks, "Books", realm));
            vault.Tokens[connection] = new TokenSet(Server.Tokens.Issue(realm).AccessToken, "not used", DateTimeOffset.MaxValue, Time.GetUtcNow());
        }

        var sessions = new QuickBooksSessions(vault, rows, new QuickBooksOAuth(this, options, Time, NullLogger<QuickBooksOAuth>.Instance), options, Time);
        var governor = new RealmGovernor(Time, new GovernorOptions { Jitter = () => TimeSpan.FromMilliseconds(_random.Next(5_000)) });
        _channel = new QuickBooksChannel(this, sessions, governor, Time, options, NullLogger<QuickBooksChannel>.Instance);
    }

    public StepTime Time { get; } = new();

    public QuickBooksServer Server { get; }

    /// <summary>Every request: whose, when it arrived, and whether it was turned away.</summary>
    public List<(string Realm, DateTimeOffset At, bool Refused)> Arrivals { get; } = [];

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>So many lanes of a firm post batch after batch.</summary>
    public void Post(string realm, int lanes)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            Lane(realm);
        }
    }

    /// <summary>Invoices that a firm's books took in a stretch of time, from the sandbox's journal.</summary>
    public int Took(string realm, DateTimeOffset from, TimeSpan length) =>
        Server.Journal.ByApi.Count(effect => effect.RealmId == realm && effect.Operation == "create" && effect.Entity == "Invoice" && effect.At >= from && effect.At < from + length);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var heard = new TaskCompletionSource<HttpResponseMessage>();
        Carry(request, heard);
        return heard.Task;
    }

    private static ConnectionId ConnectionOf(string realm) => new(Guid.Parse("5d6f4f8e-0a0c-4a55-9d5f-0000000000" + realm[^2..]));

    private async void Carry(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> heard)
    {
        var latency = TimeSpan.FromMilliseconds(_random.Next(300, 801));
        var way = latency * _random.NextDouble();
        await Time.WaitAsync(way);
        var at = Time.GetUtcNow();
        var answer = await base.SendAsync(request, CancellationToken.None);
        Arrivals.Add((request.RequestUri!.Segments[3].TrimEnd('/'), at, (int)answer.StatusCode == 429));
        await Time.WaitAsync(latency - way);
        heard.SetResult(answer);
    }

    private async void Lane(string realm)
    {
        var connection = _connections[realm];
        while (true)
        {
            var number = (++_sent).ToString(CultureInfo.InvariantCulture);
            using var turn = await _channel.TurnAsync(connection, TurnKind.Batch, CancellationToken.None);
            await _channel.PostAsync(turn, connection, "batch?requestid=lb" + number, Body(_companies[realm]), CancellationToken.None);
        }
    }

    private static string Body(SmallCompany company) => new JsonObject
    {
        ["BatchItemRequest"] = new JsonArray([.. Enumerable.Range(1, Parts).Select(part => new JsonObject
        {
            ["bId"] = "p" + part.ToString(CultureInfo.InvariantCulture),
            ["operation"] = "create",
            ["Invoice"] = new JsonObject
            {
                ["CustomerRef"] = new JsonObject { ["value"] = company.MatterId },
                ["Line"] = new JsonArray(new JsonObject
                {
                    ["Amount"] = 100m,
                    ["DetailType"] = "SalesItemLineDetail",
                    ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = new JsonObject { ["value"] = company.FeeItemId } },
                }),
            },
        })]),
    }.ToJsonString();

    private sealed class ManyTokens : ITokenVault
    {
        public Dictionary<ConnectionId, TokenSet> Tokens { get; } = [];

        public Task<TokenSet?> ReadAsync(ConnectionId connection, CancellationToken cancellationToken) => Task.FromResult<TokenSet?>(Tokens[connection]);

        public Task SaveAsync(ConnectionId connection, TokenSet tokens, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<RefreshOutcome> RefreshAsync(
            ConnectionId connection, TokenSet stale, Func<TokenSet, CancellationToken, Task<RefreshOutcome>> refresh, CancellationToken cancellationToken) =>
            Task.FromResult(new RefreshOutcome(Tokens[connection], GrantIsDead: false, null));
    }
}
