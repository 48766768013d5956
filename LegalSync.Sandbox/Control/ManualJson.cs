using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Manual;

namespace LegalSync.Sandbox.Control;

/// <summary>What was planted in the month kept by hand, for a judge.</summary>
internal static class ManualJson
{
    /// <summary>The month with its errors, its faults of the mapping and its slips; an empty object in a firm without one.</summary>
    public static JsonObject Of(FirmPlan plan) => plan.Manual is not { } month ? [] : new JsonObject
    {
        ["from"] = BooksSeeder.Iso(month.From), ["to"] = BooksSeeder.Iso(month.To),
        ["errors"] = new JsonArray([.. month.Errors.Select(Error)]),
        ["faults"] = new JsonArray([.. month.Faults.Select(Fault)]),
        ["slips"] = new JsonArray([.. month.Slips.Select(Document)]),
    };

    private static JsonObject Error(PlantedError error) => new()
    {
        ["id"] = error.Id, ["kind"] = error.Kind.ToString(), ["by"] = "people", ["matterId"] = error.Matter.Id, ["matterNumber"] = error.Matter.Number,
        ["subject"] = new JsonObject { ["system"] = error.Subject.System, ["kind"] = error.Subject.Kind, ["id"] = error.Subject.Key },
        ["document"] = error.Document is { } document ? Document(document) : null, ["second"] = error.Second is { } second ? Document(second) : null, ["how"] = error.How,
    };

    private static JsonObject Fault(PlantedFault fault) => new()
    {
        ["id"] = fault.Id, ["kind"] = fault.Kind.ToString(), ["by"] = "mapping", ["pattern"] = fault.Pattern, ["wrong"] = fault.Wrong, ["right"] = fault.Right, ["how"] = fault.How,
        ["documents"] = new JsonArray([.. fault.Documents.Select(Document)]),
    };

    private static JsonObject Document(BookDocument document) => new()
    {
        ["entity"] = document.Entity, ["booksId"] = document.BooksId, ["number"] = document.Number, ["date"] = BooksSeeder.Iso(document.Date), ["total"] = document.Total,
        ["invoiceId"] = document.Invoice?.Id, ["transactionIds"] = new JsonArray([.. Movements(document).Select(movement => JsonValue.Create(movement.Id))]),
    };

    private static IEnumerable<BankMovement> Movements(BookDocument document) =>
        document.Parts.Count > 0 ? document.Parts.Select(part => part.Movement) : document.Movement is { } only ? [only] : [];
}
