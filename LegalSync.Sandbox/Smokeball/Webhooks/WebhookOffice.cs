using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.Smokeball.Webhooks;

/// <summary>One subscription of one client.</summary>
public sealed record WebhookSubscription(string Id, string Name, string Key, IReadOnlyList<string> EventTypes, Uri Url, DateTimeOffset Created);

/// <summary>One delivery, as it was tried: the status it met, or null when nobody answered.</summary>
public sealed record WebhookDelivery(string SubscriptionId, string Type, string RequestId, int? Status);

/// <summary>Keeps the subscriptions and delivers to them, in order, once: the real retry policy is unknown, so a client must not count on one.</summary>
public sealed class WebhookOffice : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SandboxClock _clock;
    private readonly string _clientId;
    private readonly Lock _gate = new();
    private readonly List<WebhookSubscription> _subscriptions = [];
    private readonly List<WebhookDelivery> _deliveries = [];
    private readonly Channel<(WebhookSubscription To, JsonObject Body)> _outgoing = Channel.CreateUnbounded<(WebhookSubscription, JsonObject)>();
    private readonly HttpClient _client = new() { Timeout = Patience };
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _sending;

    public WebhookOffice(SandboxClock clock, string clientId)
    {
        (_clock, _clientId) = (clock, clientId);
        _sending = Task.Run(SendAllAsync);
    }

    /// <summary>The address the payload's links begin with.</summary>
    public string Host { get; set; } = "http://127.0.0.1";

    /// <summary>How often each event is delivered: once, or as the real system also does, twice or never.</summary>
    public int Copies { get; set; } = 1;

    public IReadOnlyList<WebhookSubscription> Subscriptions
    {
        get
        {
            lock (_gate)
            {
                return [.. _subscriptions];
            }
        }
    }

    /// <summary>What was delivered so far.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (_gate)
            {
                return [.. _deliveries];
            }
        }
    }

    public WebhookSubscription Subscribe(string name, string key, IReadOnlyList<string> eventTypes, Uri url)
    {
        var subscription = new WebhookSubscription(Guid.NewGuid().ToString("D"), name, key, eventTypes, url, _clock.Now);
        lock (_gate)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    public bool Unsubscribe(string id)
    {
        lock (_gate)
        {
            return _subscriptions.RemoveAll(subscription => subscription.Id == id) > 0;
        }
    }

    /// <summary>Ends every subscription.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _subscriptions.Clear();
            _deliveries.Clear();
            Copies = 1;
        }
    }

    /// <summary>Queues a delivery for everyone who subscribed to the event.</summary>
    public void Announce(string accountId, string happening, PracticeRecord record)
    {
        foreach (var subscription in Subscriptions.Where(subscription => subscription.EventTypes.Contains(happening, StringComparer.Ordinal)))
        {
            for (var copy = 0; copy < Copies; copy++)
            {
                Queue(subscription, accountId, happening, new Wire(Host, "rel").Record(record));
            }
        }
    }

    /// <summary>Queues the test event.</summary>
    public void Notify(WebhookSubscription subscription, string accountId) => Queue(subscription, accountId, "noop", []);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _outgoing.Writer.TryComplete();
        await _leaving.CancelAsync();
        await _sending;
        _client.Dispose();
        _leaving.Dispose();
    }

    private void Queue(WebhookSubscription subscription, string accountId, string happening, JsonObject payload) =>
        _outgoing.Writer.TryWrite((subscription, new JsonObject
        {
            ["accountId"] = accountId, ["subscriptionId"] = subscription.Id, ["type"] = happening, ["source"] = "Smokeball",
            ["payload"] = payload, ["timestamp"] = _clock.Now.UtcTicks,
        }));

    private async Task SendAllAsync()
    {
        await foreach (var (to, body) in _outgoing.Reader.ReadAllAsync())
        {
            if (_leaving.IsCancellationRequested)
            {
                return;
            }

            var requestId = Guid.NewGuid().ToString("D");
            var status = await SendAsync(to, body, requestId);
            lock (_gate)
            {
                _deliveries.Add(new WebhookDelivery(to.Id, body["type"]!.GetValue<string>(), requestId, status));
            }
        }
    }

    private async Task<int?> SendAsync(WebhookSubscription to, JsonObject body, string requestId)
    {
        var timestamp = _clock.Now.UtcTicks.ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, to.Url);
        request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Add("Timestamp", timestamp);
        request.Headers.Add("RequestId", requestId);
        request.Headers.Add("ClientId", _clientId);
        request.Headers.Add("Signature", WebhookSignature.Of(to.Key, timestamp, requestId, _clientId));
        try
        {
            using var response = await _client.SendAsync(request, _leaving.Token);
            return (int)response.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
