extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Tests.Oracle;

/// <summary>Keeps a firm's books by hand: what was there, then the invoices, then the money.</summary>
internal sealed class Bookkeeping
{
    private readonly FirmPlan _plan;
    private readonly Rulings _rulings;
    private readonly Tally _tally = new();
    private readonly List<ExpectedDocument> _typedReceipts = [];
    private readonly Dictionary<PracticeInvoice, string> _inBooks = [];

    public Bookkeeping(FirmPlan plan) => (_plan, _rulings) = (plan, new Rulings(plan));

    public ExpectedBooks Keep()
    {
        FindOpening();
        foreach (var document in _plan.Books.Documents)
        {
            Find(document);
        }

        foreach (var invoice in _plan.Invoices.Where(invoice => invoice.State is InvoiceState.Final or InvoiceState.Paid && invoice.Issued >= _plan.StartDate))
        {
            Bring(invoice);
        }

        foreach (var movement in _plan.Movements.Where(movement => movement.Effective >= _plan.StartDate && movement.Effective <= _plan.Today))
        {
            if (!_rulings.IsSettledElsewhere(movement) && !IsTakenBackInTrust(movement) && !IsOnSlip(movement))
            {
                Bring(movement);
            }
        }

        BringTogether([.. _plan.Movements.Where(movement => movement.Effective >= _plan.StartDate)]);

        foreach (var (account, matter) in _rulings.ToppedUp())
        {
            _tally.Posts(Voucher.TopUp(new Party(_rulings.Customer(matter), _plan.Today), Shortage(account, matter), account.Name, _plan.Operating.Name));
        }

        return _tally.Close();
    }

    private void FindOpening()
    {
        foreach (var held in _plan.Opening.GroupBy(ledger => ledger.Account))
        {
            _tally.Found(Voucher.Opening(_plan.StartDate.AddDays(-1), held.Key.Name,
                [.. held.Select(ledger => (_rulings.Customer(ledger.Matter), Whole.Hundredths(ledger.Amount)))]));
        }

        if (_plan.Cushion != 0m)
        {
            _tally.Found(Voucher.Cushion(_plan.StartDate.AddDays(-1), Whole.Hundredths(_plan.Cushion), _plan.Iolta.Name, _plan.Operating.Name));
        }
    }

    private void Find(BookDocument document)
    {
        var party = new Party(Rulings.FullName(document.Customer), document.Date);
        var parts = document.Lines.Select(line => (line.Item.Income.Name, Whole.Hundredths(line.Amount))).ToList();
        var voucher = document.Entity switch
        {
            "Invoice" => Voucher.Invoice(party, document.Number!, parts),
            "CreditMemo" => Voucher.CreditMemo(party, document.Number!, parts),
            "Payment" => Voucher.Payment(party, Whole.Hundredths(document.Amount), document.DepositTo!.Name, document.Pays?.Number),
            "Deposit" => Voucher.TrustDeposit(party, Whole.Hundredths(document.Amount), document.DepositTo!.Name),
            _ => throw new InvalidOperationException($"The books cannot have held a {document.Entity}."),
        };
        _tally.Found(voucher);
        if (document is { Entity: "Payment", Origin: BookOrigin.HandMade })
        {
            _typedReceipts.Add(voucher.Document);
        }
    }

    private void Bring(PracticeInvoice invoice)
    {
        var number = _inBooks[invoice] = _rulings.Number(invoice);
        var voucher = Voucher.Invoice(new Party(_rulings.Customer(invoice.Matter), invoice.Issued), number, Bill.Parts(invoice, _rulings.Item));
        var namesake = _tally.Standing.SingleOrDefault(document => document.Kind is "Invoice" or "CreditMemo" && document.Number == number);
        if (namesake is null)
        {
            _tally.Posts(voucher);
        }
        else if (!_rulings.KeepsBooks(invoice)
            && (namesake.Kind, namesake.Customer, namesake.Cents) != ("Invoice", voucher.Document.Customer, voucher.Document.Cents))
        {
            throw new InvalidOperationException($"{voucher.Document} is not {namesake}, and no card says what to do.");
        }
    }

    /// <summary>What was taken back before anybody posted it leaves no trace, and neither does the taking back.</summary>
    private static bool IsTakenBackInTrust(BankMovement movement) =>
        movement.Account.Kind == BankAccountKind.Trust && (movement.ReversedTo is not null || movement.ReversedFrom is not null);

    private static bool IsOnSlip(BankMovement movement) => movement.Kind == MovementKind.Deposit && movement.Reference.StartsWith("SLIP", StringComparison.Ordinal);

    /// <summary>Movements of several matters that are one document: slips, and both sides of a transfer.</summary>
    private void BringTogether(List<BankMovement> movements)
    {
        foreach (var slip in movements.Where(IsOnSlip).GroupBy(movement => (movement.Account, movement.Effective, movement.Reference)))
        {
            _tally.Posts(Voucher.Slip(slip.Key.Effective, slip.Key.Account.Name, [.. slip.Select(part => (_rulings.Customer(part.Matter!), Whole.Hundredths(part.Amount)))]));
        }

        foreach (var into in movements.Where(movement => movement is { Kind: MovementKind.Transfer, IsReceiving: true }))
        {
            var from = movements.Single(movement => movement is { Kind: MovementKind.Transfer, IsReceiving: false } && movement.Effective == into.Effective && movement.Amount == into.Amount);
            _tally.Posts(Voucher.BetweenMatters(into.Effective, Whole.Hundredths(into.Amount), _rulings.Customer(from.Matter!), _rulings.Customer(into.Matter!)));
        }
    }

    /// <summary>What the bank charged or credited on the pooled account: no client's business.</summary>
    private void BringWithoutClient(BankMovement movement)
    {
        var cents = Whole.Hundredths(movement.Amount);
        switch (movement.Kind)
        {
            case MovementKind.BankFees:
                _tally.Posts(Voucher.Plain(movement.Effective, cents, ChartOfAccounts.FirmFunds, movement.Account.Name));
                _tally.Posts(Voucher.Plain(movement.Effective, cents, ChartOfAccounts.BankCharges, ChartOfAccounts.FirmTrustAsset));
                break;
            case MovementKind.Interest:
                _tally.Posts(Voucher.Plain(movement.Effective, cents, movement.Account.Name, ChartOfAccounts.TrustInterest));
                break;
            case MovementKind.InterestReversal:
                _tally.Posts(Voucher.Plain(movement.Effective, cents, ChartOfAccounts.TrustInterest, movement.Account.Name));
                break;
            default:
                throw new InvalidOperationException($"{movement.Reference} is a {movement.Kind} of no matter, which nobody can post.");
        }
    }

    private void Bring(BankMovement movement)
    {
        if (movement is { Matter: null, Account.Kind: BankAccountKind.Trust })
        {
            BringWithoutClient(movement);
            return;
        }

        if (movement.Kind == MovementKind.Transfer)
        {
            return;
        }

        var party = new Party(_rulings.Customer(movement.Matter!), movement.Effective);
        var cents = Whole.Hundredths(movement.Amount);
        switch (movement.Kind, movement.Account.Kind)
        {
            case (MovementKind.Deposit, BankAccountKind.Trust):
                _tally.Posts(Voucher.TrustDeposit(party, cents, movement.Account.Name));
                break;
            case (MovementKind.VendorPayment, BankAccountKind.Trust):
                _tally.Posts(Voucher.TrustPurchase(party, cents, movement.Account.Name));
                break;
            case (MovementKind.InvoicePayment, BankAccountKind.Trust):
                _tally.Posts(Voucher.TrustPurchase(party, cents, movement.Account.Name));
                _tally.Posts(Voucher.Payment(party, cents, _plan.Operating.Name, Settles(movement)));
                break;
            case (MovementKind.InvoicePayment, BankAccountKind.Operating):
                Receive(Voucher.Payment(party, cents, movement.Account.Name, Settles(movement)));
                break;
            default:
                throw new InvalidOperationException($"{movement.Reference} is a {movement.Kind}, which nobody can post.");
        }
    }

    private void Receive(Voucher payment)
    {
        var typed = _typedReceipts.Find(receipt => receipt with { Number = null } == payment.Document with { Number = null });
        if (typed is null)
        {
            _tally.Posts(payment);
        }
        else
        {
            _typedReceipts.Remove(typed);
        }
    }

    private string? Settles(BankMovement movement) => movement switch
    {
        _ when _rulings.IsUnapplied(movement) => null,
        { Pays: { } invoice } when _inBooks.TryGetValue(invoice, out var number) => number,
        _ => throw new InvalidOperationException($"{movement.Reference} pays an invoice that the books do not hold."),
    };

    /// <summary>By how much the ledger was short on its worst day.</summary>
    private static long Shortage(BankAccount account, PracticeMatter matter)
    {
        var (balance, lowest) = (0L, 0L);
        foreach (var day in account.Movements.Where(movement => movement.Matter == matter).GroupBy(movement => movement.Effective).OrderBy(day => day.Key))
        {
            balance += day.Sum(movement => Whole.Hundredths(movement.Kind == MovementKind.Deposit ? movement.Amount : -movement.Amount));
            lowest = Math.Min(lowest, balance);
        }

        return -lowest;
    }
}
