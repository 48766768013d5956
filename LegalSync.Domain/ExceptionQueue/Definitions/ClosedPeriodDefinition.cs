using System.Globalization;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>SYS-CLOSED-PERIOD: the books are closed on the item's date.</summary>
public sealed class ClosedPeriodDefinition : ExceptionDefinition
{
    /// <summary>The books' code: the period is closed.</summary>
    public const string Closed = "6200";

    /// <summary>The books' code: the period is closed, and a password would be needed.</summary>
    public const string ClosedByPassword = "6210";

    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.ClosedPeriod, "Period closed in QuickBooks", Severity.High, Owner.Administrator, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("first-open-day", "Date it in QuickBooks on the first open day", ResolutionInput.Text, NeedsReason: true, Letter: 'a'),
        new ResolutionType(StandardResolutions.ReadAgainId, "The period was reopened: read again"),
        StandardResolutions.LeaveToManual,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Choice.Resolution == StandardResolutions.ReadAgainId && context.Postings.FirstOrDefault(posting => posting.State == PostingState.Refused) is { } refused)
        {
            return ResolutionPlan.Do("It is sent again as it was approved, under a new key; the card comes back if the period is still closed.", new RetryEffect(refused.Event, refused.Leg), new SyncEffect());
        }

        if (context.Choice.Resolution != "first-open-day")
        {
            return ByHand(context);
        }

        if (context.ItemEvent is not { } item)
        {
            return ResolutionPlan.No("No item waits behind this card any more.");
        }

        if (ItemKey.Parse(item).Kind.IsTrust())
        {
            return ResolutionPlan.No("Client money keeps the day on which it moved: have the period reopened.");
        }

        return DateOnly.TryParseExact(context.Input, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? ResolutionPlan.Do($"It is dated {day:yyyy-MM-dd} in QuickBooks and waits for approval under that date.", new DirectiveEffect(DirectiveKind.UseDate, item, context.Input!))
            : ResolutionPlan.No("Write the day as 2026-12-31.");
    }
}
