using System.Globalization;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.QuickBooks.Journal;
using LegalSync.Sandbox.QuickBooks.OAuth;
using LegalSync.Sandbox.QuickBooks.Webhooks;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>Holds what the QuickBooks addresses speak for: the companies (a reset swaps the first), their tokens, and what is scripted.</summary>
public sealed class QuickBooksServer
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, QuickBooksCompany> _others = new(StringComparer.Ordinal);
    private volatile QuickBooksCompany _company;
    private long _traces;

    /// <summary>A server for a first company.</summary>
    /// <param name="clock">The clock; its time source measures every wait.</param>
    /// <param name="faults">The faults that are scripted over HTTP.</param>
    /// <param name="company">The first company.</param>
    /// <param name="tokenSeed">Makes the tokens the same in every run; null makes them unguessable.</param>
    public QuickBooksServer(SandboxClock clock, FaultBoard faults, QuickBooksCompany company, int? tokenSeed = null)
    {
        (Clock, Faults, _company) = (clock, faults, company);
        Tokens = new TokenOffice(clock, tokenSeed);
        Limits = new Limits(clock);
        Journal = new BooksJournal(this);
        Webhooks = new BooksWebhooks(clock);
        Follow(company);
        Pipeline = new WirePipeline(this);
        faults.OnRevoke("quickbooks", Tokens.RevokeAll);
    }

    /// <summary>The sandbox's clock.</summary>
    public SandboxClock Clock { get; }

    /// <summary>The company that answers now. Another one in its place starts without limits, without webhook addresses, and with an empty request log.</summary>
    public QuickBooksCompany Company
    {
        get => _company;
        set
        {
            Follow(value);
            _company = value;
            Webhooks.Forget();
            Limits.Settings = new LimitSettings();
            Journal.Requests.Clear();
        }
    }

    /// <summary>Every company, in the order of their realms.</summary>
    public IReadOnlyList<QuickBooksCompany> Companies
    {
        get
        {
            lock (_gate)
            {
                return [.. _others.Values.Append(_company).OrderBy(company => company.RealmId, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>The tokens; they outlive a reset unless they are revoked.</summary>
    public TokenOffice Tokens { get; }

    /// <summary>The faults that are scripted.</summary>
    public FaultBoard Faults { get; }

    /// <summary>The way of every request.</summary>
    public WirePipeline Pipeline { get; }

    /// <summary>How well every company that is there now remembers request ids; one that comes later honours them.</summary>
    public RequestIds RequestIds
    {
        get => _company.RequestIds;
        set
        {
            foreach (var company in Companies)
            {
                company.RequestIds = value;
            }
        }
    }

    /// <summary>The limits on requests; off until they are switched on.</summary>
    public Limits Limits { get; }

    /// <summary>The notifications of changes.</summary>
    public BooksWebhooks Webhooks { get; }

    /// <summary>What truly happened.</summary>
    public BooksJournal Journal { get; }

    /// <summary>A simulation's script: asked once for each request, in place of the fault board. Null leaves it to the board.</summary>
    public Func<WireRequest, ScriptedFate>? Script { get; set; }

    /// <summary>Lets the server speak for one more company.</summary>
    public void Add(QuickBooksCompany company)
    {
        lock (_gate)
        {
            _others[company.RealmId] = company;
        }

        Follow(company);
    }

    /// <summary>The company of a realm, or null.</summary>
    public QuickBooksCompany? Find(string realmId)
    {
        var first = _company;
        if (first.RealmId == realmId)
        {
            return first;
        }

        lock (_gate)
        {
            return _others.GetValueOrDefault(realmId);
        }
    }

    internal ScriptedFate FateOf(WireRequest request) =>
        Script is { } script ? script(request)
        : request.Path.StartsWith("/connect/", StringComparison.Ordinal) ? ScriptedFate.Pass
        : BoardFates.Of(Faults, request);

    // A company that was swapped out changes no more, or nobody should hear of it.
    private void Follow(QuickBooksCompany company) => company.Changed += change =>
    {
        if (Find(company.RealmId) == company)
        {
            Webhooks.Announce(company.RealmId, change);
        }
    };

    /// <summary>The next trace id, from a counter.</summary>
    internal string NextTrace()
    {
        var count = Interlocked.Increment(ref _traces);
        return string.Create(CultureInfo.InvariantCulture, $"1-{Clock.Now.ToUnixTimeSeconds():x8}-{count:x24}");
    }
}
