extern alias sandbox;
using System.Globalization;
using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.QuickBooks;
using sandbox::LegalSync.Sandbox.QuickBooks.Engine;
using sandbox::LegalSync.Sandbox.Time;
using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

/// <summary>A small firm's books on a still clock: one client with a matter, a bank of each kind, a trust liability and a service item.</summary>
internal sealed class TestBooks
{
    public TestBooks()
    {
        Clock.Set(new DateTimeOffset(2026, 5, 31, 18, 0, 0, TimeSpan.Zero), frozen: true);
        Company = new QuickBooksCompany("9130357000000000001", Clock);
        Client = Company.Create("Customer", Parse("""{"DisplayName":"Marigold Testwell"}"""));
        Matter = Company.Create("Customer", Parse($$$"""{"DisplayName":"M-1001 Testwell Estate","Job":true,"ParentRef":{"value":"{{{Client}}}"}}"""));
        Other = Company.Create("Customer", Parse("""{"DisplayName":"Basil Samplewood"}"""));
        Operating = Company.Create("Account", Parse("""{"Name":"Operating","AccountType":"Bank","AccountSubType":"Checking"}"""));
        Iolta = Company.Create("Account", Parse("""{"Name":"IOLTA","AccountType":"Bank","AccountSubType":"TrustAccounts"}"""));
        TrustLiability = Company.Create("Account", Parse("""{"Name":"Client funds held in trust","AccountSubType":"TrustAccountsLiabilities"}"""));
        Fees = Company.Create("Account", Parse("""{"Name":"Legal fees","AccountType":"Income","AccountSubType":"LegalProfessionalFees"}"""));
        Item = Company.Create("Item", Parse($$$"""{"Name":"L110","Type":"Service","IncomeAccountRef":{"value":"{{{Fees}}}"}}"""));
    }

    public SandboxClock Clock { get; } = new();

    public QuickBooksCompany Company { get; }

    public string Client { get; }

    public string Matter { get; }

    public string Other { get; }

    public string Operating { get; }

    public string Iolta { get; }

    public string TrustLiability { get; }

    public string Fees { get; }

    public string Item { get; }

    public static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>Writes as a caller would, without a request id.</summary>
    public JsonObject Write(string entity, JsonObject body, string? operation = null, string? include = null) =>
        Company.Write(new WriteRequest(entity, body) { Operation = operation, Include = include }).First().Value!.AsObject();

    public JsonObject Write(string entity, string json, string? operation = null) => Write(entity, Parse(json), operation);

    /// <summary>Writes and expects a refusal.</summary>
    public RefusedException Refused(string code, string entity, JsonObject body, string? operation = null)
    {
        var refusal = Assert.Throws<RefusedException>(() => Write(entity, body, operation));
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    public RefusedException Refused(string code, string entity, string json, string? operation = null) => Refused(code, entity, Parse(json), operation);

    public JsonObject Read(string entity, string id) => Company.Read(entity, id).First().Value!.AsObject();

    public JsonArray Rows(string statement, string entity) => Company.Query(statement)["QueryResponse"]![entity]?.AsArray() ?? [];

    /// <summary>Switches a preference, as a person would.</summary>
    public void Prefer(string group, string name, bool isOn) =>
        Company.Change("Preferences", "1", new JsonObject { [group] = new JsonObject { [name] = isOn } });

    /// <summary>The body of an invoice with one line.</summary>
    public JsonObject Invoice(decimal amount, string? number = null, string? customer = null)
    {
        var body = Parse($$$"""
            {"CustomerRef":{"value":"{{{customer ?? Matter}}}"},"TxnDate":"2026-05-10",
             "Line":[{"Amount":{{{Text(amount)}}},"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"{{{Item}}}"}} }]}
            """);
        if (number is not null)
        {
            body["DocNumber"] = number;
        }

        return body;
    }

    /// <summary>The body of a payment, with what it applies to one invoice.</summary>
    public JsonObject Payment(decimal total, string? invoice = null, decimal? applied = null, string? customer = null, string? into = null)
    {
        var body = Parse($$$"""{"CustomerRef":{"value":"{{{customer ?? Matter}}}"},"TotalAmt":{{{Text(total)}}},"TxnDate":"2026-05-20"}""");
        if (invoice is not null)
        {
            body["Line"] = new JsonArray(Parse($$$"""{"Amount":{{{Text(applied ?? total)}}},"LinkedTxn":[{"TxnId":"{{{invoice}}}","TxnType":"Invoice"}]}"""));
        }

        if (into is not null)
        {
            body["DepositToAccountRef"] = new JsonObject { ["value"] = into };
        }

        return body;
    }

    /// <summary>A deposit of client money into trust.</summary>
    public JsonObject TrustDeposit(decimal amount) => Parse($$$"""
        {"DepositToAccountRef":{"value":"{{{Iolta}}}"},"TxnDate":"2026-05-05","Line":[{"Amount":{{{Text(amount)}}},"DetailType":"DepositLineDetail",
         "DepositLineDetail":{"AccountRef":{"value":"{{{TrustLiability}}}"},"Entity":{"value":"{{{Matter}}}","type":"CUSTOMER"}} }]}
        """);

    public static JsonObject Token(JsonObject document) =>
        new() { ["Id"] = document["Id"]!.ToString(), ["SyncToken"] = document["SyncToken"]!.ToString() };

    public static string Id(JsonObject document) => document["Id"]!.ToString();

    public static decimal Number(JsonObject document, string name) => decimal.Parse(document[name]!.ToString(), CultureInfo.InvariantCulture);

    /// <summary>Debit less credit of an account, of one customer or of all.</summary>
    public decimal Balance(string account, string? customer = null) => BooksReport.Build(Company)["trialBalance"]!.AsArray()
        .Where(row => row!["accountId"]!.ToString() == account && (customer is null || row["customerId"]?.ToString() == customer))
        .Sum(row => Number(row!.AsObject(), "balance"));

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
