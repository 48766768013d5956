using System.Globalization;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>
/// Tells registered addresses of every change, and tries again where nobody takes it. Everything falls due by the sandbox's clock;
/// <see cref="DeliverDueAsync"/> sends what is due, and whoever runs the sandbox calls it: a server all the time, a simulation at <see cref="NextDue"/>.
/// </summary>
public sealed class BooksWebhooks(SandboxClock clock)
{
    // After the list every six hours, until a day is over.
    private static readonly TimeSpan[] Retries =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20),
        TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(6), TimeSpan.FromHours(6), TimeSpan.FromHours(6),
    ];

    private readonly Lock _gate = new();
    private readonly List<WebhookAddress> _addresses = [];
    private readonly List<(DateTimeOffset Due, WebhookEvent Event)> _events = [];
    private readonly List<Waiting> _waiting = [];
    private readonly List<WebhookPost> _sent = [];
    private readonly List<WebhookTry> _tries = [];
    private WebhookScript _script = new();
    private long _lastNumber;
    private int _lastAddress;

    /// <summary>What carries a notification: answers the status, or null when nobody answered in time.</summary>
    public Func<WebhookPost, CancellationToken, Task<int?>>? Carrier { get; set; }

    /// <summary>What goes wrong.</summary>
    public WebhookScript Script { get => Guarded(() => _script); set => Guarded(() => _script = value); }

    /// <summary>Who is told.</summary>
    public IReadOnlyList<WebhookAddress> Addresses => Guarded(() => _addresses.ToArray());

    /// <summary>Every try so far.</summary>
    public IReadOnlyList<WebhookTry> Tries => Guarded(() => _tries.ToArray());

    /// <summary>When the next try falls due by the sandbox's clock, or null when nothing waits.</summary>
    public DateTimeOffset? NextDue => Guarded(() => _events.Select(one => one.Due).Concat(_waiting.Select(one => one.Due))
        .Select(due => (DateTimeOffset?)due).DefaultIfEmpty().Min());

    /// <summary>Registers an address.</summary>
    public WebhookAddress Register(Uri url, string verifier, WebhookFormat format) => Guarded(() =>
    {
        var address = new WebhookAddress("w" + (++_lastAddress).ToString(CultureInfo.InvariantCulture), url, verifier, format);
        _addresses.Add(address);
        return address;
    });

    /// <summary>Forgets one address, or everything: addresses, script, tries and what waits.</summary>
    public int Forget(string? id = null) => Guarded(() =>
    {
        _waiting.RemoveAll(one => id is null || one.Post.Address.Id == id);
        if (id is null)
        {
            _events.Clear();
            _sent.Clear();
            _tries.Clear();
            _script = new WebhookScript();
        }

        return _addresses.RemoveAll(address => id is null || address.Id == id);
    });

    /// <summary>Sends everything once more that was ever sent, byte for byte; how many.</summary>
    public int Replay() => Guarded(() =>
    {
        _waiting.AddRange(_sent.Select(post => new Waiting(post, clock.Now, Attempt: 1)));
        return _sent.Count;
    });

    /// <summary>Sends what is due, what fails at once a second time too, and comes back when nothing more is due.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested && TakeDue() is { } due)
        {
            var status = Carrier is { } carrier ? await carrier(due.Post, cancellationToken) : null;
            Guarded(() => _tries.Add(Tried(due, status)));
        }
    }

    internal void Announce(string realmId, BooksChange change) => Guarded(() =>
    {
        if (_addresses.Count > 0 && !_script.Lost && WebhookEvent.Tells(change))
        {
            _events.Add((clock.Now + _script.Delay, new WebhookEvent(realmId, change, ++_lastNumber)));
        }
    });

    private Waiting? TakeDue() => Guarded(() =>
    {
        var now = clock.Now;
        Pack(now);
        var at = _waiting.FindIndex(one => one.Due <= now);
        if (at < 0)
        {
            return null;
        }

        var due = _waiting[at];
        _waiting.RemoveAt(at);
        return due;
    });

    private void Pack(DateTimeOffset now)
    {
        WebhookEvent[] due = [.. _events.Where(one => one.Due <= now).Select(one => one.Event)];
        if (due.Length == 0)
        {
            return;
        }

        _events.RemoveAll(one => one.Due <= now);
        if (_script.Reversed)
        {
            Array.Reverse(due);
        }

        var posts = due.Chunk(_script.EventsPerPost).SelectMany(events => _addresses.Select(address => WebhookWrapping.Wrap(address, events, _script, now))).ToList();
        _sent.AddRange(posts);
        _waiting.AddRange(posts.SelectMany(post => Enumerable.Repeat(new Waiting(post, now, Attempt: 1), _script.Copies)));
    }

    private WebhookTry Tried(Waiting due, int? status)
    {
        var now = clock.Now;
        if ((status is null or StatusCodes.Status408RequestTimeout or >= StatusCodes.Status500InternalServerError) && due.Attempt <= Retries.Length)
        {
            _waiting.Add(due with { Due = now + Retries[due.Attempt - 1], Attempt = due.Attempt + 1 });
        }

        return new WebhookTry(due.Post.Id, due.Post.Address.Id, now, due.Attempt, status, due.Post.Events);
    }

    private void Guarded(Action act)
    {
        lock (_gate)
        {
            act();
        }
    }

    private T Guarded<T>(Func<T> act)
    {
        lock (_gate)
        {
            return act();
        }
    }

    private sealed record Waiting(WebhookPost Post, DateTimeOffset Due, int Attempt);
}
