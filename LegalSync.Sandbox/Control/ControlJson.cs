using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Planting;

namespace LegalSync.Sandbox.Control;

/// <summary>What the control addresses tell about the firm.</summary>
internal static class ControlJson
{
    public static JsonArray Planted(FirmPlan plan) => new([.. plan.Planted.Select(Planted)]);

    /// <summary>The opening position as the administrator signs it.</summary>
    public static JsonObject Opening(FirmPlan plan) => new()
    {
        ["startDate"] = BooksSeeder.Iso(plan.StartDate),
        ["ledgers"] = new JsonArray([.. plan.Opening.Select(ledger => new JsonObject
        {
            ["bankAccountId"] = ledger.Account.Id, ["matterId"] = ledger.Matter.Id, ["amount"] = ledger.Amount,
        })]),
        ["openInvoices"] = new JsonArray(),
    };

    public static JsonObject Firm(FirmPlan plan) => new()
    {
        ["seed"] = plan.Seed, ["today"] = BooksSeeder.Iso(plan.Today), ["startDate"] = BooksSeeder.Iso(plan.StartDate),
        ["name"] = plan.Name, ["accountId"] = plan.AccountId, ["planted"] = plan.Options.Planted, ["manual"] = plan.Options.ManualMonth,
        ["counts"] = Counts(plan),
        ["bankAccounts"] = new JsonArray([.. plan.BankAccounts.Select(account => new JsonObject
        {
            ["id"] = account.Id, ["name"] = account.Name, ["type"] = account.Kind.ToString(), ["transactions"] = account.Movements.Count,
        })]),
        ["provisionalPayments"] = new JsonArray([.. plan.ProvisionalPayments.Select(payment => new JsonObject
        {
            ["invoiceId"] = payment.Invoice.Id, ["invoiceNumber"] = payment.Invoice.Number, ["matterId"] = payment.Invoice.Matter.Id,
            ["amount"] = payment.Amount, ["date"] = BooksSeeder.Iso(payment.On),
        })]),
        ["documents"] = new JsonArray([.. plan.Books.Documents.Select(document => new JsonObject
        {
            ["origin"] = document.Origin.ToString(), ["entity"] = document.Entity, ["booksId"] = document.BooksId, ["number"] = document.Number,
            ["date"] = BooksSeeder.Iso(document.Date), ["total"] = document.Total, ["customerId"] = document.Customer.BooksId,
            ["invoiceId"] = document.Invoice?.Id, ["transactionId"] = document.Movement?.Id,
        })]),
    };

    public static JsonObject Mutation(Mutation mutation) => new()
    {
        ["kind"] = mutation.Kind.ToString().ToLowerInvariant(), ["what"] = mutation.What, ["code"] = mutation.Code, ["subject"] = Subject(mutation.Subject),
    };

    private static JsonObject Subject(PlantSubject subject) =>
        new() { ["system"] = subject.System, ["kind"] = subject.Kind, ["id"] = subject.Key };

    private static JsonObject Counts(FirmPlan plan) => new()
    {
        ["staff"] = plan.Staff.Count, ["contacts"] = plan.Contacts.Count, ["matters"] = plan.Matters.Count,
        ["fees"] = plan.Fees.Count(fee => !fee.IsDeleted), ["finalizedFees"] = plan.Fees.Count(fee => fee is { IsDeleted: false, Finalized: true }),
        ["expenses"] = plan.Expenses.Count(expense => !expense.IsDeleted), ["invoices"] = plan.Invoices.Count(),
        ["issuedInvoices"] = plan.Invoices.Count(invoice => invoice.IsIssued), ["transactions"] = plan.Movements.Count(),
        ["openingLedgers"] = plan.Opening.Count, ["planted"] = plan.Planted.Count,
        ["plantedByCode"] = new JsonObject(plan.Planted.GroupBy(planted => planted.Code)
            .Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, group.Count()))),
    };

    private static JsonObject Planted(PlantedDiscrepancy planted) => new()
    {
        ["id"] = planted.Id, ["code"] = planted.Code, ["phase"] = Lower(planted.Phase),
        ["subject"] = Subject(planted.Subject),
        ["matterId"] = planted.Matter?.Id, ["matterNumber"] = planted.Matter?.Number, ["amount"] = planted.Amount, ["how"] = planted.How,
        ["hint"] = Value(planted.Hint),
        ["provoke"] = new JsonArray([.. planted.Provoke.Select(call => new JsonObject
        {
            ["method"] = call.Method, ["path"] = call.Path, ["body"] = call.Body is null ? null : Value(call.Body),
        })]),
    };

    private static string Lower(PlantPhase phase) => phase switch
    {
        PlantPhase.Capture => "capture", PlantPhase.Posting => "posting", PlantPhase.Fault => "fault",
        _ => throw new InvalidOperationException(phase.ToString()),
    };

    /// <summary>Parts of the books plan stand for their ids; their names get the ending Id.</summary>
    private static JsonObject Value(IReadOnlyDictionary<string, object> values)
    {
        var json = new JsonObject();
        foreach (var (name, value) in values)
        {
            (string Key, JsonNode? Node) shown = value switch
            {
                BookCustomer customer => (name + "Id", customer.BooksId),
                BookDocument document => (name + "Id", document.BooksId),
                BookItem item => (name + "Id", item.BooksId),
                decimal amount => (name, amount),
                int number => (name, number),
                string text => (name, text),
                IReadOnlyDictionary<string, object> inner => (name, Value(inner)),
                _ => throw new InvalidOperationException($"{name} cannot be shown."),
            };
            json[shown.Key] = shown.Node;
        }

        return json;
    }
}
