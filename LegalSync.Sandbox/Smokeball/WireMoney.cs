using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>Work, invoices and bank accounts in the shape Smokeball gives them.</summary>
public sealed partial class Wire
{
    private const string Never = "0001-01-01T00:00:00Z";

    public JsonObject Fee(TimeEntry fee)
    {
        var json = Entry(fee, "fees");
        json["createdDate"] = Day(fee.Date);
        json["feeDate"] = Day(fee.Date);
        json["feeType"] = (int)fee.Kind;
        json["duration"] = fee.Minutes;
        json["durationWorked"] = fee.MinutesWorked;
        json["rate"] = fee.Rate;
        json["amount"] = fee.Amount;
        json["amountExcTax"] = fee.Amount;
        json["amountIncTax"] = fee.Amount;
        json["tax"] = 0m;
        json["billableAmountExcTax"] = fee.BillableAmount;
        json["billableTax"] = 0m;
        json["sourceItems"] = fee.BillableMinutes is { } part
            ? new JsonArray(SourceItem("Billable part", part, true), SourceItem("Courtesy", fee.Minutes - part, false))
            : new JsonArray();
        return json;
    }

    public JsonObject Expense(ExpenseEntry expense)
    {
        var json = Entry(expense, "expenses");
        json["invoice"] = expense.Invoice is { } invoice ? Link($"matters/{expense.Matter.Id}/invoices", invoice.Id, "Invoices") : null;
        json["expenseDate"] = Day(expense.Date);
        json["costType"] = expense.IsHardCost ? "Hard" : "Soft";
        json["quantity"] = expense.Quantity;
        json["price"] = expense.Price;
        json["amount"] = expense.Amount;
        json["amountExcTax"] = expense.Amount;
        json["amountIncTax"] = expense.Amount + expense.Tax;
        json["tax"] = expense.Tax;
        json["outputTax"] = 0m;
        json["taxZeroRated"] = false;
        return json;
    }

    public JsonObject Invoice(PracticeInvoice invoice) => new()
    {
        ["href"] = $"{host}/matters/{invoice.Matter.Id}/invoices/{invoice.Id}", ["id"] = invoice.Id, ["versionId"] = invoice.VersionId,
        ["matter"] = Link("matters", invoice.Matter.Id, "Matters"), ["matterId"] = invoice.Matter.Id, ["description"] = "Services provided.",
        ["status"] = (int)invoice.State, ["invoiceNumber"] = invoice.Number, ["invoiceTitle"] = invoice.Matter.ShortTitle, ["invoiceTitleLine2"] = null,
        ["issuedDate"] = Day(invoice.Issued), ["dueDate"] = Day(invoice.Due), ["paidDate"] = invoice.PaidOn is { } paid ? Day(paid) : Never,
        ["waived"] = invoice.IsWaived,
        ["discount"] = new JsonObject
        {
            ["type"] = invoice.DiscountPercent is null ? 0 : 1, ["fixedDiscount"] = invoice.FixedDiscount ?? 0m,
            ["percentage"] = invoice.DiscountPercent ?? 0m, ["description"] = invoice.Discount > 0m ? "Courtesy discount" : null,
        },
        ["surcharge"] = new JsonObject { ["type"] = 0, ["applyTo"] = 0 },
        ["debtors"] = new JsonArray(new JsonObject { ["contact"] = Link("contacts", invoice.Matter.Client.Id, "Contacts") }),
        ["entries"] = new JsonArray([.. invoice.Entries.Select(InvoicedEntry)]),
        ["invoiceTotals"] = Totals(invoice),
    };

    public JsonObject BankAccount(BankAccount account, DateOnly today)
    {
        var json = new JsonObject
        {
            ["href"] = $"{host}/bankaccounts/{account.Id}", ["id"] = account.Id, ["type"] = account.Kind.ToString(), ["accountType"] = (int)account.Kind,
            ["status"] = 0, ["accountName"] = account.Name, ["accountNumber"] = account.Number, ["bankName"] = account.BankName,
            ["branchNumber"] = null, ["branchName"] = null,
            ["balance"] = account.Movements.Where(movement => movement.Effective <= today).Sum(movement => movement.Effect),
        };
        var balances = Balances(account, today).ToList();
        json["matterBalances"] = new JsonArray([.. balances.Select(balance => MatterBalance(balance))]);
        json["contactBalances"] = new JsonArray([.. balances.Select(balance => ContactBalance(balance))]);
        return json;
    }

    /// <summary>What each matter has in the account today; only trust money belongs to a matter.</summary>
    public static IEnumerable<LedgerBalance> Balances(BankAccount account, DateOnly today) => account.Kind != BankAccountKind.Trust ? [] : account.Movements
        .Where(movement => movement.Matter is not null && movement.Effective <= today)
        .GroupBy(movement => movement.Matter!)
        .OrderBy(ledger => ledger.Key.Number, StringComparer.Ordinal)
        .Select(ledger => new LedgerBalance(ledger.Key, ledger.Sum(movement => movement.Effect), ledger.Max(movement => movement.LastUpdated)));

    public JsonObject MatterBalance(LedgerBalance balance)
    {
        var json = Amounts(balance);
        json["unpresentedChequesBalance"] = 0m;
        return json;
    }

    public JsonObject Transaction(BankMovement movement)
    {
        var path = $"bankaccounts/{movement.Account.Id}/transactions";
        return new JsonObject
        {
            ["href"] = $"{host}/{path}/{movement.Id}", ["id"] = movement.Id,
            ["payorName"] = movement.Effect > 0m ? movement.Matter?.Client.Name : null,
            ["matter"] = movement.Matter is { } matter ? Link("matters", matter.Id, "Matters") : null,
            ["payor"] = movement is { Effect: > 0m, Matter: { } paying } ? Link("contacts", paying.Client.Id, "Contacts") : null,
            ["bankAccount"] = Link("bankaccounts", movement.Account.Id, "BankAccounts"),
            ["type"] = movement.Kind.ToString(), ["amount"] = movement.Kind == MovementKind.Transfer ? movement.Effect : movement.Amount, ["enteredDate"] = Instant(movement.Entered),
            ["effectiveDate"] = Day(movement.Effective), ["reference"] = movement.Reference, ["reason"] = movement.Reason,
            ["description"] = movement.Reason, ["note"] = null, ["reversed"] = movement.IsReversed,
            ["reversedToTransaction"] = movement.ReversedTo is { } to ? Link(path, to.Id, "Transactions") : null,
            ["reversedFromTransaction"] = movement.ReversedFrom is { } from ? Link(path, from.Id, "Transactions") : null,
        };
    }

    private static JsonObject SourceItem(string description, int minutes, bool isBillable) => new()
    {
        ["description"] = description, ["duration"] = minutes, ["isBillable"] = isBillable,
    };

    private static JsonObject InvoicedEntry(WorkEntry entry) => new()
    {
        ["id"] = entry.Id, ["versionId"] = entry.VersionId, ["type"] = (int)(entry is TimeEntry fee ? fee.Kind : EntryKind.Expense),
    };

    private static JsonObject Totals(PracticeInvoice invoice) => new()
    {
        ["billed"] = invoice.Billed, ["feeTotal"] = invoice.FeeTotal, ["writtenOffFeeTotal"] = invoice.WrittenOffFeeTotal,
        ["expenseTotal"] = invoice.ExpenseTotal, ["writtenOffExpenseTotal"] = invoice.WrittenOffExpenseTotal, ["discount"] = invoice.Discount,
        ["writtenOff"] = invoice.WrittenOff, ["waived"] = invoice.Waived, ["tax"] = invoice.Tax, ["interest"] = invoice.Interest,
        ["total"] = invoice.Total, ["paid"] = invoice.Paid, ["unpaid"] = invoice.Unpaid, ["unpaidExcInterest"] = invoice.Unpaid - invoice.Interest,
    };

    private JsonObject Entry(WorkEntry entry, string path) => new()
    {
        ["href"] = $"{host}/matters/{entry.Matter.Id}/{path}/{entry.Id}", ["id"] = entry.Id, ["versionId"] = entry.VersionId,
        ["matter"] = Link("matters", entry.Matter.Id, "Matters"), ["staff"] = Link("staff", entry.Staff.Id, "Staff"),
        ["matterId"] = entry.Matter.Id, ["staffId"] = entry.Staff.Id, ["createdByUserId"] = entry.Staff.UserId,
        ["lastUpdatedByUserId"] = entry.Staff.UserId, ["invoiceId"] = entry.Invoice?.Id, ["activityCode"] = entry.Code, ["utbmsTaskCode"] = null,
        ["subject"] = entry.Subject, ["description"] = null, ["finalized"] = entry.Finalized, ["isBillable"] = entry.IsBillable,
        ["isWrittenOff"] = entry.IsWrittenOff, ["isInvoicedExternally"] = false, ["isDeleted"] = entry.IsDeleted,
        ["taxInclusive"] = false, ["taxExempt"] = false, ["taxOutOfScope"] = false,
    };

    private JsonObject ContactBalance(LedgerBalance balance)
    {
        var json = Amounts(balance);
        json["contact"] = Link("contacts", balance.Matter.Client.Id, "Contacts");
        return json;
    }

    private JsonObject Amounts(LedgerBalance balance) => new()
    {
        ["matter"] = Link("matters", balance.Matter.Id, "Matters"), ["balance"] = balance.Amount, ["protectedBalance"] = 0m,
        ["availableBalance"] = balance.Amount, ["lastUpdated"] = Instant(balance.LastUpdated),
    };
}

/// <summary>What one matter has in one bank account.</summary>
public sealed record LedgerBalance(PracticeMatter Matter, decimal Amount, DateTimeOffset LastUpdated);
