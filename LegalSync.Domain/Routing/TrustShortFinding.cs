using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>The card of a bank charge that the firm's own money in trust does not cover: without a top-up it would be paid with clients' money.</summary>
internal static class TrustShortFinding
{
    /// <summary>The fact that holds the shortage, as <c>TopUp</c> writes it.</summary>
    public const string ShortageFact = "top-up";

    /// <summary>Builds it.</summary>
    public static Finding Of(MatterCase matterCase, BankTransaction line, Money shortage)
    {
        var account = matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Name ?? line.Account.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.ProcessorFeeIsTheFirms, "Put the missing amount into trust from operating on the same day.",
            new Fact("charge", line.Amount.ToString()), new Fact("short by", shortage.ToString()), new Fact(ShortageFact, TopUp.Write(shortage, line.Effective)));
        return new Finding(Codes.TrustShort, new Subject("BankTransaction", line.Id.Value),
            $"The bank took {line.Amount} from {account} on {DecisionBuilder.Day(line.Effective)}; the firm's own money in it is {shortage} short.", outcome)
        {
            Title = $"Bank charge not covered in {account}",
            TrustAccount = line.Account,
            Difference = -shortage,
            Sides =
            [
                new FieldPair("Charge", line.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), null),
                new FieldPair("Short by", shortage.ToString(), null),
            ],
            Suggestion = new Suggestion("top-up", null, $"The firm puts {shortage} into trust", ["the bank's charge is the firm's", "clients' money must not pay it"]),
        };
    }
}
