using System.Globalization;
using System.Text.Json.Nodes;

namespace LegalSync.Tests.Oracle;

/// <summary>The judge's report of the books (<c>GET /control/books</c>), read into the oracle's terms.</summary>
internal sealed class BooksReading
{
    private readonly Dictionary<string, string> _customers = [];
    private readonly Dictionary<string, string?> _invoiceNumbers;

    public BooksReading(JsonObject report)
    {
        // A report built in memory may hold any number type; read back from its text all are alike.
        var plain = JsonNode.Parse(report.ToJsonString())!.AsObject();
        foreach (var row in Objects(plain["trialBalance"]))
        {
            var customer = (string?)row["customer"] ?? "";
            Balances[((string)row["account"]!, customer)] = Whole.Hundredths((decimal)row["balance"]!);
            if (customer.Length > 0)
            {
                _customers[(string)row["customerId"]!] = customer;
            }
        }

        var documents = Objects(plain["documents"]).ToList();
        _invoiceNumbers = documents.Where(document => (string)document["kind"]! == "Invoice")
            .ToDictionary(document => (string)document["id"]!, document => (string?)document["docNumber"]);
        Documents = [.. documents.Select(Document)];
    }

    public Dictionary<(string Account, string Customer), long> Balances { get; } = [];

    public IReadOnlyList<ExpectedDocument> Documents { get; }

    private ExpectedDocument Document(JsonObject document)
    {
        var kind = (string)document["kind"]!;
        var lines = Objects(document["lines"]).ToList();
        var customers = (document["customerId"] is { } header ? [(string)header!] : lines.Select(CustomerOf).OfType<string>()).Distinct().ToList();
        return new ExpectedDocument(
            kind,
            customers is [var only] ? _customers.GetValueOrDefault(only, $"customer {only}") : "",
            DateOnly.ParseExact((string)document["date"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Whole.Hundredths((decimal)document["total"]!),
            kind switch
            {
                "Invoice" or "CreditMemo" => (string?)document["docNumber"],
                "Payment" => Settled(lines),
                _ => null,
            });
    }

    private string? Settled(List<JsonObject> lines)
    {
        var numbers = lines.SelectMany(line => Objects(line["LinkedTxn"]))
            .Select(link => _invoiceNumbers.GetValueOrDefault((string)link["TxnId"]!) ?? $"{link["TxnType"]} {link["TxnId"]}").ToList();
        return numbers.Count == 0 ? null : string.Join(" and ", numbers);
    }

    private static string? CustomerOf(JsonObject line) => (string?)(
        line["AccountBasedExpenseLineDetail"]?["CustomerRef"]?["value"]
        ?? (line["DepositLineDetail"]?["Entity"] is { } named && (string?)named["type"] == "CUSTOMER" ? named["value"] : null)
        ?? (line["JournalEntryLineDetail"]?["Entity"] is { } entity && (string?)entity["Type"] == "Customer" ? entity["EntityRef"]!["value"] : null));

    private static IEnumerable<JsonObject> Objects(JsonNode? array) => array?.AsArray().OfType<JsonObject>() ?? [];
}
