using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Trust.Rules;

/// <summary>What a broken rule does.</summary>
public enum RuleLevel
{
    /// <summary>What it is about does not go on. No setting switches it off.</summary>
    Block = 1,

    /// <summary>A person should look.</summary>
    Warn = 2,

    /// <summary>Something is due.</summary>
    Remind = 3,
}

/// <summary>Where a rule is asked.</summary>
[Flags]
public enum CheckPoint
{
    /// <summary>Nowhere: the shape of the product keeps it.</summary>
    Structure = 0,

    /// <summary>When a fact is captured and evaluated.</summary>
    Capture = 1,

    /// <summary>When a release is approved, in the transaction that reserves its money.</summary>
    Approval = 2,

    /// <summary>When the books are written.</summary>
    Posting = 4,

    /// <summary>Once a day.</summary>
    Daily = 8,

    /// <summary>When a period is reconciled and signed.</summary>
    Period = 16,
}

/// <summary>A rule of trust accounting.</summary>
/// <param name="Id">Its number: <c>T02</c>.</param>
/// <param name="Code">Its code.</param>
/// <param name="Level">What breaking it does.</param>
/// <param name="At">Where it is asked.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="MayBeOverridden">True where a profile may list an exception: a person with the grant gives a reason, and it is recorded.</param>
public sealed record TrustRule(string Id, RuleCode Code, RuleLevel Level, CheckPoint At, string Source, bool MayBeOverridden = false);

/// <summary>All rules of trust accounting in one place.</summary>
public static class TrustRuleBook
{
    private const string Safekeeping = "ABA Model Rule 1.15";
    private const string Records = "ABA Model Rules for Client Trust Account Records (2010)";

    /// <summary>The rules, by number.</summary>
    public static IReadOnlyList<TrustRule> All { get; } =
    [
        new("T01", RuleCode.LedgerCoversRelease, RuleLevel.Block, CheckPoint.Approval | CheckPoint.Posting, Safekeeping + "(a)"),
        new("T01", RuleCode.LedgerIsNotNegative, RuleLevel.Block, CheckPoint.Capture, Safekeeping + "(a)"),
        new("T02", RuleCode.FundsAreCollected, RuleLevel.Block, CheckPoint.Capture | CheckPoint.Approval, Safekeeping + "(a); good funds rules of the states", MayBeOverridden: true),
        new("T03", RuleCode.TrustPaysNoFirmExpense, RuleLevel.Block, CheckPoint.Capture | CheckPoint.Posting, Safekeeping + "(a)"),
        new("T04", RuleCode.FeeHasIssuedInvoice, RuleLevel.Block, CheckPoint.Capture, Safekeeping + "(c)"),
        new("T05", RuleCode.FirmFundsWithinCap, RuleLevel.Warn, CheckPoint.Daily, Safekeeping + "(b)"),
        new("T06", RuleCode.DisputedFundsStay, RuleLevel.Block, CheckPoint.Capture | CheckPoint.Approval, Safekeeping + "(e)"),
        new("T07", RuleCode.TrustRecordIsComplete, RuleLevel.Block, CheckPoint.Capture | CheckPoint.Approval, Records + ", rule 1"),
        new("T08", RuleCode.NoCashFromTrust, RuleLevel.Block, CheckPoint.Approval, Records + ", rule 2"),
        new("T09", RuleCode.CheckNumberIsUsedOnce, RuleLevel.Warn, CheckPoint.Daily, Records + ", rule 1"),
        new("T10", RuleCode.TrustRecordsStand, RuleLevel.Block, CheckPoint.Structure | CheckPoint.Daily, Records + ", rule 3"),
        new("T11", RuleCode.SignedPeriodIsClosed, RuleLevel.Block, CheckPoint.Approval | CheckPoint.Daily, Records + ", rule 1(i)"),
        new("T12", RuleCode.ThreeWayTies, RuleLevel.Block, CheckPoint.Period, Records + ", rule 1(i)"),
        new("T13", RuleCode.ClientMoneyStaysWithClient, RuleLevel.Block, CheckPoint.Capture, Safekeeping + "(a)"),
        new("T14", RuleCode.BankLineIsExplained, RuleLevel.Warn, CheckPoint.Daily | CheckPoint.Period, Records + ", rule 1(i)"),
        new("T15", RuleCode.ProcessorFeeIsTheFirms, RuleLevel.Block, CheckPoint.Capture, Safekeeping + "(a) and (b)"),
        new("T16", RuleCode.InterestIsPassedOn, RuleLevel.Warn, CheckPoint.Daily | CheckPoint.Period, "IOLTA rules of the states"),
        new("T17", RuleCode.PreparerIsNotApprover, RuleLevel.Block, CheckPoint.Approval, "Profiles that ask for it, as N.C. Rule 1.15-3"),
        new("T18", RuleCode.RecordsAreRetained, RuleLevel.Block, CheckPoint.Structure, Records + ", rule 1"),
        new("T19", RuleCode.NoticeIsGiven, RuleLevel.Remind, CheckPoint.Daily, Safekeeping + "(d), and timers of the profiles, as Cal. Rule 1.15(d)"),
        new("T20", RuleCode.LargeBalanceEarnsForClient, RuleLevel.Remind, CheckPoint.Daily, "IOLTA rules of the states"),
    ];

    /// <summary>The rule of a code.</summary>
    public static TrustRule Of(RuleCode code) => All.First(rule => rule.Code == code);
}
