using LegalSync.Domain.Capture;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.SyncLog;

/// <summary>Runs and figures in words.</summary>
public static class RunText
{
    /// <summary>What a run did.</summary>
    public static string Of(RunKind kind) => kind switch
    {
        RunKind.Capture => "Read both systems",
        RunKind.Post => "Sent approved items",
        RunKind.Verify => "Read the books back",
        RunKind.Sweep => "Nightly sweep",
        RunKind.Watch => "Watch",
        RunKind.DailyLog => "Daily log",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such run."),
    };

    /// <summary>"412 read · 398 posted · 11 exceptions"; only what is not zero.</summary>
    public static string Of(RunFigures figures)
    {
        (int Count, string Word)[] parts =
        [
            (figures.Read, "read"), (figures.Changed, "changed"), (figures.Evaluated, "evaluated"), (figures.Posted, "posted"),
            (figures.Verified, "verified"), (figures.CardsRaised, figures.CardsRaised == 1 ? "exception raised" : "exceptions raised"),
            (figures.CardsClosed, figures.CardsClosed == 1 ? "exception closed" : "exceptions closed"),
        ];
        var shown = parts.Where(part => part.Count > 0).Select(part => $"{AmountText.Count(part.Count)} {part.Word}").ToList();
        return shown.Count == 0 ? "nothing to do" : string.Join(" · ", shown);
    }

    /// <summary>How a run ended.</summary>
    public static (string Word, string Class) Of(RunState state) => state switch
    {
        RunState.Running => ("Running", "is-soft"),
        RunState.Succeeded => ("Done", "is-good"),
        RunState.Failed => ("Ended early", "is-bad"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}
