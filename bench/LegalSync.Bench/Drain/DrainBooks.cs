using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.Time;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Bench.Drain;

/// <summary>A company of the sandbox that enforces the limits, on a virtual clock, behind a network of 300 to 800 ms.</summary>
internal sealed class DrainBooks : DelegatingHandler, IHttpClientFactory
{
    private const int Least = 300;
    private const int Most = 800;
    private readonly int _standing;

    public DrainBooks(long seed)
    {
        Pump = new Pump(new Dice(seed), Start, new Diary(isKept: false));
        Time = new VirtualTime(Pump, null, TimeSpan.Zero);
        var clock = new SandboxClock(Time);
        Small = SmallCompany.Create(clock);
        _standing = Small.Company.Effects.Count;
        Server = new QuickBooksServer(clock, new FaultBoard(), Small.Company, tokenSeed: 1) { Script = _ => ScriptedFate.Pass };
        Server.Limits.Settings = new LimitSettings { IsOn = true };
        InnerHandler = new InProcessBooks(Server);
    }

    /// <summary>When it begins.</summary>
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    /// <summary>Where virtual time goes on.</summary>
    public Pump Pump { get; }

    /// <summary>The virtual clock.</summary>
    public VirtualTime Time { get; }

    /// <summary>The company.</summary>
    public SmallCompany Small { get; }

    /// <summary>QuickBooks.</summary>
    public QuickBooksServer Server { get; }

    /// <summary>A new access token, good for an hour.</summary>
    public string SignIn() => Server.Tokens.Issue(Small.Company.RealmId).AccessToken;

    /// <summary>What QuickBooks did since it stood, from its own journal.</summary>
    public DrainFigures Figures() => DrainFigures.Of(this, Server.Company.EffectsAfter(_standing));

    /// <inheritdoc />
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Lets virtual time pass until something is done.</summary>
    public void RunUntil(Task done)
    {
        while (!done.IsCompleted)
        {
            Pump.RunUntil(Pump.Now + TimeSpan.FromSeconds(1));
        }

        done.GetAwaiter().GetResult();
    }

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // No wait here is a wait of the library, which would go on in the thread pool when it is called off.
        var heard = new TaskCompletionSource<HttpResponseMessage>();
        _ = CarryAsync(request, heard);
        return heard.Task;
    }

    private async Task CarryAsync(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> heard)
    {
        var latency = Pump.Dice.Span(Least, Most);
        var there = latency * Pump.Dice.Below(1_000) / 1_000;
        await Pump.WaitAsync(null, there);
        var answer = await base.SendAsync(request, CancellationToken.None);
        await Pump.WaitAsync(null, latency - there);
        heard.SetResult(answer);
    }
}
