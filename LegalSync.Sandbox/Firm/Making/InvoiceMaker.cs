namespace LegalSync.Sandbox.Firm.Making;

/// <summary>Bills the work: each invoice takes the entries between the one before it and its own day.</summary>
internal static class InvoiceMaker
{
    public const int TermsInDays = 30;
    private const long FirstNumber = 10_001;

    public static void Fill(FirmPlan plan, Dice dice)
    {
        foreach (var matter in plan.Matters)
        {
            foreach (var group in Groups(dice, matter))
            {
                Bill(plan, dice, matter, group);
            }
        }

        var number = FirstNumber;
        foreach (var invoice in plan.Invoices.Where(invoice => invoice.IsIssued).OrderBy(invoice => invoice.Issued).ThenBy(invoice => invoice.Matter.Number, StringComparer.Ordinal))
        {
            invoice.Number = number++;
        }

        Specials(plan, dice);
    }

    public static PracticeInvoice Invoice(FirmPlan plan, Dice dice, PracticeMatter matter, DateOnly issued, InvoiceState state) => new()
    {
        Id = dice.Id(), VersionId = dice.Id(), LastUpdated = plan.Written(issued, dice.Between(960, 1200)),
        Matter = matter, Issued = issued, Due = issued.AddDays(TermsInDays), State = state,
    };

    /// <summary>Puts the entries on the invoice; only what is billable is shown.</summary>
    public static void Attach(PracticeInvoice invoice, IEnumerable<WorkEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.IsBillable))
        {
            entry.Invoice = invoice;
            entry.Finalized |= invoice.IsIssued;
            entry.LastUpdated = entry.LastUpdated < invoice.LastUpdated ? invoice.LastUpdated : entry.LastUpdated;
            invoice.Entries.Add(entry);
        }
    }

    private static IEnumerable<List<WorkEntry>> Groups(Dice dice, PracticeMatter matter)
    {
        var work = matter.Fees.Cast<WorkEntry>().Concat(matter.Expenses).OrderBy(entry => entry.Date).ToList();
        var count = dice.Between(1, 100) switch { <= 18 => 0, <= 76 => 1, <= 96 => 2, _ => 3 };
        var share = work.Count / (count + 1);
        return share < 2 ? [] : Enumerable.Range(0, count).Select(i => work.Skip(i * share).Take(share).ToList());
    }

    private static void Bill(FirmPlan plan, Dice dice, PracticeMatter matter, List<WorkEntry> group)
    {
        var fees = group.OfType<TimeEntry>().Where(fee => fee.Claimed > 0m).ToList();
        var issued = group[^1].Date.AddDays(dice.Between(0, 6));
        if (fees.Count == 0 || issued > plan.Today)
        {
            return;
        }

        if (fees.Count > 2 && dice.Chance(12))
        {
            fees[^1].IsWrittenOff = true;
        }

        var invoice = Invoice(plan, dice, matter, issued, dice.Chance(7) ? InvoiceState.Draft : InvoiceState.Final);
        Attach(invoice, group);
        matter.Invoices.Add(invoice);
    }

    /// <summary>Discounts, write-offs, waivers and tax: each on invoices of its own, so that every amount can be traced to one cause.</summary>
    private static void Specials(FirmPlan plan, Dice dice)
    {
        var pool = new Queue<PracticeInvoice>(dice.Shuffled(plan.Invoices.Where(invoice => invoice.IsIssued && invoice.Total >= 200m)));
        var few = Math.Max(1, plan.Options.Matters / 40);
        Take(pool, few + few, invoice => invoice.FixedDiscount = 5m * dice.Between(2, 12));
        Take(pool, few, invoice => invoice.DiscountPercent = dice.Pick([5m, 10m, 12.5m]));
        Take(pool, few, invoice => invoice.WrittenOff = decimal.Round(invoice.Total / dice.Between(4, 9), 2, MidpointRounding.AwayFromZero));
        Take(pool, Math.Max(1, few / 3), invoice =>
        {
            invoice.IsWaived = true;
            invoice.Waived = decimal.Round(invoice.Total / 3m, 2, MidpointRounding.AwayFromZero);
        });
        foreach (var invoice in pool.Where(invoice => invoice.ExpenseTotal > 0m).Take(few).ToList())
        {
            foreach (var expense in invoice.Entries.OfType<ExpenseEntry>())
            {
                expense.Tax = decimal.Round(expense.Amount * 0.0825m, 2, MidpointRounding.AwayFromZero);
            }
        }
    }

    private static void Take(Queue<PracticeInvoice> pool, int count, Action<PracticeInvoice> change)
    {
        for (; count > 0 && pool.TryDequeue(out var invoice); count--)
        {
            change(invoice);
        }
    }
}
