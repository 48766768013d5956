using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Smokeball.Auth;
using LegalSync.Sandbox.Smokeball.Webhooks;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>Holds what the Smokeball addresses speak for: the current practice (a reset swaps it), its tokens and its webhooks.</summary>
public sealed class SmokeballServer : IAsyncDisposable
{
    private volatile Practice _practice;

    public SmokeballServer(FirmPlan plan, SandboxClock clock)
    {
        Tokens = new SmokeballTokens(clock);
        Webhooks = new WebhookOffice(clock, SmokeballTokens.ClientId);
        _practice = Open(plan, clock);
    }

    /// <summary>The practice that answers now.</summary>
    public Practice Practice => _practice;

    /// <summary>The tokens; they outlive a reset.</summary>
    public SmokeballTokens Tokens { get; }

    /// <summary>Subscriptions and their deliveries; a reset ends them.</summary>
    public WebhookOffice Webhooks { get; }

    /// <summary>The real system's five requests a second; off until a test asks for it.</summary>
    public RequestBucket Bucket { get; } = new();

    /// <summary>Puts another firm in the place of this one.</summary>
    public void Swap(FirmPlan plan, SandboxClock clock)
    {
        Webhooks.Forget();
        _practice = Open(plan, clock);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Webhooks.DisposeAsync();

    private Practice Open(FirmPlan plan, SandboxClock clock)
    {
        var practice = new Practice(plan, clock);
        practice.Changed += (happening, record) => Webhooks.Announce(plan.AccountId, happening, record);
        return practice;
    }
}
