using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Http;

namespace LegalSync.Sandbox.Faults;

/// <summary>The fates that the fault board's rules script for QuickBooks.</summary>
internal static class BoardFates
{
    /// <summary>What the board has for a request; the items of a batch are refused one by one, later.</summary>
    public static ScriptedFate Of(FaultBoard board, WireRequest request)
    {
        if (!board.IsArmed("quickbooks"))
        {
            return ScriptedFate.Pass;
        }

        var seen = FaultRequest.Of(request);
        var rule = request.IsBatch ? board.TakeOtherThanRefusal(seen) : board.Take(seen);
        return rule is null ? ScriptedFate.Pass : Of(rule);
    }

    /// <summary>The refusal a rule scripts.</summary>
    public static RefusedException Refusal(FaultRule rule) => new(
        rule.Code ?? "6000", rule.Message ?? "A business validation error has occurred while processing your request",
        rule.Detail ?? "Business Validation Error: refused by script.", "");

    private static ScriptedFate Of(FaultRule rule) => rule.Action switch
    {
        "drop-after-commit" => ScriptedFate.CommitThenDrop,
        "drop-before" => ScriptedFate.ResetBeforeCommit with { End = WireFate.Dropped },
        "delay" when rule.IsAfter => ScriptedFate.Pass with { After = TimeSpan.FromMilliseconds(rule.Ms) },
        "delay" => ScriptedFate.Pass with { Before = TimeSpan.FromMilliseconds(rule.Ms) },
        "hang" => ScriptedFate.Pass with { TakesEffect = rule.IsAfter, End = WireFate.Silent },
        "refuse" => ScriptedFate.Pass with { TakesEffect = false, Instead = new StandIn(StatusCodes.Status400BadRequest) { Refusal = Refusal(rule) } },
        "status" => ScriptedFate.Pass with { TakesEffect = rule.IsAfter, Instead = Instead(rule) },
        "reset-after-commit" => ScriptedFate.CommitThenReset,
        "reset-before" => ScriptedFate.ResetBeforeCommit,
        "unreachable" => ScriptedFate.UnreachableConnectFailed,
        "commit-late" => ScriptedFate.CommitLate(TimeSpan.FromMilliseconds(rule.Ms)),
        "delay-past-timeout" => ScriptedFate.DelayPastTimeout(rule.Ms == 0 ? null : TimeSpan.FromMilliseconds(rule.Ms)),
        "fault-200" => ScriptedFate.Fault200 with { Instead = new StandIn(StatusCodes.Status200OK) { Refusal = Refusal(rule) } },
        "stale-race" => ScriptedFate.StaleRace,
        "rotation-lost" => ScriptedFate.RotationLost,
        "ignore-request-id" => ScriptedFate.Pass with { IgnoresRequestId = true },
        "partial-batch" when rule.Batch is { } batch => ScriptedFate.Partly(batch.Of, batch.Reversed),
        _ => throw new InvalidOperationException($"Nobody scripts {rule.Action}."),
    };

    private static StandIn Instead(FaultRule rule) => new(rule.Status)
    {
        Format = rule.Format, RetryAfter = rule.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
