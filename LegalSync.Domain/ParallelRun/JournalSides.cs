using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Journal entries as a comparison sees them. An entry that moves one bank account is seen as a deposit or payment is: the bank apart, the other
/// lines with the sign of the document. So what one side posts as a deposit and the other as an entry differs in the kind of document alone.
/// </summary>
internal static class JournalSides
{
    /// <summary>Fills a side with an entry's lines (debit positive).</summary>
    public static ComparedSide Of(ComparedSide side, IReadOnlyList<BooksLine> lines, BooksWords words)
    {
        var banks = lines.Where(line => line.Account is { } account && words.IsBank(account)).Select(line => line.Account!.Value).Distinct().ToList();
        var named = LineOrder.Name(side, lines.Select(line => line.Customer), words);
        if (banks is not [var bank])
        {
            return named with { Lines = LineOrder.Sort(lines.Select(line => Line(line, line.Amount, words))) };
        }

        var moved = lines.Where(line => line.Account == bank).Select(line => line.Amount).Aggregate((sum, amount) => sum + amount);
        var others = lines.Where(line => line.Account != bank);
        return named with
        {
            Bank = words.Account(bank),
            IsTrust = words.IsTrustBank(bank),
            IsIn = !moved.IsNegative,
            Lines = LineOrder.Sort(others.Select(line => Line(line, moved.IsNegative ? line.Amount : -line.Amount, words))),
        };
    }

    private static ComparedLine Line(BooksLine line, Money amount, BooksWords words) => new(amount)
    {
        Account = words.Account(line.Account), Customer = line.Customer is { } customer ? words.Customer(customer) : "", Class = line.Class ?? "",
    };
}
