using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>What was answered to which request id. Refusals are not remembered: nothing was done.</summary>
internal sealed class RequestMemory(SandboxClock clock)
{
    private const int LongestRequestId = 50;

    private readonly Dictionary<string, Remembered> _answers = new(StringComparer.Ordinal);
    private readonly List<Replay> _replays = [];

    /// <summary>How long ids are kept.</summary>
    public RequestIds Mode { get; set; } = RequestIds.Honoured;

    /// <summary>Every request id that came again and was answered from memory.</summary>
    public IReadOnlyList<Replay> Replays => _replays;

    /// <summary>Acts, unless the request's id was answered before: then it gets the same answer.</summary>
    public JsonObject Once(WriteRequest request, Func<JsonObject> act)
    {
        if (request.RequestId is not { } id)
        {
            return act();
        }

        if (id.Length is 0 or > LongestRequestId)
        {
            throw new RefusedException("2130", "Invalid request id", $"The requestid must have 1 to 50 characters. Supplied value:{id}", "requestid");
        }

        if (request.IgnoresRequestId)
        {
            return act();
        }

        var said = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Entity}?{request.Operation} {request.Body.ToJsonString()}"));
        if (_answers.TryGetValue(id, out var first) && (Mode.Kept is not { } kept || clock.Now - first.At < kept))
        {
            _replays.Add(new Replay(clock.Now, id, !said.AsSpan().SequenceEqual(first.Said)));
            return JsonNode.Parse(first.Answer)!.AsObject();
        }

        var answer = act();
        _answers[id] = new Remembered(clock.Now, said, answer.ToJsonString());
        return answer;
    }

    // Text and a digest: a long run remembers a hundred thousand of them.
    private sealed record Remembered(DateTimeOffset At, byte[] Said, string Answer);
}
