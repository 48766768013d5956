extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;

namespace LegalSync.Tests.Sandbox.Firm;

/// <summary>What must be true of every generated firm, told apart from how it was made.</summary>
internal static class FirmRules
{
    public static IEnumerable<string> Broken(FirmPlan plan) =>
        [.. Invoices(plan), .. Receipts(plan), .. Ledgers(plan), .. Books(plan), .. Plants(plan), .. Days(plan)];

    private static IEnumerable<string> Invoices(FirmPlan plan)
    {
        foreach (var invoice in plan.Invoices)
        {
            var fees = invoice.Entries.OfType<TimeEntry>().Where(fee => fee is { IsBillable: true, IsWrittenOff: false }).Sum(fee => fee.BillableAmount);
            var costs = invoice.Entries.OfType<ExpenseEntry>().Where(cost => cost is { IsBillable: true, IsWrittenOff: false }).ToList();
            var total = fees + costs.Sum(cost => cost.Quantity * cost.Price) + costs.Sum(cost => cost.Tax);
            if (invoice.Total != total || invoice.Unpaid != total - invoice.Discount - invoice.WrittenOff - invoice.Waived - invoice.Paid)
            {
                yield return $"invoice {invoice.Number} does not add up";
            }

            if (invoice.Unpaid < 0m || invoice.Owed <= 0m || invoice.State == InvoiceState.Paid != (invoice.Unpaid == 0m))
            {
                yield return $"invoice {invoice.Number} owes {invoice.Unpaid} and is {invoice.State}";
            }

            if (invoice.Number is null != (invoice.State == InvoiceState.Draft))
            {
                yield return $"invoice {invoice.Id} is {invoice.State} and has number {invoice.Number}";
            }

            if (invoice.Entries.Exists(entry => entry.Matter != invoice.Matter || (invoice.IsIssued && !entry.Finalized) || entry.Date > invoice.Issued))
            {
                yield return $"invoice {invoice.Number} holds an entry it cannot hold";
            }
        }

        var numbers = plan.Invoices.Where(invoice => invoice.Number is not null).Select(invoice => invoice.Number).ToList();
        if (numbers.Distinct().Count() != numbers.Count)
        {
            yield return "an invoice number is given twice";
        }
    }

    private static IEnumerable<string> Receipts(FirmPlan plan)
    {
        var byInvoice = plan.Movements.Where(movement => movement.Pays is not null).ToLookup(movement => movement.Pays!);
        var cards = plan.ProvisionalPayments.ToLookup(payment => payment.Invoice);
        foreach (var invoice in plan.Invoices)
        {
            if (byInvoice[invoice].Sum(movement => movement.Amount) + cards[invoice].Sum(payment => payment.Amount) != invoice.Paid)
            {
                yield return $"the receipts of invoice {invoice.Number} are not what it calls paid";
            }

            if (byInvoice[invoice].Any(movement => movement.Effective < invoice.Issued || movement.Matter != invoice.Matter))
            {
                yield return $"invoice {invoice.Number} was paid before it was issued, or by another matter";
            }
        }

        foreach (var matter in plan.Matters)
        {
            var cash = plan.Movements.Where(movement => movement.Matter == matter && movement is { Kind: MovementKind.InvoicePayment, Pays: not null }).ToList();
            var owed = matter.Invoices.Where(invoice => !cards.Contains(invoice)).ToDictionary(invoice => invoice, invoice => invoice.Paid);
            if (cash.Count > 0 && Readings(cash, owed) != 1)
            {
                yield return $"the receipts of matter {matter.Number} can be read in {Readings(cash, owed)} ways";
            }
        }
    }

    /// <summary>In how many ways receipts can be laid on invoices so that each invoice gets exactly what it calls paid.</summary>
    private static int Readings(List<BankMovement> cash, Dictionary<PracticeInvoice, decimal> owed) => cash.Count == 0
        ? owed.Values.All(amount => amount == 0m) ? 1 : 0
        : owed.Keys.Where(invoice => invoice.Issued <= cash[0].Effective && owed[invoice] >= cash[0].Amount)
            .Sum(invoice => Readings(cash[1..], new Dictionary<PracticeInvoice, decimal>(owed) { [invoice] = owed[invoice] - cash[0].Amount }));

    private static IEnumerable<string> Ledgers(FirmPlan plan)
    {
        var troubled = plan.Planted.Where(planted => planted.Code is "TR-NEGATIVE" or "TR-INSUFFICIENT").Select(planted => planted.Matter).ToHashSet();
        foreach (var ledger in plan.Movements.Where(movement => movement.Account.Kind == BankAccountKind.Trust && movement.Matter is not null)
            .GroupBy(movement => (movement.Account, movement.Matter!)))
        {
            var (balance, wasNegative) = (0m, false);
            foreach (var day in ledger.GroupBy(movement => movement.Effective).OrderBy(day => day.Key))
            {
                balance += day.Sum(movement => movement.Effect);
                wasNegative |= balance < 0m;
            }

            if (wasNegative != troubled.Contains(ledger.Key.Item2))
            {
                yield return $"the ledger of {ledger.Key.Item2.Number} was {(wasNegative ? "" : "not ")}overdrawn";
            }
        }

        foreach (var opening in plan.Opening)
        {
            var before = plan.Ledger(opening.Account, opening.Matter).Where(movement => movement.Effective < plan.StartDate).Sum(movement => movement.Effect);
            if (before != opening.Amount)
            {
                yield return $"the opening of {opening.Matter.Number} is not what moved before the start";
            }
        }
    }

    private static IEnumerable<string> Books(FirmPlan plan)
    {
        foreach (var same in plan.Books.Customers.GroupBy(customer => customer.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            yield return $"the customer name {same.Key} is given twice";
        }

        foreach (var document in plan.Books.Documents.Where(document => document.Origin == sandbox::LegalSync.Sandbox.Firm.Books.BookOrigin.HandMade))
        {
            var theirs = document.Entity == "Payment" ? document.Movement!.Amount : document.Invoice!.Owed;
            if (document.Total != theirs || document.Customer.Matter != document.Invoice!.Matter)
            {
                yield return $"the hand-made {document.Entity} {document.Number} is not the practice's";
            }
        }
    }

    private static IEnumerable<string> Plants(FirmPlan plan)
    {
        foreach (var shared in plan.Planted.Where(planted => planted.Matter is not null).GroupBy(planted => planted.Matter).Where(group => group.Count() > 1))
        {
            yield return $"{string.Join(" and ", shared.Select(planted => planted.Code))} share matter {shared.Key!.Number}";
        }

        var clean = plan.Books.Documents.Where(document => document.Origin == sandbox::LegalSync.Sandbox.Firm.Books.BookOrigin.HandMade)
            .Select(document => document.Customer.Matter!).ToHashSet();
        foreach (var planted in plan.Planted.Where(planted => planted.Matter is not null && clean.Contains(planted.Matter)))
        {
            yield return $"{planted.Code} is planted on the hand-made matter {planted.Matter!.Number}";
        }

        foreach (var planted in plan.Planted.Where(planted => planted.Code == "INV-AMOUNT"))
        {
            if (plan.Books.Documents.Single(document => document.Invoice?.Matter == planted.Matter).Total == planted.Amount)
            {
                yield return $"{planted.Id} plants an amount that is not another one";
            }
        }
    }

    private static IEnumerable<string> Days(FirmPlan plan)
    {
        var midnight = new DateTimeOffset(plan.Today, TimeOnly.MinValue, TimeSpan.Zero);
        var records = plan.Fees.Cast<PracticeRecord>().Concat(plan.Expenses).Concat(plan.Invoices).Concat(plan.Movements).Concat(plan.Matters);
        if (records.Any(record => record.LastUpdated > midnight))
        {
            yield return "a record was written in the future";
        }

        if (plan.Fees.Any(fee => fee.Date > plan.Today) || plan.Invoices.Any(invoice => invoice.Issued > plan.Today))
        {
            yield return "work was done or billed in the future";
        }

        if (plan.Movements.Count(movement => movement.Effective > plan.Today) != plan.Planted.Count(planted => planted.Code == "TR-INSUFFICIENT"))
        {
            yield return "money moves in the future otherwise than planted";
        }
    }
}
