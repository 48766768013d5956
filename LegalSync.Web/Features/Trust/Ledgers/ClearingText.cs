using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Features.Trust.Overview;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>What is known of an entry at the bank, in words.</summary>
public static class ClearingText
{
    /// <summary>Words for an entry.</summary>
    public static string Of(LedgerSheetLine line) => line switch
    {
        { IsPending: true } => "dated later",
        { Clearing: ClearingState.Collected, CollectedOn: { } day } => $"collected {TimeText.Day(day)}",
        { Clearing: { } state, CollectedOn: { } day } => $"{TrustWords.Of(state)}; counts as collected {TimeText.Day(day)}",
        { Clearing: { } state } => TrustWords.Of(state),
        { TakesBack: not null } or { TakenBackBy: not null } => "taken back",
        { BankOn: { } day } => $"paid by the bank {TimeText.Day(day)}",
        _ => "not matched with the bank",
    };
}
