using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Trust.Rules;

/// <summary>What must hold of a release of client money. Each answers with what it saw; the source stands in <see cref="TrustRuleBook"/>.</summary>
public static class ReleaseRules
{
    /// <summary>T02: only collected money is paid out, less what is pending or held.</summary>
    /// <param name="release">What would leave.</param>
    /// <param name="collected">Collected money less other releases, on the day.</param>
    /// <param name="nextCollected">When more is collected, if that is known.</param>
    public static RuleOutcome FundsAreCollected(Money release, Money collected, DateOnly? nextCollected)
    {
        Fact[] seen = [new("release", release.ToString()), new("collected and free", collected.ToString())];
        return release <= collected
            ? RuleOutcome.Held(RuleCode.FundsAreCollected, seen)
            : RuleOutcome.Broken(
                RuleCode.FundsAreCollected,
                nextCollected is { } day ? $"Wait until {Day(day)}, when the deposit counts as collected." : "Wait until the deposit is collected.",
                [.. seen, new Fact("not collected yet", (release - collected).ToString())]);
    }

    /// <summary>T06: disputed money stays where it is.</summary>
    public static RuleOutcome DisputedFundsStay(Money release, Money free, Money held)
    {
        Fact[] seen = [new("release", release.ToString()), new("free without the hold", free.ToString()), new("held", held.ToString())];
        return release <= free - held || held.IsZero
            ? RuleOutcome.Held(RuleCode.DisputedFundsStay, seen)
            : RuleOutcome.Broken(RuleCode.DisputedFundsStay, "Keep the disputed part until the dispute is settled, then lift the hold with a reason.", seen);
    }

    /// <summary>T07: a trust record names party, purpose and, for a cheque, its number.</summary>
    public static RuleOutcome RecordIsComplete(SuppliedDetail detail)
    {
        Fact[] seen = [new("party", detail.Party), new("purpose", detail.Purpose), new("instrument", $"{detail.Instrument} {detail.Number}".TrimEnd())];
        return detail.IsComplete
            ? RuleOutcome.Held(RuleCode.TrustRecordIsComplete, seen)
            : RuleOutcome.Broken(RuleCode.TrustRecordIsComplete, "Complete it in the grid of trust details: who is paid, what for, and the cheque's number.", seen);
    }

    /// <summary>T08: no cash leaves trust, and nothing is made out to cash or bearer.</summary>
    public static RuleOutcome NoCash(SuppliedDetail detail, bool cashAllowed)
    {
        Fact[] seen = [new("instrument", detail.Instrument.ToString()), new("payee", detail.Party)];
        var isBearer = detail.Party.Trim().ToUpperInvariant() is "CASH" or "BEARER" or "TO CASH";
        return (detail.Instrument == InstrumentKind.Cash && !cashAllowed) || isBearer
            ? RuleOutcome.Broken(RuleCode.NoCashFromTrust, "Pay a named payee by cheque or transfer.", seen)
            : RuleOutcome.Held(RuleCode.NoCashFromTrust, seen);
    }

    /// <summary>T11: nothing is entered into a period that was reconciled and signed.</summary>
    public static RuleOutcome PeriodIsNotSigned(DateOnly date, DateOnly? signedThrough)
    {
        Fact[] seen = [new("dated", Day(date)), new("signed through", signedThrough is { } day ? Day(day) : "nothing")];
        return date <= signedThrough
            ? RuleOutcome.Broken(RuleCode.SignedPeriodIsClosed, "Date it in an open period in the practice system, or reopen the reconciliation with a reason.", seen)
            : RuleOutcome.Held(RuleCode.SignedPeriodIsClosed, seen);
    }

    /// <summary>T17: who prepared a release does not approve it, where the profile says so.</summary>
    public static RuleOutcome PreparerIsNotApprover(IReadOnlyCollection<string> preparers, string approver, bool preparerMayApprove)
    {
        Fact[] seen = [new("prepared by", string.Join(", ", preparers)), new("approver", approver)];
        return preparerMayApprove || !preparers.Contains(approver)
            ? RuleOutcome.Held(RuleCode.PreparerIsNotApprover, seen)
            : RuleOutcome.Broken(RuleCode.PreparerIsNotApprover, "Let another person who answers for the account approve it.", seen);
    }

    /// <summary>T03: a trust account pays no expense of the firm and receives no earned fee.</summary>
    public static RuleOutcome TrustPaysNoFirmExpense(bool isFirmExpense, string what) => isFirmExpense
        ? RuleOutcome.Broken(RuleCode.TrustPaysNoFirmExpense, "Pay it from operating.", new Fact("what", what))
        : RuleOutcome.Held(RuleCode.TrustPaysNoFirmExpense, new Fact("what", what));

    /// <summary>T04: fees leave trust against an issued, unpaid invoice of the same client.</summary>
    public static RuleOutcome FeeHasInvoice(Money fee, Money? unpaid)
    {
        Fact[] seen = [new("fee", fee.ToString()), new("unpaid on the invoice", unpaid?.ToString() ?? "no issued invoice")];
        return unpaid is { } open && fee <= open
            ? RuleOutcome.Held(RuleCode.FeeHasIssuedInvoice, seen)
            : RuleOutcome.Broken(RuleCode.FeeHasIssuedInvoice, unpaid is null ? "Issue the invoice first, or return the money to trust." : "Take no more than is unpaid.", seen);
    }

    /// <summary>T13: one client's money never pays for another.</summary>
    public static RuleOutcome MoneyStaysWithClient(ClientId from, ClientId to, bool bothAuthorised)
    {
        Fact[] seen = [new("from", from.Value), new("to", to.Value)];
        return from == to || bothAuthorised
            ? RuleOutcome.Held(RuleCode.ClientMoneyStaysWithClient, seen)
            : RuleOutcome.Broken(RuleCode.ClientMoneyStaysWithClient, "Obtain both clients' written authority, or reverse the transfer.", seen);
    }

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
