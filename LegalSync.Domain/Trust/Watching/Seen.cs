using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>Makes findings of the daily look.</summary>
internal static class Seen
{
    /// <summary>A finding about a trust account.</summary>
    public static Finding OfAccount(TrustFile file, ExceptionCode code, BankAccountId account, (string Title, string Why) said, RuleOutcome outcome, string seen) =>
        Build(code, new Subject("BankAccount", account.Value), said, outcome, seen) with { TrustAccount = account };

    /// <summary>A finding about a ledger.</summary>
    public static Finding OfLedger(TrustFile file, ExceptionCode code, LedgerKey key, (string Title, string Why) said, RuleOutcome outcome, string seen) =>
        Build(code, new Subject("ClientLedger", key.ToString()), said, outcome, seen) with { TrustAccount = key.Account, Matter = key.Matter };

    /// <summary>A finding about one thing of an account.</summary>
    public static Finding OfThing(ExceptionCode code, Subject subject, BankAccountId account, (string Title, string Why) said, RuleOutcome outcome, string seen) =>
        Build(code, subject, said, outcome, seen) with { TrustAccount = account };

    /// <summary>True when a person saw to exactly this.</summary>
    public static bool IsSettled(TrustFile file, Finding finding) =>
        file.Decisions[TrustWatchDefinition.EventOf(finding.Code, finding.Subject)].Any(decision => decision.Value == ValueOf(finding));

    private static string ValueOf(Finding finding) => finding.Outcome.Facts.First(fact => fact.Name == TrustWatchDefinition.SeenFact).Value;

    private static Finding Build(ExceptionCode code, Subject subject, (string Title, string Why) said, RuleOutcome outcome, string seen) =>
        new(code, subject, said.Why, outcome with { Facts = [.. outcome.Facts, new Fact(TrustWatchDefinition.SeenFact, seen)] }) { Title = said.Title };
}
