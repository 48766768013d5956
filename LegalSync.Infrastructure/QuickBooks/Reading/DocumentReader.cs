using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Reduces QuickBooks' documents to what matching and verifying need.</summary>
/// <remarks>
/// Signs of lines: an invoice's discount is negative, so that lines and tax make the total; a journal's debits are positive and its
/// credits negative; a purchase that is a card credit is negative throughout.
/// </remarks>
public static class DocumentReader
{
    private const string VoidNote = "Voided";

    /// <summary>Reads one; null when it lacks its key or date, or is in a currency that the product does not know.</summary>
    public static BooksDocument? Read(BooksKind kind, JsonElement element)
    {
        if (!WireJson.TryRead<WireDocument>(element, out var wire) || wire is not { Id: { } id, TxnDate: { } date } || CurrencyOf(wire) is not { } currency)
        {
            return null;
        }

        var lines = (wire.Line ?? []).SelectMany(line => Lines(kind, line, wire.Credit is true, currency)).ToList();
        var total = wire.TotalAmt is { } stated && kind != BooksKind.JournalEntry
            ? Amount(wire.Credit is true ? -stated : stated, currency)
            : Debits(lines, currency);
        var note = wire.PrivateNote ?? "";
        return new BooksDocument(new DocumentRef(kind, new DocumentId(id)))
        {
            Number = kind == BooksKind.Payment ? wire.PaymentRefNum : wire.DocNumber,
            Customer = Customer(wire.CustomerRef?.Value),
            Date = date,
            Total = total,
            Bank = Account((kind == BooksKind.Purchase ? wire.AccountRef : wire.DepositToAccountRef)?.Value),
            Tax = wire.TxnTaxDetail?.TotalTax is { } tax ? Amount(tax, currency) : null,
            Class = NameOf(wire.ClassRef),
            Note = note,
            Lines = lines,
            Revision = wire.SyncToken ?? "0",
            IsVoid = total.IsZero && note.StartsWith(VoidNote, StringComparison.OrdinalIgnoreCase),
            DepositedIn = kind == BooksKind.Payment ? (wire.LinkedTxn ?? []).Select(Linked).FirstOrDefault(link => link is { Kind: BooksKind.Deposit }) : null,
        };
    }

    private static IEnumerable<BooksLine> Lines(BooksKind kind, WireLine line, bool isCredit, Currency currency)
    {
        var amount = Amount(line.Amount ?? 0, currency);
        var linked = (line.LinkedTxn ?? []).Select(Linked).FirstOrDefault(link => link is not null);
        BooksLine? read = line switch
        {
            { SalesItemLineDetail: { } sale } => new(amount, null, null, linked, Item(sale.ItemRef?.Value)),
            { DiscountLineDetail: { } discount } => new(-amount, Account(discount.DiscountAccountRef?.Value), null, null, null),
            { DepositLineDetail: { } deposit } => new(amount, Account(deposit.AccountRef?.Value), Named(deposit.Entity), linked, null),
            { JournalEntryLineDetail: { } entry } =>
                new(entry.PostingType == "Credit" ? -amount : amount, Account(entry.AccountRef?.Value), Named(entry.Entity), linked, null),
            { AccountBasedExpenseLineDetail: { } expense } =>
                new(isCredit ? -amount : amount, Account(expense.AccountRef?.Value), Customer(expense.CustomerRef?.Value), linked, null),
            { ItemBasedExpenseLineDetail: { } item } =>
                new(isCredit ? -amount : amount, null, Customer(item.CustomerRef?.Value), linked, Item(item.ItemRef?.Value)),
            { DetailType: null or "GroupLineDetail" } => new(amount, null, null, linked, null),
            _ => null,
        };
        var writes = read is not null && !(kind == BooksKind.JournalEntry && line.JournalEntryLineDetail is null);
        return writes ? [read! with { Class = ClassOf(line), Number = line.DepositLineDetail?.CheckNum }] : [];
    }

    private static string? ClassOf(WireLine line) => NameOf((line.SalesItemLineDetail ?? line.DiscountLineDetail ?? line.DepositLineDetail
        ?? line.JournalEntryLineDetail ?? line.AccountBasedExpenseLineDetail ?? line.ItemBasedExpenseLineDetail)?.ClassRef);

    private static string? NameOf(WireRef? reference) => reference?.Name ?? reference?.Value;

    private static Money Debits(IEnumerable<BooksLine> lines, Currency currency) =>
        lines.Where(line => !line.Amount.IsNegative).Aggregate(Money.Zero(currency), (sum, line) => sum + line.Amount);

    private static DocumentRef? Linked(WireLink link) =>
        EntityNames.FromLink(link.TxnType) is { } kind && link.TxnId is { } id ? new DocumentRef(kind, new DocumentId(id)) : null;

    private static CustomerId? Named(WireEntity? entity)
    {
        var type = entity?.LowerType ?? entity?.Type ?? entity?.EntityRef?.Type;
        return string.Equals(type, "Customer", StringComparison.OrdinalIgnoreCase) ? Customer(entity?.Value ?? entity?.EntityRef?.Value) : null;
    }

    private static Currency? CurrencyOf(WireDocument wire)
    {
        var code = wire.CurrencyRef?.Value ?? Currency.Usd.Code;
        return KnownCurrencies.Find(code);
    }

    private static Money Amount(decimal amount, Currency currency) => Money.Rounded(amount, currency, MidpointRounding.AwayFromZero);

    private static CustomerId? Customer(string? value) => value is null ? null : new CustomerId(value);

    private static AccountId? Account(string? value) => value is null ? null : new AccountId(value);

    private static ItemId? Item(string? value) => value is null ? null : new ItemId(value);
}
