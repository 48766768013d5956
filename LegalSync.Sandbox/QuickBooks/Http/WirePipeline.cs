using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.OAuth;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>
/// The whole way of a request through QuickBooks, whatever carries it: its fate, the waits, the effect, and the answer.
/// Every wait is of the sandbox clock's time source and nothing here chooses a thread, so that a simulation is one history.
/// </summary>
public sealed class WirePipeline
{
    private readonly QuickBooksServer _server;
    private readonly Gate _gate;
    private readonly OAuthDesk _oauth;
    private readonly FaultBodies _bodies;
    private readonly Lock _lock = new();
    private readonly List<Task> _late = [];

    internal WirePipeline(QuickBooksServer server)
    {
        (_server, _oauth, _bodies) = (server, new OAuthDesk(server), new FaultBodies(server.Clock));
        _gate = new Gate(server, _bodies);
    }

    /// <summary>Ends when no effect of an earlier request is still to come.</summary>
    public Task Settled
    {
        get
        {
            lock (_lock)
            {
                return Task.WhenAll(_late);
            }
        }
    }

    /// <summary>
    /// Takes a request in and answers it. Whoever gives up waiting for the task does not stop the request: it has arrived and runs its course.
    /// </summary>
    public async Task<WireAnswer> SendAsync(WireRequest request)
    {
        var fate = _server.FateOf(request);
        if (fate.End == WireFate.Unreachable)
        {
            return WireAnswer.Lost(WireFate.Unreachable);
        }

        _server.Journal.Requests.Arrived(request);
        var answer = await SendAsync(request, fate);
        _server.Journal.Requests.Left(answer);
        return answer;
    }

    /// <summary>Carries a request out at once and answers it, without any scripted fate.</summary>
    public WireAnswer Answer(WireRequest request) => Refuse(request) ?? Answer(request, ScriptedFate.Pass);

    private async Task<WireAnswer> SendAsync(WireRequest request, ScriptedFate fate)
    {
        // The gateway looks at a request when it arrives, however long the service then takes.
        var refused = Refuse(request);
        if (fate.Late > TimeSpan.Zero && refused is null)
        {
            Remember(CommitLateAsync(request, fate));
            await WaitAsync(fate.Before);
            return WireAnswer.Lost(fate.End);
        }

        if (fate.Before > ScriptedFate.ServerLimit)
        {
            await WaitAsync(ScriptedFate.ServerLimit);
            return _bodies.Of(new StandIn(StatusCodes.Status504GatewayTimeout));
        }

        await WaitAsync(fate.Before);
        var answer = fate.TakesEffect ? refused ?? Answer(request, fate) : null;
        var standIn = fate.Instead is { } instead ? _bodies.Of(instead) : null;
        await WaitAsync(fate.After);
        return fate.End == WireFate.Answered ? standIn ?? answer ?? WireAnswer.Lost(WireFate.Dropped) : WireAnswer.Lost(fate.End);
    }

    private WireAnswer? Refuse(WireRequest request) => request.Realm is null ? null : _gate.Refuse(request);

    private WireAnswer Answer(WireRequest request, ScriptedFate fate) =>
        request.Realm is null ? _oauth.Answer(request, fate) : _gate.Answer(request, fate);

    private async Task CommitLateAsync(WireRequest request, ScriptedFate fate)
    {
        await WaitAsync(fate.Late);
        _ = Answer(request, fate);
    }

    private void Remember(Task late)
    {
        lock (_lock)
        {
            _late.RemoveAll(task => task.IsCompletedSuccessfully);
            _late.Add(late);
        }
    }

    private Task WaitAsync(TimeSpan span) => span > TimeSpan.Zero ? Task.Delay(span, _server.Clock.Source) : Task.CompletedTask;
}
