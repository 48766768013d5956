using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;

namespace LegalSync.Domain.ParallelRun;

/// <summary>The books as a comparison speaks of them: names in place of keys, and which accounts are about client money.</summary>
/// <param name="books">The books as read.</param>
/// <param name="trustBanks">Bank accounts that hold client money by the firm's mapping, besides those that the chart marks so.</param>
/// <param name="trustLedgers">Accounts that say whose the client money is, by the firm's mapping.</param>
public sealed class BooksWords(BooksSnapshot books, IReadOnlySet<AccountId> trustBanks, IReadOnlySet<AccountId> trustLedgers)
{
    private static readonly string[] LedgerRoles = [AccountRole.TrustLiability, AccountRole.TrustFirm, AccountRole.TrustInterest, AccountRole.TrustUnidentified];

    /// <summary>The books as read.</summary>
    public BooksSnapshot Books => books;

    /// <summary>The words that hold in a case: its books, its mapping.</summary>
    public static BooksWords Of(MatterCase firm)
    {
        var banks = firm.BankAccounts.Values.Where(account => account.Type == BankAccountType.Trust)
            .Select(account => firm.Rules.Account(AccountRole.Bank(account.Id), firm.Today)?.TargetId);
        var ledgers = LedgerRoles.Select(role => firm.Rules.Account(role, firm.Today)?.TargetId);
        return new BooksWords(firm.InBooks, Keys(banks), Keys(ledgers));
    }

    /// <summary>Who a customer is by now, client in front; of one that was merged, the survivor.</summary>
    public string Customer(CustomerId id) => books.FullName(books.Standing(id));

    /// <summary>The key of who a customer is by now.</summary>
    public string CustomerKey(CustomerId id) => books.Standing(id).Value;

    /// <summary>An account's full name; empty for none.</summary>
    public string Account(AccountId? id) => id is { } key ? books.Account(key)?.Name ?? $"account {key.Value}" : "";

    /// <summary>An item's name; empty for none.</summary>
    public string Item(ItemId? id) => id is { } key ? books.Item(key)?.Name ?? $"item {key.Value}" : "";

    /// <summary>The number of an invoice in the books; empty when it has none.</summary>
    public string InvoiceNumber(DocumentId id) => books.Document(new DocumentRef(BooksKind.Invoice, id))?.Number ?? "";

    /// <summary>True for a bank account.</summary>
    public bool IsBank(AccountId id) => trustBanks.Contains(id) || books.Account(id)?.Type == "Bank";

    /// <summary>True for a bank account that holds client money.</summary>
    public bool IsTrustBank(AccountId id) => trustBanks.Contains(id) || books.Account(id) is { Type: "Bank", SubType: "TrustAccounts" };

    /// <summary>True for an account that says whose the client money is.</summary>
    public bool IsTrustLedger(AccountId id) =>
        trustLedgers.Contains(id)
        || (books.Account(id) is { } account && (account.SubType == "TrustAccountsLiabilities"
            || trustLedgers.Any(above => account.Name.StartsWith(Account(above) + ":", StringComparison.Ordinal))));

    /// <summary>True for what clients owe for invoices.</summary>
    public bool IsReceivable(AccountId id) => books.Account(id)?.Type == "Accounts Receivable";

    private static HashSet<AccountId> Keys(IEnumerable<string?> targets) => [.. targets.OfType<string>().Select(target => new AccountId(target))];
}
