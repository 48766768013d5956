using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>The card for a code without an item.</summary>
internal static class CodeFinding
{
    /// <summary>Builds it.</summary>
    public static Finding NotMapped(string code, MappingRule? rule, BooksItem? target, BooksSnapshot books)
    {
        var shown = code.Length == 0 ? "(none)" : code;
        var suggestion = Closest(code, books);
        var outcome = RuleOutcome.Broken(
            RuleCode.CodeIsMapped,
            "Choose the item for this code, or write a rule that covers it.",
            new Fact("code", shown),
            new Fact("rule", rule is null ? "none" : $"#{rule.Sequence} {rule.Pattern}"),
            new Fact("item", target is null ? "none" : $"{target.Name} (inactive)"));
        return new Finding(Codes.MapCode, new Subject("Code", shown),
            target is null ? $"No item of QuickBooks stands for code {shown}." : $"The item for code {shown} was made inactive in QuickBooks.", outcome)
        {
            Title = $"Code {shown} has no item",
            Sides = [new FieldPair("Code", shown, target?.Name)],
            Suggestion = suggestion is null
                ? null
                : new Suggestion("accept-item", suggestion.Id.Value, $"Use {suggestion.Name}", [$"its code {suggestion.Code} is closest to {shown}"]),
        };
    }

    private static BooksItem? Closest(string code, BooksSnapshot books)
    {
        if (code.Length == 0)
        {
            return null;
        }

        var ranked = books.Items
            .Where(item => item.IsActive && item.Code is { Length: > 0 } && item.Code is not (ReservedCode.WriteOff or ReservedCode.Interest))
            .Select(item => (item, shared: SharedStart(item.Code!, code)))
            .OrderByDescending(pair => pair.shared)
            .ThenBy(pair => pair.item.Code, StringComparer.Ordinal)
            .ToList();
        return ranked.Count > 0 && ranked[0].shared > 0 ? ranked[0].item : null;
    }

    private static int SharedStart(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && char.ToUpperInvariant(left[length]) == char.ToUpperInvariant(right[length]))
        {
            length++;
        }

        return length;
    }
}

/// <summary>The card for an account without a counterpart in the chart.</summary>
internal static class AccountFinding
{
    /// <summary>Builds it.</summary>
    public static Finding NotMapped(Subject subject, string name, MappingRule? rule, BooksAccount? target, IEnumerable<BooksAccount> fitting)
    {
        var best = fitting.Select(account => (account, likeness: NameLikeness.Of(account.Name, name)))
            .OrderByDescending(pair => pair.likeness).ThenBy(pair => pair.account.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault(pair => pair.likeness >= 600).account;
        var outcome = RuleOutcome.Broken(
            RuleCode.AccountIsMapped,
            "Choose the account, or create it in the chart.",
            new Fact("account", name),
            new Fact("rule", rule is null ? "none" : $"#{rule.Sequence}"),
            new Fact("mapped to", target is null ? "nothing" : $"{target.Name} (inactive)"));
        return new Finding(Codes.MapAccount, subject, $"The chart of accounts holds no account for “{name}”.", outcome)
        {
            Title = $"Account “{name}” missing in the chart",
            Sides = [new FieldPair("Account", name, target?.Name)],
            Suggestion = best is null
                ? new Suggestion("create-account", name, $"Create “{name}” in the chart", ["no account of the chart is like it"])
                : new Suggestion("choose-account", best.Id.Value, $"Use {best.Name}", ["closest name of a fitting type"]),
        };
    }
}
