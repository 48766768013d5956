using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Planting;
using LegalSync.Sandbox.QuickBooks;
using LegalSync.Sandbox.Smokeball;

namespace LegalSync.Sandbox.Control;

/// <summary>What a person may do wrong.</summary>
public enum MutationKind { Amount, Date, Customer, Deleted, Copy }

/// <summary>What a person did, and the one card it must raise.</summary>
public sealed record Mutation(MutationKind Kind, string What, string Code, PlantSubject Subject);

/// <summary>Makes one random change to a clean firm, in the practice or in the books. It keeps off the matters that something is planted on.</summary>
internal sealed class Mutator(FirmPlan plan, Practice practice, IBooksSeed books, Dice dice)
{
    private readonly HashSet<PracticeMatter> _planted =
        [.. plan.Planted.Select(planted => planted.Matter).OfType<PracticeMatter>(), .. plan.Books.Documents.Where(document => document.Origin != BookOrigin.HandMade).Select(document => document.Customer.Matter).OfType<PracticeMatter>()];

    public Mutation? Apply(MutationKind kind) => kind switch
    {
        MutationKind.Amount => OtherAmount(),
        MutationKind.Date => DepositAfterDisbursement(),
        MutationKind.Customer => OtherCustomer(),
        MutationKind.Deleted => dice.Chance(50) ? InactiveCustomer() ?? DeletedInvoice() : DeletedInvoice() ?? InactiveCustomer(),
        MutationKind.Copy => SecondCopy(),
        _ => throw new InvalidOperationException($"Nobody knows how to do {kind} wrong."),
    };

    private Mutation? OtherAmount()
    {
        if (HandMade() is not { } document)
        {
            return null;
        }

        var lines = document.Lines.ToList();
        lines[^1] = lines[^1] with { Amount = InvoicePlants.Transposed(lines[^1].Amount) };
        books.Change("Invoice", document.BooksId!, new JsonObject { ["Line"] = BooksSeeder.Lines(lines) });
        return OfInvoice(MutationKind.Amount, document, "INV-AMOUNT",
            $"Invoice {document.Number} in the books was changed from {Money(document.Total)} to {Money(lines.Sum(line => line.Amount))}.");
    }

    private Mutation? OtherCustomer()
    {
        if (HandMade() is not { } document || Stranger(document.Customer) is not { } stranger)
        {
            return null;
        }

        books.Change("Invoice", document.BooksId!, new JsonObject { ["CustomerRef"] = BooksSeeder.Reference(stranger.BooksId) });
        return OfInvoice(MutationKind.Customer, document, "INV-DUP-NUMBER", $"Invoice {document.Number} in the books was moved to {stranger.Name}.");
    }

    private Mutation? SecondCopy()
    {
        if (HandMade() is not { } document || Stranger(document.Customer) is not { } stranger)
        {
            return null;
        }

        var body = BooksSeeder.Body(plan.Books, document);
        body["CustomerRef"] = BooksSeeder.Reference(stranger.BooksId);
        body["allowduplicatedocnum"] = true;
        books.Create("Invoice", body);
        return OfInvoice(MutationKind.Copy, document, "INV-DUP-NUMBER", $"A second invoice {document.Number} was typed into the books, for {stranger.Name}.");
    }

    private Mutation? DepositAfterDisbursement()
    {
        var opened = plan.Opening.Select(ledger => ledger.Matter).ToHashSet();
        var choices = plan.BankAccounts.Where(account => account.Kind == BankAccountKind.Trust).SelectMany(account => account.Movements)
            .Where(movement => movement.Kind == MovementKind.Deposit && IsFree(movement.Matter) && !opened.Contains(movement.Matter!))
            .Select(deposit => (Deposit: deposit, Day: FirstDayBelowZeroWithout(deposit)))
            .Where(choice => choice.Day is { } day && day > choice.Deposit.Effective && day < practice.Clock.Today);
        if (Any(choices) is not { Deposit: { } moved, Day: { } uncovered })
        {
            return null;
        }

        var before = moved.Effective;
        moved.Effective = uncovered.AddDays(1);
        practice.Touch(moved, "transaction.updated");
        return new Mutation(MutationKind.Date, $"Trust deposit {moved.Reference} was re-dated from {BooksSeeder.Iso(before)} to {BooksSeeder.Iso(moved.Effective)}, after the payment it covers.",
            "TR-NEGATIVE", PlantSubject.Smokeball("ClientLedger", $"{moved.Account.Id}|{moved.Matter!.Id}"));
    }

    private Mutation? InactiveCustomer()
    {
        var busy = plan.Books.Documents.Select(document => document.Customer).ToHashSet();
        var opened = plan.Opening.Select(ledger => ledger.Matter).ToHashSet();
        var customer = Any(plan.Books.Customers.Where(customer => customer is { Matter: { } matter, IsInactive: false } && IsFree(matter) && !opened.Contains(matter)
            && !busy.Contains(customer) && matter.Fees.Exists(fee => fee is { Finalized: true, IsDeleted: false, Claimed: > 0m })));
        if (customer is null)
        {
            return null;
        }

        customer.IsInactive = true;
        books.Change("Customer", customer.BooksId!, new JsonObject { ["Active"] = false });
        return new Mutation(MutationKind.Deleted, $"Customer {customer.Name} was made inactive in the books.", "MAP-CUST-MISSING",
            new PlantSubject("QuickBooks", "Customer", null) { Customer = customer });
    }

    private Mutation? DeletedInvoice()
    {
        var typed = plan.Books.Documents.Select(document => document.Invoice).ToHashSet();
        var receipt = Any(plan.Operating.Movements.Where(movement => movement is { Kind: MovementKind.InvoicePayment, Pays: { IsIssued: true } paid } && IsFree(movement.Matter)
            && !typed.Contains(paid) && movement.Matter!.Invoices.Count == 1 && plan.Movements.Count(other => other.Pays == paid) == 1));
        if (receipt?.Pays is not { } invoice)
        {
            return null;
        }

        PracticeDesk.DeleteInvoice(practice, invoice);
        return new Mutation(MutationKind.Deleted, $"Invoice {invoice.Number}, which receipt {receipt.Reference} pays, was deleted in Smokeball.", "PAY-NO-INVOICE",
            PlantSubject.Smokeball("Transaction", receipt.Id));
    }

    /// <summary>A hand-made invoice that nothing was paid on in the books: changing it disturbs no other document.</summary>
    private BookDocument? HandMade()
    {
        var paid = plan.Books.Documents.Select(document => document.Pays).OfType<BookDocument>().ToHashSet();
        return Any(plan.Books.Documents.Where(document => document is { Origin: BookOrigin.HandMade, Entity: "Invoice" }
            && document.Invoice!.Paid == 0m && !paid.Contains(document) && IsFree(document.Customer.Matter)));
    }

    private BookCustomer? Stranger(BookCustomer own) => Any(plan.Books.Customers.Where(customer =>
        customer is { IsInactive: false, Matter: not null } && IsFree(customer.Matter) && customer.Parent != own.Parent && !customer.Matter.Invoices.Exists(invoice => invoice.IsIssued)));

    private bool IsFree(PracticeMatter? matter) => matter is not null && !_planted.Contains(matter);

    /// <summary>The first day on which the deposit's ledger would be overdrawn if the deposit had never come.</summary>
    private DateOnly? FirstDayBelowZeroWithout(BankMovement deposit)
    {
        var balance = 0m;
        foreach (var day in plan.Ledger(deposit.Account, deposit.Matter!).Where(movement => movement != deposit).GroupBy(movement => movement.Effective))
        {
            balance += day.Sum(movement => movement.Effect);
            if (balance < 0m)
            {
                return day.Key;
            }
        }

        return null;
    }

    private T? Any<T>(IEnumerable<T> choices)
    {
        var all = choices.ToList();
        return all.Count == 0 ? default : dice.Pick(all);
    }

    private static Mutation OfInvoice(MutationKind kind, BookDocument document, string code, string what) =>
        new(kind, what, code, PlantSubject.Smokeball("Invoice", document.Invoice!.Id));

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
