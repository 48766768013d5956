extern alias sandbox;

using sandbox::LegalSync.Sandbox.Firm;
using sandbox::LegalSync.Sandbox.Firm.Books;
using sandbox::LegalSync.Sandbox.Firm.Manual;

namespace LegalSync.Tests.Sandbox.Firm;

/// <summary>What must be true of a month kept by hand, said from the practice's records alone.</summary>
internal static class ManualRules
{
    public static IEnumerable<string> Broken(FirmPlan plan)
    {
        var month = plan.Manual!;
        var planted = Planted(plan);
        var wrong = month.Errors.ToDictionary(error => (object?)error.Invoice ?? error.Movement!);
        foreach (var invoice in plan.Invoices.Where(invoice => invoice.IsIssued && month.Holds(invoice.Issued) && !planted.Contains(invoice.Matter)))
        {
            var documents = plan.Books.Documents.Where(document => document.Entity == "Invoice" && document.Invoice == invoice).ToList();
            foreach (var problem in Broken(wrong.GetValueOrDefault(invoice), $"Invoice {invoice.Number}", documents, 1))
            {
                yield return problem;
            }

            if (!wrong.ContainsKey(invoice) && documents is [var only] && (only.Total, only.Date, only.Customer) != (invoice.Owed, invoice.Issued, plan.Books.CustomerOf(invoice.Matter)))
            {
                yield return $"Invoice {invoice.Number} was entered otherwise: {only.Total} on {only.Date} of {only.Customer.Name}.";
            }
        }

        foreach (var movement in plan.Movements.Where(movement => IsPosted(movement) && month.Holds(movement.Effective) && !planted.Contains(movement.Matter)))
        {
            foreach (var problem in Broken(plan, movement, wrong.GetValueOrDefault(movement)))
            {
                yield return problem;
            }
        }
    }

    /// <summary>Matters about which a planted discrepancy has to be settled first.</summary>
    private static HashSet<PracticeMatter?> Planted(FirmPlan plan)
    {
        var subjects = plan.Planted.Select(planted => planted.Subject).Where(subject => subject.System == "Smokeball").Select(subject => subject.Key).ToHashSet();
        return
        [
            .. plan.Planted.Select(planted => planted.Matter),
            .. plan.Fees.Where(fee => subjects.Contains(fee.Code)).Select(fee => fee.Matter),
            .. plan.Movements.Where(movement => subjects.Contains(movement.Account.Id)).Select(movement => movement.Matter),
        ];
    }

    private static IEnumerable<string> Broken(FirmPlan plan, BankMovement movement, PlantedError? error)
    {
        var documents = plan.Books.Documents.Where(document => document.Movement == movement || document.Parts.Exists(part => part.Movement == movement)).ToList();
        var isFeeTransfer = movement is { Kind: MovementKind.InvoicePayment, Account.Kind: BankAccountKind.Trust };
        foreach (var problem in Broken(error, movement.Reference, documents, isFeeTransfer ? 2 : 1))
        {
            yield return problem;
        }

        foreach (var document in error is null ? documents : [])
        {
            var part = document.Parts.Find(part => part.Movement == movement);
            if ((part?.Amount ?? document.Amount, document.Date, part?.Customer ?? document.Customer) != (movement.Amount, movement.Effective, plan.Books.CustomerOf(movement.Matter!)))
            {
                yield return $"{movement.Reference} was entered otherwise: {document.Total} on {document.Date} of {document.Customer.Name}.";
            }
        }
    }

    private static IEnumerable<string> Broken(PlantedError? error, string what, List<BookDocument> documents, int usual)
    {
        var expected = error?.Kind switch { HumanError.MissedEntry => 0, HumanError.DoubleEntry => 2, _ => usual };
        if (documents.Count != expected)
        {
            yield return $"{what} is in the books {documents.Count} times instead of {expected} ({error?.Kind.ToString() ?? "no error"}).";
        }
    }

    private static bool IsPosted(BankMovement movement) => movement is { IsReversed: false, Matter: not null } && movement switch
    {
        { Kind: MovementKind.InvoicePayment } => true,
        { Kind: MovementKind.Deposit or MovementKind.VendorPayment, Account.Kind: BankAccountKind.Trust } => true,
        _ => false,
    };
}
