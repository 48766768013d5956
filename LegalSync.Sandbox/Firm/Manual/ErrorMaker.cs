using System.Globalization;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Manual;

/// <summary>Spoils what the clerk entered, one document for each choice, and writes down what was done to it.</summary>
internal sealed class ErrorMaker(ManualGround ground, ManualClerk clerk)
{
    /// <summary>A bank account of the firm that nothing of the practice system belongs to.</summary>
    public const string OtherBank = "Payroll Checking";

    private const int LeastDaysOff = 10;
    private BooksPlan Books => ground.Books;

    public void Make(ErrorChoice choice)
    {
        var document = choice.Invoice is { } invoice ? clerk.Of(invoice) : clerk.Of(choice.Movement!);
        BookDocument? second = null;
        var how = choice.Kind switch
        {
            HumanError.MissedEntry => Miss(document),
            HumanError.WrongClient => Mistake(document, choice.Stranger!),
            HumanError.TransposedDigits => Swap(document, choice.Typed!.Value),
            HumanError.WrongAccount => choice.Invoice is null ? PutIntoOtherBank(document) : UseOtherItem(document),
            HumanError.DoubleEntry => Repeat(document, out second),
            HumanError.WrongTrustSide => TurnRound(document, choice.Manner),
            HumanError.WrongDate => Redate(document),
            HumanError.WriteOffInOneSystem => choice.Manner <= 2 ? ForgetTheRest(document) : TakeOff(document),
            _ => throw new InvalidOperationException($"Nobody knows how to do {choice.Kind} wrong."),
        };
        ground.Month.Errors.Add(new PlantedError
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"E{ground.Month.Errors.Count + 1:00}"), Kind = choice.Kind, Matter = choice.Matter,
            Invoice = choice.Invoice, Movement = choice.Movement, Document = choice.Kind == HumanError.MissedEntry ? null : document, Second = second, How = how,
        });
    }

    private string Miss(BookDocument document)
    {
        Books.Documents.Remove(document);
        return $"Nobody entered the {document.Entity.ToLowerInvariant()} of {Money(document.Total)}.";
    }

    private static string Mistake(BookDocument document, BookCustomer stranger)
    {
        var right = document.Customer.Name;
        document.Customer = stranger;
        return $"Entered for {stranger.Name} instead of {right}.";
    }

    private static string Swap(BookDocument document, (int Line, decimal Amount) typed)
    {
        var right = document.Total;
        if (document.Lines.Count > 0)
        {
            document.Lines[typed.Line] = document.Lines[typed.Line] with { Amount = typed.Amount };
        }
        else
        {
            document.Amount = typed.Amount;
        }

        return $"Two digits changed round: {Money(document.Total)} instead of {Money(right)}.";
    }

    private string UseOtherItem(BookDocument document)
    {
        var line = document.Lines[0];
        var wrong = Books.ItemOf(line.Item.Income.Name == ChartOfAccounts.FeeIncome ? ground.Dice.Pick([CodeList.CourtFees, CodeList.Copies]) : "EP110")!;
        document.Lines[0] = line with { Item = wrong };
        return $"The first line by {wrong.Name} instead of {line.Item.Name}.";
    }

    private string PutIntoOtherBank(BookDocument document)
    {
        var right = document.DepositTo!.Name;
        document.DepositTo = BooksMaker.Account(Books, OtherBank);
        return $"Into {OtherBank} instead of {right}.";
    }

    private string Repeat(BookDocument document, out BookDocument second)
    {
        var isInvoice = document.Entity == "Invoice";
        var hasSuffix = isInvoice && !ground.Month.Errors.Exists(error => error is { Kind: HumanError.DoubleEntry, Invoice: not null });
        second = new BookDocument
        {
            Entity = document.Entity, Origin = document.Origin, Customer = document.Customer, Date = document.Date, Due = document.Due,
            Number = hasSuffix ? document.Number + "-2" : document.Number, RepeatsNumber = isInvoice && !hasSuffix, Amount = document.Amount,
            DepositTo = document.DepositTo, Discount = document.Discount, Tax = document.Tax, Invoice = document.Invoice, Movement = document.Movement, Note = document.Note,
        };
        second.Lines.AddRange(document.Lines);
        Books.Documents.Add(second);
        return $"Entered twice{(hasSuffix ? $", the second time as {second.Number}" : "")}.";
    }

    private string TurnRound(BookDocument document, int manner)
    {
        if (manner > 2)
        {
            document.DepositTo = BooksMaker.Account(Books, ground.Plan.Operating.Name);
            return $"Client money entered into {document.DepositTo.Name}.";
        }

        document.Entity = document.Entity == "Deposit" ? "Purchase" : "Deposit";
        return document.Entity == "Purchase" ? "Client money received, entered as paid out." : "Client money paid out, entered as received.";
    }

    private string Redate(BookDocument document)
    {
        var (month, right) = (ground.Month, document.Date);
        document.Date = right.AddDays(LeastDaysOff) <= month.To ? ground.Dice.Day(right.AddDays(LeastDaysOff), month.To) : ground.Dice.Day(month.From, right.AddDays(-LeastDaysOff));
        return $"Dated {BooksSeeder.Iso(document.Date)} instead of {BooksSeeder.Iso(right)}.";
    }

    private static string ForgetTheRest(BookDocument document)
    {
        var right = document.Total;
        document.Lines.RemoveAll(line => line.Item.Sku == ChartOfAccounts.WriteOffSku);
        document.Discount = 0m;
        return $"What the practice took off is not in the books: {Money(document.Total)} instead of {Money(right)}.";
    }

    private string TakeOff(BookDocument document)
    {
        var right = document.Total;
        var amount = decimal.Round(right / ground.Dice.Between(5, 10), 2, MidpointRounding.AwayFromZero);
        document.Lines.Add(new BookLine(Books.ItemOf(ChartOfAccounts.WriteOffSku)!, -amount, "Courtesy write-off"));
        return $"The books have a write-off that the practice does not know: {Money(document.Total)} instead of {Money(right)}.";
    }

    private static string Money(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
