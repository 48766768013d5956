using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Trust.Rules;

/// <summary>What must hold of a trust account as a whole; most of it is looked at once a day.</summary>
public static class AccountRules
{
    /// <summary>T05: the firm's own money stays within the cap.</summary>
    public static RuleOutcome FirmFundsWithinCap(Money firmFunds, Money cap) => Judge(
        RuleCode.FirmFundsWithinCap, firmFunds <= cap, "Take the excess out to operating, or classify the deposit.",
        new("firm money", firmFunds.ToString()), new("cap", cap.ToString()));

    /// <summary>T09: a cheque number is used once.</summary>
    public static RuleOutcome CheckNumberIsUsedOnce(long number, int uses) => Judge(
        RuleCode.CheckNumberIsUsedOnce, uses <= 1, "Correct the number of the wrong one, or reverse the duplicate.", new("cheque", Text(number)), new("used", Text(uses)));

    /// <summary>T09: none is missing between the first and the last.</summary>
    public static RuleOutcome NoCheckIsMissing(IReadOnlyList<long> missing) => Judge(
        RuleCode.CheckNumberIsUsedOnce, missing.Count == 0, "Record each missing cheque: used, spoiled or void.", new("missing", string.Join(", ", missing.Take(20).Select(Text))), new("count", Text(missing.Count)));

    /// <summary>T10: what was entered stands as it was entered.</summary>
    public static RuleOutcome RecordsStand(IReadOnlyList<string> breaks) => Judge(
        RuleCode.TrustRecordsStand, breaks.Count == 0, "Stop releasing from the account, restore the last backup beside it, and find out who changed the file.",
        new("breaks", Text(breaks.Count)), new("first", breaks.Count > 0 ? breaks[0] : "none"));

    /// <summary>T12: adjusted bank, book and ledgers are equal.</summary>
    public static RuleOutcome ThreeWayTies(Money adjustedBank, Money book, Money ledgers) => Judge(
        RuleCode.ThreeWayTies, adjustedBank == book && book == ledgers, "Find the difference before anybody signs.",
        new("adjusted bank", adjustedBank.ToString()), new("book", book.ToString()), new("ledgers", ledgers.ToString()));

    /// <summary>T14: a receipt without an owner finds one.</summary>
    public static RuleOutcome ReceiptHasOwner(Money unidentified, int days) => Judge(
        RuleCode.BankLineIsExplained, unidentified.IsZero, "Name its matter in the practice system, or return it.", new("unidentified", unidentified.ToString()), new("days", Text(days)));

    /// <summary>T14: an outstanding cheque is presented in time.</summary>
    public static RuleOutcome CheckIsPresented(string check, int days, int limit) => Judge(
        RuleCode.BankLineIsExplained, days <= limit, "Ask the payee; stop and void it, then issue another or treat it as unclaimed.", new("cheque", check), new("days outstanding", Text(days)));

    /// <summary>T15: charges never land on a client's ledger.</summary>
    public static RuleOutcome ChargeIsTheFirms(Money charge, bool onClientLedger) => Judge(
        RuleCode.ProcessorFeeIsTheFirms, !onClientLedger, "Charge it to operating or to the firm's money in trust.", new Fact("charge", charge.ToString()));

    /// <summary>T16: interest goes on, all of it.</summary>
    public static RuleOutcome InterestIsPassedOn(Money residue, int days) => Judge(
        RuleCode.InterestIsPassedOn, residue.IsZero || days <= 45, "Ask the bank when it remits, or record the remittance.", new("not passed on", residue.ToString()), new("days", Text(days)));

    /// <summary>T18: records are kept until their time has run out.</summary>
    /// <param name="ended">The day from which it counts; null while the matter goes on.</param>
    /// <param name="years">Years they are kept.</param>
    /// <param name="isOnHold">True under a legal hold.</param>
    /// <param name="today">Today.</param>
    public static RuleOutcome RecordsMayGo(DateOnly? ended, int years, bool isOnHold, DateOnly today) => Judge(
        RuleCode.RecordsAreRetained, ended is { } day && !isOnHold && day.AddYears(years) < today, "Keep them.",
        new("kept until", ended is { } from ? ReleaseRules.Day(from.AddYears(years)) : "the matter has ended"), new("legal hold", isOnHold ? "yes" : "no"));

    /// <summary>T19: a notice or a distribution is made in time.</summary>
    public static RuleOutcome InTime(string what, int days, int limit) => Judge(
        RuleCode.NoticeIsGiven, days <= limit, "Give the notice or distribute the money, and say so; or write why it is later.", new("what", what), new("days", Text(days)), new("limit", Text(limit)));

    /// <summary>T19: a balance does not lie forgotten.</summary>
    public static RuleOutcome BalanceIsAlive(Money balance, int idleDays) => Judge(
        RuleCode.NoticeIsGiven, balance.IsZero, "Refund the client, or begin the way to unclaimed property.", new("balance", balance.ToString()), new("days without a movement", Text(idleDays)));

    /// <summary>T20: a balance that is large and stays long earns interest for its client.</summary>
    public static RuleOutcome EarnsForClient(Money balance, int days, Money threshold) => Judge(
        RuleCode.LargeBalanceEarnsForClient, balance < threshold || days < 90, "Open an account of the client's own, or write why not.",
        new("balance", balance.ToString()), new("days", Text(days)), new("threshold", threshold.ToString()));

    private static RuleOutcome Judge(RuleCode code, bool holds, string remedy, params Fact[] facts) =>
        holds ? RuleOutcome.Held(code, facts) : RuleOutcome.Broken(code, remedy, facts);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
