using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Trust.Rules;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>Looks at each trust account as a whole.</summary>
internal static class AccountWatch
{
    private static readonly int[] _staleLimits = [180, 90];

    /// <summary>Everything broken about the accounts.</summary>
    public static IEnumerable<Finding> Find(TrustFile file) =>
        file.Heads.Select(head => head.Account).Concat(file.Settings.Keys).Distinct().OrderBy(account => account.Value, StringComparer.Ordinal)
            .SelectMany(account => Of(file, account)).Where(finding => finding.Outcome.IsBroken);

    private static IEnumerable<Finding> Of(TrustFile file, BankAccountId account)
    {
        var standing = file.Standing.Where(entry => entry.Account == account).ToList();
        var own = file.Heads.Where(head => head.Account == account && head.Kind != LedgerKind.Client).ToDictionary(head => head.Kind);
        if (own.TryGetValue(LedgerKind.FirmCushion, out var cushion) && file.SettingsOf(account).CushionCapMinor is { } cap)
        {
            var outcome = AccountRules.FirmFundsWithinCap(file.Money(cushion.ObservedMinor), file.Money(cap));
            yield return Seen.OfAccount(file, Codes.TrustCommingled, account, ("Firm money in trust above its cap", $"The account holds {file.Money(cushion.ObservedMinor)} of the firm's own money."), outcome, Text(cushion.ObservedMinor));
        }

        foreach (var kind in new[] { LedgerKind.Unidentified, LedgerKind.Interest })
        {
            if (own.TryGetValue(kind, out var head))
            {
                yield return Residue(file, head, standing.Where(entry => entry.Kind == kind).ToList());
            }
        }

        foreach (var finding in Checks(file, account, standing).Append(Incomplete(file, account, standing)))
        {
            yield return finding;
        }
    }

    private static Finding Residue(TrustFile file, LedgerHead head, List<LedgerEntry> entries)
    {
        var since = entries.Count == 0 ? file.Today : entries.Min(entry => entry.Effective);
        var days = file.Today.DayNumber - since.DayNumber;
        var balance = file.Money(head.ObservedMinor);
        return head.Kind == LedgerKind.Interest
            ? Seen.OfAccount(file, Codes.TrustInterest, head.Account, ("Interest not passed on", $"{balance} of interest wait since {days} days."), AccountRules.InterestIsPassedOn(balance, days), Text(head.ObservedMinor))
            : Seen.OfAccount(file, Codes.TrustUnidentifiedAge, head.Account, ("Receipt without an owner", $"{balance} belong to nobody known, the oldest since {days} days."), AccountRules.ReceiptHasOwner(balance, days),
                $"{Text(head.ObservedMinor)} {Text(days / 30)}");
    }

    private static IEnumerable<Finding> Checks(TrustFile file, BankAccountId account, List<LedgerEntry> standing)
    {
        var taken = TakenBack(standing);
        var written = standing.Where(entry => entry.ChangeMinor < 0 && !taken.Contains(entry)).Select(entry => (Entry: entry, Detail: file.DetailOf(entry)))
            .Where(pair => pair.Detail.Instrument == InstrumentKind.Check && long.TryParse(pair.Detail.Number, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .ToLookup(pair => long.Parse(pair.Detail.Number, CultureInfo.InvariantCulture), pair => pair.Entry);
        foreach (var group in written.Where(group => group.Count() > 1).OrderBy(group => group.Key))
        {
            yield return Seen.OfThing(Codes.TrustCheckDuplicate, new Subject("Check", $"{account.Value} {Text(group.Key)}"), account,
                ($"Cheque {Text(group.Key)} used twice", $"Cheque {Text(group.Key)} stands on {group.Count()} entries."), AccountRules.CheckNumberIsUsedOnce(group.Key, group.Count()), Text(group.Count()));
        }

        if (file.SettingsOf(account).CheckStart is { } first && written.Count > 0)
        {
            var used = written.Select(group => group.Key).Where(number => number >= first).ToHashSet();
            var missing = new List<long>();
            for (var number = first; used.Count > 0 && number < used.Max() && missing.Count < 1_000; number++)
            {
                if (!used.Contains(number))
                {
                    missing.Add(number);
                }
            }

            yield return Seen.OfAccount(file, Codes.TrustCheckGap, account, ("Cheque numbers are missing", $"{missing.Count} numbers between {Text(first)} and the last one used stand nowhere."),
                AccountRules.NoCheckIsMissing(missing), SourceRecord.Hash(string.Join(' ', missing)));
        }

        foreach (var finding in Stale(file, account, written.SelectMany(group => group)))
        {
            yield return finding;
        }
    }

    /// <summary>Cheques that the statements at hand do not show. Without statements nothing is known, and nothing is said.</summary>
    private static IEnumerable<Finding> Stale(TrustFile file, BankAccountId account, IEnumerable<LedgerEntry> checks)
    {
        if (!file.StatementsThrough.TryGetValue(account, out var through))
        {
            yield break;
        }

        foreach (var check in checks.Where(entry => !file.Bank.ContainsKey(entry.Source)))
        {
            var days = through.DayNumber - check.Effective.DayNumber;
            var limit = _staleLimits.FirstOrDefault(limit => days > limit, _staleLimits[^1]);
            var number = file.DetailOf(check).Number;
            yield return Seen.OfThing(Codes.TrustStaleCheck, new Subject("BankTransaction", check.Source.Value), account,
                ($"Cheque {number} outstanding since {days} days", $"Cheque {number} of {file.Money(-check.ChangeMinor)} is on no statement through {through:yyyy-MM-dd}."),
                AccountRules.CheckIsPresented(number, days, limit), Text(limit));
        }
    }

    /// <summary>One card an account, however many entries lack something.</summary>
    private static Finding Incomplete(TrustFile file, BankAccountId account, List<LedgerEntry> standing)
    {
        var lacking = standing.Where(entry => entry.Kind == LedgerKind.Client && !file.DetailOf(entry).IsComplete).Select(entry => entry.Source.Value).Order(StringComparer.Ordinal).ToList();
        Fact[] facts = [new("entries", Text(lacking.Count)), new("first", lacking.Count > 0 ? lacking[0] : "none")];
        var outcome = lacking.Count == 0
            ? RuleOutcome.Held(RuleCode.TrustRecordIsComplete, facts)
            : RuleOutcome.Broken(RuleCode.TrustRecordIsComplete, "Complete them in the grid of trust details; their releases are refused until then.", facts);
        return Seen.OfAccount(file, Codes.TrustNoPayee, account, ($"{lacking.Count} trust entries are incomplete", $"{lacking.Count} entries lack payee, purpose or cheque number."), outcome, SourceRecord.Hash(string.Join(' ', lacking)));
    }

    /// <summary>Pairs of one ledger that take each other back: the same amount out and in again under one number.</summary>
    private static HashSet<LedgerEntry> TakenBack(List<LedgerEntry> standing)
    {
        var taken = new HashSet<LedgerEntry>();
        foreach (var group in standing.Where(entry => entry.InstrumentNumber.Length > 0).GroupBy(entry => (entry.Key, entry.InstrumentNumber, Math.Abs(entry.ChangeMinor))))
        {
            var back = group.Where(entry => entry.ChangeMinor > 0).ToList();
            taken.UnionWith(group.Where(entry => entry.ChangeMinor < 0).Take(back.Count));
        }

        return taken;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
