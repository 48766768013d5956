using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Says through which day client money is reconciled and signed.</summary>
internal static class SignedPeriods
{
    /// <summary>The last signed day of what an item touches: of its trust account, or of any where it may touch them all; null where nothing is signed or no client money is touched.</summary>
    public static DateOnly? Through(IReadOnlyDictionary<BankAccountId, DateOnly> signed, BankAccountId account) =>
        account.Value == WorkItem.EveryTrustAccount ? signed.Values.Select(day => (DateOnly?)day).Max()
        : account.Value.Length > 0 && signed.TryGetValue(account, out var through) ? through
        : null;
}
