extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Tests.Oracle;

/// <summary>How each planted discrepancy was settled, in the standard way of its code.</summary>
internal sealed class Rulings(FirmPlan plan)
{
    private readonly ILookup<string, PlantedDiscrepancy> _byCode = plan.Planted.ToLookup(planted => planted.Code);

    /// <summary>The full name of the matter's customer once its card is cleared. An inactive customer is made active again under its old name.</summary>
    public string Customer(PracticeMatter matter)
    {
        if (plan.Books.CustomerOf(matter) is { } customer)
        {
            return FullName(customer);
        }

        var card = _byCode["MAP-MATTER"].Single(planted => planted.Matter == matter);
        return card.Hint.TryGetValue("customer", out var near) ? FullName((BookCustomer)near) : NewCustomer(matter);
    }

    /// <summary>The item of a code; for a code without one, the item that was chosen.</summary>
    public BookItem Item(string code) => plan.Books.ItemOf(code)
        ?? (About("MAP-CODE", code) is { } card
            ? card.Hint.TryGetValue("item", out var chosen) ? (BookItem)chosen : Nearest(code)
            : throw new InvalidOperationException($"No item bears {code}, and no card says so."));

    /// <summary>The books hold it with another amount, and theirs stands.</summary>
    public bool KeepsBooks(PracticeInvoice invoice) => About("INV-AMOUNT", invoice.Id) is not null;

    /// <summary>The number under which the invoice is posted.</summary>
    public string Number(PracticeInvoice invoice) =>
        FormattableString.Invariant($"{invoice.Number}{(About("INV-DUP-NUMBER", invoice.Id) is null ? "" : "-A")}");

    /// <summary>The receipt settles no invoice and stays as a credit of the customer.</summary>
    public bool IsUnapplied(BankMovement movement) => About("PAY-NO-INVOICE", movement.Id) is not null;

    /// <summary>Nothing is posted for it: it was rejected, left to be written by hand, or is in the books by the native sync.</summary>
    public bool IsSettledElsewhere(BankMovement movement) =>
        About("TR-INSUFFICIENT", movement.Id) is not null
        || IsLeftToManual(movement)
        || _byCode["SYS-CONNECTOR-COLLISION"].Any(card => movement.Id.Equals(card.Hint["transactionId"]));

    /// <summary>The client ledgers that went below zero, which the firm makes good.</summary>
    public IEnumerable<(BankAccount Account, PracticeMatter Matter)> ToppedUp() =>
        from card in _byCode["TR-NEGATIVE"]
        from account in plan.BankAccounts
        where card.Subject.Id == $"{account.Id}|{card.Matter!.Id}"
        select (account, card.Matter);

    /// <summary>A customer's name with those above it, as the books write it.</summary>
    public static string FullName(BookCustomer customer) =>
        customer.Parent is { } parent ? $"{FullName(parent)}:{customer.Name}" : customer.Name;

    // What was reversed and its reversal are one question: neither is posted.
    private bool IsLeftToManual(BankMovement movement) =>
        About("SYS-UNSUPPORTED", movement.Id) is not null || (movement.ReversedTo is { } reversal && IsLeftToManual(reversal));

    // A matter whose client is not in the books either becomes a customer of its own.
    private string NewCustomer(PracticeMatter matter)
    {
        var name = $"{matter.Number} {matter.ShortTitle}";
        var client = plan.Books.Customers.Find(customer => customer.Parent is null && customer.Name == matter.Client.Name);
        return client is null ? name : $"{FullName(client)}:{name}";
    }

    private BookItem Nearest(string code) => plan.Books.Items
        .OrderByDescending(item => item.Sku.Zip(code).TakeWhile(pair => pair.First == pair.Second).Count())
        .ThenBy(item => item.Sku, StringComparer.Ordinal)
        .First();

    private PlantedDiscrepancy? About(string code, string subject) => _byCode[code].SingleOrDefault(card => card.Subject.Id == subject);
}
