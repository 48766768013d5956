using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Receipts for invoices that nobody can find.</summary>
internal static class PaymentPlants
{
    private const int OfDeletedInvoices = 3;
    private const int OfOldInvoices = 3;

    public static void Plant(Ground ground)
    {
        var number = ground.Plan.Invoices.Max(invoice => invoice.Number ?? 0) + 1;
        for (var i = 0; i < OfDeletedInvoices; i++)
        {
            var matter = Unbilled(ground);
            var fee = matter.Fees.First(candidate => candidate is { Claimed: > 0m, Date.DayNumber: var day } && day <= ground.Plan.Today.DayNumber - 8);
            var invoice = InvoiceMaker.Invoice(ground.Plan, ground.Dice, matter, fee.Date.AddDays(1), InvoiceState.Deleted);
            invoice.Number = number++;
            invoice.Entries.Add(fee);
            matter.Invoices.Add(invoice);
            Receive(ground, invoice, null, $"Invoice {invoice.Number} was deleted in Smokeball after its payment was banked.");
        }

        for (var i = 0; i < OfOldInvoices; i++)
        {
            var matter = Unbilled(ground);
            var day = ground.Dice.Day(ground.Plan.StartDate.AddDays(-40), ground.Plan.StartDate.AddDays(-10));
            var fee = WorkMaker.Time(ground.Plan, ground.Dice, matter, day, "EP110");
            (fee.IsBillable, fee.BillableMinutes) = (true, null);
            matter.Fees.Insert(0, fee);
            var invoice = InvoiceMaker.Invoice(ground.Plan, ground.Dice, matter, day.AddDays(2), InvoiceState.Final);
            invoice.Number = 9_800 + i;
            InvoiceMaker.Attach(invoice, [fee]);
            matter.Invoices.Add(invoice);
            Receive(ground, invoice, invoice, $"Invoice {invoice.Number} was issued before the start date and is not in the books.");
        }
    }

    private static PracticeMatter Unbilled(Ground ground) => ground.Matter("PAY-NO-INVOICE", matter =>
        matter.Invoices.Count == 0 && matter.Fees.Exists(fee => fee.Claimed > 0m && fee.Date <= ground.Plan.Today.AddDays(-8)));

    private static void Receive(Ground ground, PracticeInvoice invoice, PracticeInvoice? pays, string how)
    {
        var first = invoice.Issued < ground.Plan.StartDate ? ground.Plan.StartDate : invoice.Issued;
        var on = ground.Day(first.AddDays(2), ground.Plan.Today.AddDays(-1));
        var amount = invoice.Owed;
        var movement = pays is null
            ? ground.Move(new MovementOrder(ground.Plan.Operating, MovementKind.InvoicePayment, invoice.Matter, amount, on, "Payment of invoice"))
            : MoneyMaker.Pay(ground.Plan, ground.Dice, ground.Plan.Operating, pays, amount, on);
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "PAY-NO-INVOICE", Phase = PlantPhase.Capture, Matter = invoice.Matter, Amount = amount,
            Subject = PlantSubject.Smokeball("Transaction", movement.Id), How = how,
            Hint = new Dictionary<string, object> { ["resolution"] = "unapplied-credit", ["invoiceId"] = invoice.Id },
        });
    }
}
