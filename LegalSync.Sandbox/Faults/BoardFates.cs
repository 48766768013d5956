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
        "status" => ScriptedFate.Pass with { TakesEffect = rule.IsAfter, Instead = new StandIn(rule.Status) { Format = rule.Format } },
        _ => throw new InvalidOperationException($"Nobody scripts {rule.Action}."),
    };
}
