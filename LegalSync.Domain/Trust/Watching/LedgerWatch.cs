using System.Globalization;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Domain.Trust.Rules;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>Looks at each client ledger.</summary>
internal static class LedgerWatch
{
    private const int ClosedIdleDays = 90;
    private const int OpenIdleDays = 730;

    /// <summary>Everything broken about client ledgers.</summary>
    public static IEnumerable<Finding> Find(TrustFile file)
    {
        var entries = file.Standing.ToLookup(entry => entry.Key);
        return file.Heads.Where(head => head.Kind == LedgerKind.Client).SelectMany(head => Of(file, head, [.. entries[head.Key].OrderBy(entry => entry.Effective)]))
            .Concat(Backdated(file)).Concat(Notices(file)).Where(finding => finding.Outcome.IsBroken);
    }

    private static IEnumerable<Finding> Of(TrustFile file, LedgerHead head, List<LedgerEntry> entries)
    {
        var balance = file.Money(head.ObservedMinor);
        if (balance.Minor <= 0 || entries.Count == 0)
        {
            yield break;
        }

        var number = file.Matters.GetValueOrDefault(head.Matter)?.Number ?? head.Matter.Value;
        var idle = file.Today.DayNumber - entries[^1].Effective.DayNumber;
        if (idle > (file.Matters.GetValueOrDefault(head.Matter) is { IsClosed: true } ? ClosedIdleDays : OpenIdleDays))
        {
            yield return Seen.OfLedger(file, Codes.TrustDormant, head.Key, ($"{balance} lie idle on {number}", $"Nothing has moved for {idle} days."), AccountRules.BalanceIsAlive(balance, idle), Text(head.ObservedMinor));
        }

        var settings = file.SettingsOf(head.Account);
        if (settings is { Kind: TrustAccountKind.Pooled, IndividualFromMinor: { } threshold })
        {
            var held = DaysAtLeast(head, entries, threshold, file.Today);
            yield return Seen.OfLedger(file, Codes.TrustIndividual, head.Key, ($"{balance} of {number} in the pooled account", $"The balance is {file.Money(threshold)} or more since {held} days."),
                AccountRules.EarnsForClient(balance, held, file.Money(threshold)), Text(head.ObservedMinor));
        }

        foreach (var finding in Timers(file, head, entries, number))
        {
            yield return finding;
        }
    }

    /// <summary>Timers that the account's profile has: the notice of the latest receipt, and the distribution of the oldest money.</summary>
    private static IEnumerable<Finding> Timers(TrustFile file, LedgerHead head, List<LedgerEntry> entries, string number)
    {
        var profile = file.ProfileOf(head.Account);
        var receipts = entries.Where(entry => entry.ChangeMinor > 0).ToList();
        if (receipts.Count == 0)
        {
            yield break;
        }

        var (latest, days) = (receipts[^1], file.Today.DayNumber - receipts[^1].Effective.DayNumber);
        var (what, limit) = (profile.ReceiptNoticeDays.Value, profile.DistributionDays.Value) switch
        {
            (_, { } distribution) when days > distribution => ("distribution of what was received", distribution),
            ({ } notice, _) => ("notice of a receipt", notice),
            _ => ("", int.MaxValue),
        };
        yield return Seen.OfLedger(file, Codes.TrustDistributeTimer, head.Key, ($"{number}: {what} is due", $"The last receipt of {file.Money(latest.ChangeMinor)} is {days} days old."),
            AccountRules.InTime(what, days, limit), $"{latest.Source.Value} {what}");
    }

    private static IEnumerable<Finding> Backdated(TrustFile file) => file.Entries
        .Where(entry => file.SignedPeriods.TryGetValue(entry.Account, out var signed) && entry.Effective <= signed.Through && entry.PostedAt > signed.SignedAt)
        .GroupBy(entry => entry.Key)
        .Select(group => Seen.OfLedger(file, Codes.TrustBackdated, group.Key, ("Entry inside a signed period", $"{group.Count()} entries were posted into the period signed through {file.SignedPeriods[group.Key.Account].Through:yyyy-MM-dd}."),
            ReleaseRules.PeriodIsNotSigned(group.Min(entry => entry.Effective), file.SignedPeriods[group.Key.Account].Through), Text(group.Max(entry => entry.Number))));

    /// <summary>Withdrawals of fees that the profile wants the client told of.</summary>
    private static IEnumerable<Finding> Notices(TrustFile file) => file.Waiting
        .Where(item => item.Kind == WorkKind.FeeTransfer && file.ProfileOf(item.TrustAccount).FeeNotice is { IsVerified: true, Value: FeeNotice.OnOrBefore })
        .Select(item => Seen.OfThing(Codes.TrustNotice, new Subject("Item", item.Key.Event), item.TrustAccount, ($"{item.Title}: notice of fees", $"{item.Amount} of fees are to leave trust; the client is told on or before that day."),
            RuleOutcome.Broken(RuleCode.NoticeIsGiven, "Send the notice with the bill and say so.", new Fact("fees", item.Amount.ToString()), new Fact("on", ReleaseRules.Day(item.Date))), item.FinancialHash) with { Matter = item.Matter });

    private static int DaysAtLeast(LedgerHead head, List<LedgerEntry> entries, long threshold, DateOnly today)
    {
        var (balance, since) = (head.OpeningMinor, (DateOnly?)null);
        foreach (var entry in entries)
        {
            balance += entry.ChangeMinor;
            since = balance < threshold ? null : since ?? entry.Effective;
        }

        return since is { } day ? today.DayNumber - day.DayNumber : 0;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
