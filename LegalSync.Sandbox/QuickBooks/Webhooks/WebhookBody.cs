using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>A change on its way out.</summary>
/// <param name="RealmId">The company.</param>
/// <param name="Change">What happened.</param>
/// <param name="Number">Its place among all events, from 1: its identity.</param>
internal sealed record WebhookEvent(string RealmId, BooksChange Change, long Number)
{
    private static readonly string[] Told =
    [
        "Account", "Bill", "BillPayment", "Budget", "Class", "CreditMemo", "Currency", "Customer", "Department", "Deposit", "Employee", "Estimate",
        "Invoice", "Item", "JournalCode", "JournalEntry", "Payment", "PaymentMethod", "Preferences", "Purchase", "PurchaseOrder", "RefundReceipt",
        "SalesReceipt", "TaxAgency", "Term", "TimeActivity", "Transfer", "Vendor", "VendorCredit",
    ];

    private static readonly string[] Voidable =
        ["BillPayment", "CreditMemo", "Invoice", "Payment", "Purchase", "RefundReceipt", "SalesReceipt", "Transfer"];

    /// <summary>Whether changes of a kind are told at all.</summary>
    public static bool Tells(BooksChange change) => Told.Contains(change.Entity, StringComparer.Ordinal);

    /// <summary>What is told to have happened: not every kind knows voids, and preferences are only updated.</summary>
    public BooksOperation Operation => Change.Operation switch
    {
        BooksOperation.Void when !Voidable.Contains(Change.Entity, StringComparer.Ordinal) => BooksOperation.Update,
        _ when Change.Entity == "Preferences" => BooksOperation.Update,
        var other => other,
    };
}

/// <summary>The bytes of a notification in either shape.</summary>
internal static class WebhookBody
{
    private const int Oversize = 2_100_000;

    /// <summary>One object, realm by realm.</summary>
    public static byte[] Legacy(IEnumerable<WebhookEvent> events, bool oversized)
    {
        var body = new JsonObject
        {
            ["eventNotifications"] = new JsonArray([.. events.GroupBy(one => one.RealmId).Select(realm => new JsonObject
            {
                ["realmId"] = realm.Key,
                ["dataChangeEvent"] = new JsonObject { ["entities"] = new JsonArray([.. realm.Select(Entity)]) },
            })]),
        };
        if (oversized)
        {
            body["padding"] = new string('x', Oversize);
        }

        return Bytes(body);
    }

    /// <summary>A list of CloudEvents.</summary>
    public static byte[] CloudEvents(IEnumerable<WebhookEvent> events, bool oversized, bool presentTense) => Bytes(new JsonArray([.. events.Select((one, at) =>
    {
        var data = new JsonObject();
        if (one.Change.DeletedId is { } deleted)
        {
            data["deletedid"] = deleted;
        }

        if (oversized && at == 0)
        {
            data["padding"] = new string('x', Oversize);
        }

        return new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = Identity(one),
            ["source"] = "intuit.dsnuZ5TRt6WcKhfr9Yb9fJ0qGo7W3Mql1u5hVJk2xW0=",
            ["type"] = $"qbo.{one.Change.Entity.ToLowerInvariant()}.{Verb(one.Operation, presentTense)}.v1",
            ["datacontenttype"] = "application/json",
            ["time"] = one.Change.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["intuitentityid"] = one.Change.Id,
            ["intuitaccountid"] = one.RealmId,
            ["data"] = data,
        };
    })]));

    private static JsonObject Entity(WebhookEvent one)
    {
        var entity = new JsonObject
        {
            ["name"] = one.Change.Entity,
            ["id"] = one.Change.Id,
            ["operation"] = one.Operation.ToString(),
            ["lastUpdated"] = PacificTime.Stamp(one.Change.At).Remove("yyyy-MM-ddTHH:mm:ss-07".Length, 1),
        };
        if (one.Change.DeletedId is { } deleted)
        {
            entity["deletedId"] = deleted;
        }

        return entity;
    }

    private static string Verb(BooksOperation operation, bool presentTense) => (operation, presentTense) switch
    {
        (BooksOperation.Emailed, _) => "emailed",
        (var other, true) => other.ToString().ToLowerInvariant(),
        (BooksOperation.Void, _) => "voided",
        (var other, _) => other.ToString().ToLowerInvariant() + "d",
    };

    private static string Identity(WebhookEvent one) =>
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{one.RealmId}:{one.Number}"))).AsSpan(0, 16)).ToString("D");

    private static byte[] Bytes(JsonNode body) => Encoding.UTF8.GetBytes(body.ToJsonString());
}
