using System.Globalization;
using LegalSync.Sandbox.Firm.Books;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Invoices that the books know otherwise than the practice does.</summary>
internal static class InvoicePlants
{
    private const int OtherAmounts = 8;
    private const int NumbersAtAnotherCustomer = 5;
    private const int NumbersOfCreditMemos = 2;

    public static void Plant(Ground ground)
    {
        for (var i = 0; i < OtherAmounts; i++)
        {
            OtherAmount(ground, i % 3);
        }

        for (var i = 0; i < NumbersAtAnotherCustomer; i++)
        {
            NumberTaken(ground, "Invoice", PlantPhase.Capture);
        }

        for (var i = 0; i < NumbersOfCreditMemos; i++)
        {
            NumberTaken(ground, "CreditMemo", PlantPhase.Posting);
        }
    }

    /// <summary>The amount with two neighbouring digits changed round, as a tired hand types it.</summary>
    public static decimal Transposed(decimal amount)
    {
        var digits = decimal.ToInt64(amount * 100m).ToString(CultureInfo.InvariantCulture).ToCharArray();
        var at = Enumerable.Range(0, digits.Length - 1).FirstOrDefault(i => digits[i] != digits[i + 1] && digits[i + 1] != '0', -1);
        if (at < 0)
        {
            return amount + 90m;
        }

        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return long.Parse(digits, CultureInfo.InvariantCulture) / 100m;
    }

    private static void OtherAmount(Ground ground, int manner)
    {
        var invoice = ground.UnpaidInvoice("INV-AMOUNT", leastLines: 2);
        var document = BooksMaker.Invoice(ground.Books, invoice, BookOrigin.Planted);
        var lines = document.Lines;
        var how = manner switch
        {
            0 => Swap(lines),
            1 => DropLast(lines),
            _ => WriteOff(ground, lines),
        };
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "INV-AMOUNT", Phase = PlantPhase.Capture, Matter = invoice.Matter,
            Subject = PlantSubject.Smokeball("Invoice", invoice.Id), Amount = invoice.Owed,
            How = $"The books already hold invoice {invoice.Number} of this customer, typed by hand: {how}.",
            Hint = new Dictionary<string, object>
            {
                ["resolution"] = "take-practice", ["booksInvoice"] = document, ["practiceTotal"] = invoice.Owed, ["booksTotal"] = document.Total,
            },
        });
    }

    private static string Swap(List<BookLine> lines)
    {
        lines[0] = lines[0] with { Amount = Transposed(lines[0].Amount) };
        return "two digits of the first line are changed round";
    }

    private static string DropLast(List<BookLine> lines)
    {
        lines.RemoveAt(lines.Count - 1);
        return "its last line is missing";
    }

    private static string WriteOff(Ground ground, List<BookLine> lines)
    {
        var amount = decimal.Round(lines.Sum(line => line.Amount) / 10m, 2, MidpointRounding.AwayFromZero);
        lines.Add(new BookLine(ground.Books.ItemOf(ChartOfAccounts.WriteOffSku)!, -amount, "Courtesy write-off"));
        return "it has a write-off that the practice does not know";
    }

    private static void NumberTaken(Ground ground, string entity, PlantPhase phase)
    {
        var invoice = ground.UnpaidInvoice("INV-DUP-NUMBER");
        var other = ground.Matter("INV-DUP-NUMBER", matter => matter.Client != invoice.Matter.Client && !matter.Invoices.Exists(candidate => candidate.IsIssued));
        var document = BooksMaker.Invoice(ground.Books, invoice, BookOrigin.Planted, ground.Customer(other), entity);
        if (ground.Dice.Chance(50))
        {
            document.Lines[0] = document.Lines[0] with { Amount = document.Lines[0].Amount + 35m };
        }

        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "INV-DUP-NUMBER", Phase = phase, Matter = invoice.Matter,
            Subject = PlantSubject.Smokeball("Invoice", invoice.Id), Amount = invoice.Owed,
            How = $"{(entity == "Invoice" ? "An invoice" : "A credit memo")} of another customer in the books bears the number {invoice.Number}.",
            Hint = new Dictionary<string, object> { ["resolution"] = "renumber", ["booksDocument"] = document, ["booksEntity"] = entity },
        });
    }
}
