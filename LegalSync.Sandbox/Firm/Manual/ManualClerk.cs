using System.Globalization;
using LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Enters the month into the books as people do: everything once, by the customers, items and accounts that people use, and in their own words.</summary>
internal sealed class ManualClerk
{
    private static readonly string?[] InvoiceNotes = [null, null, "Entered from the bill run", "Mailed with statement", "Per attorney, see file", "Hand entered, BB"];
    private static readonly string?[] ReceiptNotes = [null, "Cheque, thank you note sent", "ACH received", "Paid at front desk", "Online payment", "Rcvd by mail"];
    private static readonly string?[] TrustNotes = [null, "Retainer per engagement letter", "Client funds", "Per trust ledger card", "See deposit book", "Approved by partner"];

    private readonly ManualGround _ground;
    private readonly Dice _dice;
    private readonly Dictionary<PracticeInvoice, BookDocument> _invoices;
    private readonly Dictionary<BankMovement, BookDocument> _movements;

    public ManualClerk(ManualGround ground)
    {
        (_ground, _dice) = (ground, ground.Dice);
        var standing = ground.Books.Documents.Where(document => document.Origin is BookOrigin.HandMade or BookOrigin.NativeSync).ToList();
        _invoices = standing.Where(document => document is { Entity: "Invoice", Invoice: not null }).ToDictionary(document => document.Invoice!);
        _movements = standing.Where(document => document.Movement is not null).ToDictionary(document => document.Movement!);
    }

    /// <summary>The document that stands for the record.</summary>
    public BookDocument Of(PracticeInvoice invoice) => _invoices[invoice];

    /// <summary>The document that stands for the movement; of a fee taken from trust, the money out.</summary>
    public BookDocument Of(BankMovement movement) => _movements[movement];

    /// <summary>Enters everything that is not in the books.</summary>
    public void Enter()
    {
        foreach (var invoice in _ground.Invoices.OrderBy(invoice => invoice.Issued).ThenBy(invoice => invoice.Number).ToList())
        {
            InBooks(invoice);
        }

        foreach (var movement in _ground.Movements.OrderBy(movement => movement.Effective).ThenBy(movement => movement.Reference, StringComparer.Ordinal).ToList())
        {
            if (!_movements.ContainsKey(movement))
            {
                Enter(movement);
            }
        }
    }

    /// <summary>Enters one deposit slip in the place of a document for each of its deposits.</summary>
    public BookDocument OnOneSlip(IReadOnlyList<BankMovement> deposits)
    {
        var slip = New("Deposit", deposits[0], TrustNotes);
        slip.Parts.AddRange(deposits.Select(deposit => new BookPart(_ground.Customer(deposit.Matter!), deposit.Amount, deposit, deposit.Reason)));
        foreach (var deposit in deposits)
        {
            _ground.Books.Documents.Remove(_movements[deposit]);
            _movements[deposit] = slip;
        }

        _ground.Books.Documents.Add(slip);
        return slip;
    }

    private void Enter(BankMovement movement)
    {
        switch (movement)
        {
            case { Kind: MovementKind.Deposit }:
                Keep(movement, New("Deposit", movement, TrustNotes));
                break;
            case { Kind: MovementKind.VendorPayment }:
                Keep(movement, New("Purchase", movement, TrustNotes));
                break;
            case { Account.Kind: BankAccountKind.Trust }:
                Keep(movement, New("Purchase", movement, TrustNotes));
                _ground.Books.Documents.Add(Receipt(movement));
                break;
            default:
                Keep(movement, Receipt(movement));
                break;
        }
    }

    private void Keep(BankMovement movement, BookDocument document)
    {
        _movements[movement] = document;
        _ground.Books.Documents.Add(document);
    }

    private BookDocument Receipt(BankMovement movement)
    {
        var receipt = New("Payment", movement, ReceiptNotes, InBooks(movement.Pays!));
        if (movement.Account.Kind == BankAccountKind.Trust)
        {
            receipt.DepositTo = BooksMaker.Account(_ground.Books, _ground.Plan.Operating.Name);
        }

        return receipt;
    }

    private BookDocument New(string entity, BankMovement movement, string?[] notes, BookDocument? pays = null) => new()
    {
        Entity = entity, Origin = BookOrigin.Manual, Customer = _ground.Customer(movement.Matter!), Date = movement.Effective, Amount = movement.Amount,
        DepositTo = OwnFaults.AccountOf(_ground.Plan, movement.Account), Pays = pays, Invoice = movement.Pays, Movement = movement,
        Number = entity == "Deposit" ? null : Reference(movement), Note = _dice.Pick(notes),
    };

    private BookDocument InBooks(PracticeInvoice invoice)
    {
        if (_invoices.TryGetValue(invoice, out var known))
        {
            return known;
        }

        // An earlier invoice was entered in its own month; it is here because a receipt of this one pays it.
        var document = new BookDocument
        {
            Entity = "Invoice", Origin = _ground.Month.Holds(invoice.Issued) ? BookOrigin.Manual : BookOrigin.HandMade, Invoice = invoice,
            Customer = _ground.Customer(invoice.Matter), Date = invoice.Issued, Due = invoice.Due, Discount = invoice.Discount, Tax = invoice.Tax,
            Number = invoice.Number?.ToString(CultureInfo.InvariantCulture), Note = _dice.Pick(InvoiceNotes),
        };
        document.Lines.AddRange(invoice.Entries.Where(entry => entry.Claimed > 0m).Select(Line));
        if (invoice.WrittenOff + invoice.Waived is > 0m and var off)
        {
            document.Lines.Add(new BookLine(_ground.Books.ItemOf(ChartOfAccounts.WriteOffSku)!, -off, "Courtesy write-off"));
        }

        _ground.Books.Documents.Add(document);
        return _invoices[invoice] = document;
    }

    private BookLine Line(WorkEntry entry) => new(
        OwnFaults.ItemOf(_ground.Plan, entry.Code), entry.Claimed, _dice.Chance(70) ? entry.Subject : $"{entry.Subject} {_dice.Pick(["- see bill", "(" + entry.Staff.Initials + ")", "for client"])}",
        entry is ExpenseEntry { Tax: > 0m });

    /// <summary>What stands on the cheque or the slip, as different people copy it.</summary>
    private string? Reference(BankMovement movement)
    {
        var digits = movement.Reference[(movement.Reference.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return _dice.Between(1, 100) switch { <= 45 => movement.Reference, <= 75 => digits, <= 88 => "Ck " + digits, _ => null };
    }
}
