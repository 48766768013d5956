using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Tests.Smokeball;

/// <summary>Records in Smokeball's shape with invented values, and a way to change one field.</summary>
internal static class Fixture
{
    public const string Fee = """
        {"href":"https://x/fees/f1","id":"fee-1","versionId":"0d0c7a0e-3f6b-4c0e-9a3b-2f1f0c3b9a11",
         "matter":{"id":"matter-1","href":"https://x/matters/matter-1","relation":"Matters","method":"GET"},"staff":{"id":"staff-7"},
         "matterId":"matter-1","invoiceId":"inv-1","activityCode":"DRAFT","utbmsTaskCode":null,"subject":"Draft trust agreement","description":null,
         "feeDate":"2026-02-28T00:00:00+00:00","feeType":1,"finalized":true,"isBillable":true,"isWrittenOff":false,"isInvoicedExternally":false,
         "duration":90,"durationWorked":105,"rate":333.3333,"amount":500.00,"amountExcTax":500.00,"amountIncTax":500.00,"tax":0,
         "billableAmountExcTax":500.00,"billableTax":0,"isDeleted":false,"sourceItems":[],"aFieldOfNextYear":{"deep":[1,2,3]}}
        """;

    public const string Expense = """
        {"id":"exp-1","versionId":"v","matter":{"id":"matter-1"},"invoice":{"id":"inv-1"},"invoiceId":null,"activityCode":"COPY",
         "utbmsTaskCode":"E101","subject":"Copies","description":"Exhibits A to F","expenseDate":"2026-03-01","costType":"Soft","quantity":12.5,"price":0.25,
         "amount":3.13,"amountExcTax":3.13,"amountIncTax":3.41,"finalized":false,"isBillable":true,"isWrittenOff":false,"isDeleted":false}
        """;

    public const string Invoice = """
        {"id":"inv-1","versionId":"v","matter":{"id":"matter-1"},"matterId":"matter-1","status":1,"invoiceNumber":9007199254740993,
         "invoiceTitle":"Estate of a Sample","invoiceTitleLine2":"March","issuedDate":"2026-03-31T23:30:00-05:00","dueDate":"2026-04-30T00:00:00Z",
         "paidDate":"0001-01-01T00:00:00","waived":false,
         "entries":[{"id":"fee-9","versionId":"v","type":1},{"id":"exp-1","versionId":"v","type":2},{"id":"fee-1","versionId":"v","type":0}],
         "invoiceTotals":{"paid":100.00,"billed":560.00,"unpaid":421.20,"writtenOff":5.00,"waived":1.00,"discount":60.00,"total":587.20,"tax":22.20,
         "interest":5.00,"feeTotal":500.00,"writtenOffFeeTotal":0,"expenseTotal":60.00,"writtenOffExpenseTotal":0}}
        """;

    public const string Line = """
        {"account":{"id":"bank-1","type":"Trust"},"transaction":{"id":"line-1","payorName":"Ann Sample","matter":{"id":"matter-1"},"payor":{"id":"c1"},
         "bankAccount":{"id":"bank-1"},"type":"Deposit","amount":1250.50,"enteredDate":"2026-03-02T14:05:06.1234567Z","effectiveDate":"2026-03-01T00:00:00",
         "reference":"CHK 1001","reason":"Retainer","description":"Retainer","note":"n","reversed":false,"reversedToTransaction":null,"reversedFromTransaction":null}}
        """;

    public const string Matter = """
        {"id":"matter-1","versionId":"638500000000000000","number":"EP-0042","title":"EP-0042 - Sample - Estate Plan","status":"Open","isLead":false,
         "matterType":{"id":"type-1"},"clients":[{"id":"c1"},{"id":"c2"},{"id":"c1"}],"otherSides":[{"id":"c3"}],"clientIds":["c1","c2"]}
        """;

    public static readonly SmokeballReader Reader = new(Currency.Usd);

    public static SourceRecord Record(SourceKind kind, string payload, string matter = "") =>
        SourceRecord.Captured(new CapturedRecord(kind, new SourceId("stored-key"), new MatterId(matter), "v", payload),
            SmokeballRig.Firm, new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The fixture with one field, named by its path, set to a JSON value; taken out when the value is null.</summary>
    public static string With(this string fixture, string path, string? json)
    {
        var root = JsonNode.Parse(fixture)!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(root, (node, step) => node[step]!).AsObject();
        parent.Remove(steps[^1]);
        if (json is not null)
        {
            parent[steps[^1]] = JsonNode.Parse(json);
        }

        return root.ToJsonString();
    }
}
