namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Money received for invoices: by bank, out of trust, and a few cards that no bank account shows.</summary>
internal static class PaymentMaker
{
    private const int PercentPaidByCard = 4;

    private sealed record Receipt(PracticeInvoice Invoice, decimal Amount, DateOnly On, bool FromTrust);

    public static void Fill(FirmPlan plan, Dice dice)
    {
        foreach (var matter in plan.Matters)
        {
            var issued = matter.Invoices.Where(invoice => invoice.IsIssued && invoice.Owed > 0m).OrderBy(invoice => invoice.Issued).ToList();
            if (issued is [var only] && only.Issued < plan.Today.AddDays(-10) && dice.Chance(PercentPaidByCard))
            {
                PayByCard(plan, dice, only);
                continue;
            }

            var receipts = Unambiguous([.. issued.SelectMany(invoice => Receipts(plan, dice, invoice))]);
            var trust = dice.Chance(85) ? plan.Iolta : plan.Escrow;
            foreach (var receipt in receipts)
            {
                MoneyMaker.Pay(plan, dice, receipt.FromTrust ? trust : plan.Operating, receipt.Invoice, receipt.Amount, receipt.On);
            }
        }
    }

    private static void PayByCard(FirmPlan plan, Dice dice, PracticeInvoice invoice)
    {
        var on = dice.Day(invoice.Issued.AddDays(2), plan.Today.AddDays(-1));
        plan.ProvisionalPayments.Add(new ProvisionalPayment(invoice, invoice.Owed, on));
        invoice.LastUpdated = plan.Written(on, 1100);
        invoice.Receive(invoice.Owed, on);
    }

    private static List<Receipt> Receipts(FirmPlan plan, Dice dice, PracticeInvoice invoice)
    {
        var first = invoice.Issued.AddDays(3);
        if (first > plan.Today)
        {
            return [];
        }

        DateOnly On() => dice.Day(first, first.AddDays(32) < plan.Today ? first.AddDays(32) : plan.Today);
        var part = decimal.Round(invoice.Owed * dice.Between(30, 70) / 100m, 2, MidpointRounding.AwayFromZero);
        return dice.Between(1, 100) switch
        {
            <= 34 => [new(invoice, invoice.Owed, On(), FromTrust: false)],
            <= 41 => [new(invoice, part, On(), FromTrust: false), new(invoice, invoice.Owed - part, On(), FromTrust: false)],
            <= 48 => [new(invoice, part, On(), FromTrust: false)],
            <= 60 => [new(invoice, invoice.Owed, On(), FromTrust: true)],
            _ => [],
        };
    }

    /// <summary>Drops the receipts of the latest invoice until amounts and days alone say which invoice each receipt belongs to.</summary>
    private static List<Receipt> Unambiguous(List<Receipt> receipts)
    {
        while (receipts.Count > 0 && WaysToAssign(receipts) != 1)
        {
            var latest = receipts[^1].Invoice;
            receipts.RemoveAll(receipt => receipt.Invoice == latest);
        }

        return receipts;
    }

    private static int WaysToAssign(List<Receipt> receipts)
    {
        var open = receipts.GroupBy(receipt => receipt.Invoice).ToDictionary(group => group.Key, group => group.Sum(receipt => receipt.Amount));
        return Ways(0);

        int Ways(int index)
        {
            if (index == receipts.Count)
            {
                return open.Values.All(amount => amount == 0m) ? 1 : 0;
            }

            var receipt = receipts[index];
            var ways = 0;
            foreach (var invoice in open.Keys.Where(invoice => invoice.Issued <= receipt.On && open[invoice] >= receipt.Amount).ToList())
            {
                open[invoice] -= receipt.Amount;
                ways += Ways(index + 1);
                open[invoice] += receipt.Amount;
            }

            return ways;
        }
    }
}
