using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>The cards of a matter that has no account of its own under the trust liability, where the firm keeps clients apart by account.</summary>
internal static class TrustAccountFinding
{
    /// <summary>QuickBooks takes this many accounts on most plans.</summary>
    public const int MostAccounts = 250;

    /// <summary>From here on nobody opens another account for a client without being warned.</summary>
    public const int WarnFrom = 240;

    /// <summary>The kind of subject: the matter whose account is missing.</summary>
    public const string SubjectKind = "TrustLedger";

    /// <summary>Builds the card that fits: the account is missing, or the chart has no room for it.</summary>
    public static Finding Missing(MatterCase matterCase, Matter matter, AccountId parent)
    {
        var count = matterCase.InBooks.Accounts.Count(account => account.IsActive);
        return count >= WarnFrom ? Full(count) : NotThere(matterCase, matter, parent);
    }

    private static Finding NotThere(MatterCase matterCase, Matter matter, AccountId parent)
    {
        var name = matter.FullTitle;
        var under = matterCase.InBooks.Account(parent)?.Name ?? parent.Value;
        var outcome = RuleOutcome.Broken(
            RuleCode.AccountIsMapped, "Create the matter's account, or choose one that is there.",
            new Fact("matter", matter.Number), new Fact("under", under), new Fact("parent", parent.Value));
        return new Finding(Codes.MapAccount, new Subject(SubjectKind, matter.Id.Value), $"{matter.Number} has no account of its own under {under}.", outcome)
        {
            Title = $"No trust account for {matter.Number} in the chart",
            Matter = matter.Id,
            Sides = [new FieldPair("Account", name, null), new FieldPair("Under", under, null)],
            Suggestion = new Suggestion("create-account", name, $"Create “{name}” under {under}", ["the firm keeps clients apart by account"]),
        };
    }

    private static Finding Full(int count)
    {
        var text = count.ToString(CultureInfo.InvariantCulture);
        var outcome = RuleOutcome.Broken(
            RuleCode.ChartHasRoom, "Keep clients apart by customer, make unused accounts inactive, or change the QuickBooks plan.",
            new Fact("active accounts", text), new Fact("most accounts", MostAccounts.ToString(CultureInfo.InvariantCulture)));
        return new Finding(Codes.ChartFull, new Subject("Chart", "accounts"), $"The chart holds {text} accounts; QuickBooks takes {MostAccounts.ToString(CultureInfo.InvariantCulture)} on most plans.", outcome)
        {
            Title = "The chart of accounts is nearly full",
            Sides = [new FieldPair("Active accounts", null, text)],
        };
    }
}
