using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Files;

namespace LegalSync.Web.Verbs;

/// <summary>Chooses the statement of a file that the books are of. Several pages or days of one account are put together.</summary>
internal static class ThreeWayStatement
{
    /// <summary>The bank's side; null, with a line of text, when the file does not hold one account that fits.</summary>
    public static BankSide? Choose(ThreeWayOptions options, TrustBooks books, IReadOnlyList<BankStatement> statements, out string problem)
    {
        problem = "";
        var chosen = books.Account.Length == 0 ? statements : [.. statements.Where(statement => statement.Account.Length == 0 || AccountNumbers.Agree(statement.Account, books.Account))];
        var accounts = chosen.Select(statement => statement.Account).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        problem = statements.Count == 0 ? $"{options.Statement}: There is no statement in it. Download the statement again."
            : chosen.Count == 0 ? $"{options.Statement}: It holds no statement of account {books.Account}, but of {string.Join(", ", statements.Select(statement => statement.Account).Distinct())}. Give the statement of the books' account, or correct \"account\" in {options.Books}."
            : accounts.Count > 1 ? $"{options.Statement}: It holds statements of {accounts.Count} accounts: {string.Join(", ", accounts)}. Which one? Name it in {options.Books} as \"account\"."
            : chosen.Any(statement => statement.Currency != books.Currency) ? $"{options.Statement}: The statement is in {chosen[0].Currency}, the books are in {books.Currency}. Give both in one currency."
            : "";
        return problem.Length == 0 ? Together([.. chosen.OrderBy(First)]) : null;
    }

    private static BankSide Together(List<BankStatement> statements) => new(
        BankLine.Of(statements[0] with { Lines = [.. statements.SelectMany(statement => statement.Lines)] }), statements[0].Opening, statements[^1].Closing)
    {
        From = statements[0].From,
        To = statements[^1].To,
    };

    private static DateOnly First(BankStatement statement) => statement.From ?? (statement.Lines.Count > 0 ? statement.Lines[0].Date : DateOnly.MaxValue);
}
