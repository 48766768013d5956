using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Tests.Routing;

/// <summary>The books of a plainly fictitious firm in good order: each client, code and account that the cases name has exactly one counterpart.</summary>
internal static class SampleBooks
{
    public static readonly CustomerId AlderClient = new("10");
    public static readonly CustomerId AlderMatter = new("11");
    public static readonly CustomerId Birch = new("21");
    public static readonly ItemId Drafting = new("1");
    public static readonly ItemId Filing = new("2");
    public static readonly ItemId WriteOff = new("3");
    public static readonly ItemId Interest = new("4");
    public static readonly AccountId Operating = new("30");
    public static readonly AccountId Trust = new("31");
    public static readonly AccountId TrustLiability = new("32");
    public static readonly AccountId Discounts = new("33");
    public static readonly AccountId DueFromClients = new("34");

    public static BooksReading Reading { get; } = new(ReadStatus.Complete)
    {
        Customers =
        [
            new BooksCustomer(AlderClient, "Alder, Ada", null, true),
            new BooksCustomer(AlderMatter, "2026-0101 Alder estate plan", AlderClient, true),
            new BooksCustomer(new CustomerId("20"), "Birch Bakery LLC", null, true),
            new BooksCustomer(Birch, "2026-0102 Birch lease", new CustomerId("20"), true),
        ],
        Items =
        [
            new BooksItem(Drafting, "Drafting", "A103", true), new BooksItem(Filing, "Filing fees", "E112", true),
            new BooksItem(WriteOff, "Write-offs", "WRITE-OFF", true), new BooksItem(Interest, "Interest", "INTEREST", true),
        ],
        Accounts =
        [
            new BooksAccount(Operating, "Operating", "Bank", "Checking", true),
            new BooksAccount(Trust, "IOLTA", "Bank", "TrustAccounts", true),
            new BooksAccount(TrustLiability, "Client money", "Other Current Liability", "TrustAccountsLiabilities", true),
            new BooksAccount(Discounts, "Discounts given", "Income", "DiscountsRefundsGiven", true),
            new BooksAccount(DueFromClients, "Due from clients", "Other Current Asset", "OtherCurrentAssets", true),
        ],
        Terms = [new BooksListEntry("7", "Net 30", true, 30), new BooksListEntry("8", "Net 10", true, 10)],
        TaxCodes = [new BooksListEntry("TAX", "Taxable", true), new BooksListEntry("NON", "Not taxed", true), new BooksListEntry("5", "State", true)],
        Documents = [],
    };

    public static BooksDocument Invoice(string id, string number, decimal total, CustomerId? customer = null, string note = "") =>
        new(new DocumentRef(BooksKind.Invoice, new DocumentId(id)))
        {
            Number = number,
            Customer = customer ?? AlderMatter,
            Date = new DateOnly(2026, 10, 5),
            Total = Money.Usd(total),
            Note = note,
        };

    public static BooksDocument Payment(string id, decimal total, DateOnly date, string? invoice = null, string note = "") =>
        new(new DocumentRef(BooksKind.Payment, new DocumentId(id)))
        {
            Customer = AlderMatter,
            Date = date,
            Total = Money.Usd(total),
            Note = note,
            Lines = invoice is null ? [] : [new BooksLine(Money.Usd(total), null, null, new DocumentRef(BooksKind.Invoice, new DocumentId(invoice)), null)],
        };

    /// <summary>Client money in (deposit) or out (purchase), customer-tagged on the liability.</summary>
    public static BooksDocument Trusted(BooksKind kind, string id, decimal total, DateOnly date, string note = "") =>
        new(new DocumentRef(kind, new DocumentId(id)))
        {
            Date = date,
            Total = Money.Usd(total),
            Bank = Trust,
            Note = note,
            Lines = [new BooksLine(Money.Usd(total), TrustLiability, AlderMatter, null, null)],
        };

    public static BankAccountId OperatingBank { get; } = new("b-operating");

    public static BankAccountId TrustBank { get; } = new("b-trust");

    public static BankAccountId SavingsBank { get; } = new("b-savings");
}
