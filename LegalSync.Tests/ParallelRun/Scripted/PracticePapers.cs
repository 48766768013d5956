using System.Globalization;
using System.Text.Json.Nodes;

namespace LegalSync.Tests.ParallelRun.Scripted;

/// <summary>A matter as the practice system names it.</summary>
internal sealed record MatterPaper(string Id, string Number, string Title, string Client);

/// <summary>A bill as the practice system has it: what is owed, and what is charged by description of its code.</summary>
internal sealed record InvoicePaper(string Id, string Number, DateOnly Issued, decimal Owed, IReadOnlyList<(string Code, string Description, decimal Amount)> Charges)
{
    /// <summary>Taken off as a discount, and written off or waived.</summary>
    public decimal Discount { get; init; }
    public decimal WrittenOff { get; init; }
}

/// <summary>A line of a bank account of the practice system.</summary>
internal sealed record MovementPaper(string Id, string Type, string Matter, DateOnly Date, decimal Amount, string Account, string AccountName, string AccountNumber, bool IsTrust);

/// <summary>The practice system's own documents, read over its wire as a bookkeeper opens them: nothing of what was planted.</summary>
internal sealed class PracticePapers(HttpClient http) : IDisposable
{
    private readonly Dictionary<string, MatterPaper> _matters = [];
    private readonly Dictionary<string, IReadOnlyDictionary<string, InvoicePaper>> _invoices = [];
    private readonly Dictionary<string, MovementPaper> _movements = [];
    private readonly Dictionary<string, string> _codes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Opens the firm's lists.</summary>
    public static async Task<PracticePapers> OpenAsync(Uri sandbox)
    {
        var http = new HttpClient { BaseAddress = sandbox };
        var tokens = JsonNode.Parse(await http.GetStringAsync("control/tokens"))!["smokeball"]!;
        http.DefaultRequestHeaders.Add("x-api-key", (string)tokens["apiKey"]!);
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + (string)tokens["accessToken"]!);
        var papers = new PracticePapers(http);
        foreach (var code in await papers.AllAsync("activitycodes"))
        {
            papers._codes[(string)code["code"]!] = (string)code["description"]!;
        }

        foreach (var account in await papers.AllAsync("bankaccounts"))
        {
            foreach (var line in await papers.AllAsync($"bankaccounts/{(string)account["id"]!}/transactions"))
            {
                var paper = Movement(account, line);
                papers._movements[paper.Id] = paper;
            }
        }

        return papers;
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    public MovementPaper? Movement(string id) => _movements.GetValueOrDefault(id);

    public async Task<MatterPaper> MatterAsync(string id)
    {
        if (!_matters.TryGetValue(id, out var paper))
        {
            var json = await ReadAsync($"matters/{id}");
            var client = await ReadAsync($"contacts/{(string)json["clientIds"]![0]!}");
            _matters[id] = paper = new MatterPaper(id, (string)json["number"]!, (string)json["description"]!, Name(client));
        }

        return paper;
    }

    public async Task<InvoicePaper?> InvoiceAsync(string matter, string id)
    {
        if (!_invoices.TryGetValue(matter, out var ofMatter))
        {
            var entries = (await AllAsync($"matters/{matter}/fees")).Concat(await AllAsync($"matters/{matter}/expenses"))
                .Where(entry => (bool)entry["isBillable"]! && !(bool)entry["isWrittenOff"]!)
                .ToLookup(entry => (string?)entry["invoiceId"] ?? "", entry => ((string)entry["activityCode"]!, _codes.GetValueOrDefault((string)entry["activityCode"]!, ""),
                    (decimal?)entry["billableAmountExcTax"] ?? (decimal)entry["amountExcTax"]!));
            _invoices[matter] = ofMatter = (await AllAsync($"matters/{matter}/invoices")).Select(invoice => Invoice(invoice, entries)).ToDictionary(invoice => invoice.Id);
        }

        return ofMatter.GetValueOrDefault(id);
    }

    private static InvoicePaper Invoice(JsonNode json, ILookup<string, (string, string, decimal)> entries)
    {
        var (id, totals) = ((string)json["id"]!, json["invoiceTotals"]!);
        var owed = (decimal)totals["unpaid"]! + (decimal)totals["paid"]!;
        return new InvoicePaper(id, json["invoiceNumber"]?.ToString() ?? "", Day(json["issuedDate"]), owed, [.. entries[id].Where(charge => charge.Item3 != 0m)])
        {
            Discount = (decimal)totals["discount"]!, WrittenOff = (decimal)totals["writtenOff"]! + (decimal)totals["waived"]!,
        };
    }

    private static MovementPaper Movement(JsonNode account, JsonNode line) => new(
        (string)line["id"]!, (string)line["type"]!, (string?)line["matter"]?["id"] ?? "", Day(line["effectiveDate"]), Math.Abs((decimal)line["amount"]!),
        (string)account["id"]!, (string)account["accountName"]!, (string)account["accountNumber"]!, (string)account["type"]! == "Trust");

    private static string Name(JsonNode contact) => contact["person"] is { } person
        ? $"{(string)person["firstName"]!} {(string)person["lastName"]!}"
        : (string)(contact["company"] ?? contact["trust"])!["name"]!;

    private static DateOnly Day(JsonNode? day) => DateOnly.Parse(((string)day!)[..10], CultureInfo.InvariantCulture);

    private async Task<JsonNode> ReadAsync(string path) => JsonNode.Parse(await http.GetStringAsync(path))!;

    private async Task<List<JsonNode>> AllAsync(string path)
    {
        const int limit = 100;
        var all = new List<JsonNode>();
        while (true)
        {
            var page = await ReadAsync(string.Create(CultureInfo.InvariantCulture, $"{path}?Limit={limit}&Offset={all.Count}"));
            var values = page["value"]!.AsArray();
            all.AddRange(values.OfType<JsonNode>());
            if (page["size"] is not { } size || all.Count >= (int)size || values.Count == 0)
            {
                return all;
            }
        }
    }
}
