extern alias sandbox;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LegalSync.Tests.Smokeball;
using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using sandbox::LegalSync.Sandbox.QuickBooks.Http;
using sandbox::LegalSync.Sandbox.QuickBooks.OAuth;
using sandbox::LegalSync.Sandbox.Time;

namespace LegalSync.Tests.SandboxWire;

/// <summary>A small firm's QuickBooks without a socket, on a time that only moves when it is told to.</summary>
internal sealed class WireBench : IDisposable
{
    public WireBench()
    {
        Clock = new SandboxClock(Time);
        Firm = SmallCompany.Create(Clock);
        Seeded = Firm.Company.Effects.Count;
        Server = new QuickBooksServer(Clock, new FaultBoard(), Firm.Company, tokenSeed: 1);
        Http = new HttpClient(new InProcessBooks(Server)) { BaseAddress = new Uri("https://quickbooks.test"), Timeout = Timeout.InfiniteTimeSpan };
        Http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        SignIn();
    }

    public ManualTime Time { get; } = new(new DateTimeOffset(2026, 5, 31, 18, 0, 0, TimeSpan.Zero));

    public SandboxClock Clock { get; }

    public SmallCompany Firm { get; }

    public int Seeded { get; }

    public QuickBooksServer Server { get; }

    public HttpClient Http { get; }

    public string Company => "/v3/company/" + Firm.Company.RealmId;

    /// <summary>What was written since the firm stood.</summary>
    public IReadOnlyList<Effect> Written => Firm.Company.EffectsAfter(Seeded);

    public void Dispose() => Http.Dispose();

    public TokenPair SignIn()
    {
        var pair = Server.Tokens.Issue(Firm.Company.RealmId);
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", pair.AccessToken);
        return pair;
    }

    public JsonObject Invoice(decimal amount, string? mark = null) => new()
    {
        ["CustomerRef"] = new JsonObject { ["value"] = Firm.MatterId },
        ["TxnDate"] = "2026-05-31",
        ["PrivateNote"] = mark,
        ["Line"] = new JsonArray(new JsonObject
        {
            ["Amount"] = amount, ["DetailType"] = "SalesItemLineDetail",
            ["SalesItemLineDetail"] = new JsonObject { ["ItemRef"] = new JsonObject { ["value"] = Firm.FeeItemId } },
        }),
    };

    public JsonObject Batch(params string[] itemIds) => new()
    {
        ["BatchItemRequest"] = new JsonArray([.. itemIds.Select((id, at) => new JsonObject { ["bId"] = id, ["operation"] = "create", ["Invoice"] = Invoice(at + 1m, id) })]),
    };

    /// <summary>Sends as a simulation does: without a synchronisation context, so that all goes on where the timer fires.</summary>
    public Task<HttpResponseMessage> Post(string path, JsonObject body, CancellationToken cancellationToken = default) =>
        Freely(() => Http.PostAsJsonAsync(Company + path, body, cancellationToken));

    public Task<HttpResponseMessage> Get(string path) => Freely(() => Http.GetAsync(new Uri(Company + path, UriKind.Relative)));

    public async Task<JsonObject> Read(string path) => await BodyOf(await Get(path));

    /// <summary>Lets time pass; what falls due happens on this thread, one after the other.</summary>
    public void Pass(TimeSpan time) => Freely(() =>
    {
        Time.Advance(time);
        return true;
    });

    /// <summary>Statuses of so many requests at this instant.</summary>
    public static async Task<IReadOnlyList<int>> Statuses(int count, Func<Task<HttpResponseMessage>> send)
    {
        var statuses = new List<int>(count);
        for (var call = 0; call < count; call++)
        {
            using var answer = await send();
            statuses.Add((int)answer.StatusCode);
        }

        return statuses;
    }

    public void Script(params ScriptedFate[] fates)
    {
        var left = new Queue<ScriptedFate>(fates);
        Server.Script = _ => left.TryDequeue(out var fate) ? fate : ScriptedFate.Pass;
    }

    public static async Task<JsonObject> BodyOf(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

    public static string Code(JsonObject body) => (body["Fault"]?["Error"] ?? body["fault"]!["error"])![0]!["code"]!.ToString();

    public static TimeSpan Seconds(double count) => TimeSpan.FromSeconds(count);

    public static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static T Freely<T>(Func<T> act)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return act();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
