using System.Text.Json.Nodes;
using LegalSync.Tests.Statements;

namespace LegalSync.Tests.ThreeWay;

/// <summary>The books of <see cref="SampleMonth.Plain"/> as the verb reads them: one deposit in transit, one cheque outstanding. Tests take them and break them.</summary>
internal sealed class MonthBooks
{
    public const string Balanced = "108451.00";

    private readonly JsonObject _root = new()
    {
        ["asOf"] = "2026-08-31",
        ["openingLedgers"] = new JsonObject
        {
            ["M-2207"] = Ledger("Larkspur Holdings", "20000.00"),
            ["M-3001"] = Ledger("Okafor", "1000.00"),
            ["M-3104"] = Ledger("Pemberton", "19949.75"),
            ["M-3350"] = Ledger("Ross & Dale", "0.00"),
            ["FIRM"] = Ledger("Firm funds for bank charges", "50.00"),
            ["INTEREST"] = Ledger("Foundation interest", "0.00"),
        },
        ["openingBook"] = "40999.75",
        ["openingOutstanding"] = new JsonArray(new JsonObject { ["ref"] = "chk 3310", ["date"] = "2026-07-28", ["matter"] = "M-3001", ["amount"] = "-875.50" }),
        ["journal"] = new JsonArray(),
    };

    public MonthBooks() => Post("J01", "2026-08-03", "M-3001", "2500.00", "deposit", "Okafor retainer check")
        .Post("J02", "2026-08-04", "M-2207", "15000.00", "deposit", "Larkspur Holdings wire")
        .Post("J03", "2026-08-07", "M-2207", "-410.00", "disbursement", "County Recorder chk 3311")
        .Post("J04", "2026-08-11", "M-2207", "-3200.75", "earned_fee_transfer", "INV-8114 to operating 5527")
        .Post("J05", "2026-08-12", "M-3001", "-2500.00", "nsf_reversal", "Okafor check returned")
        .Post("J06", "2026-08-12", "FIRM", "-15.00", "bank_fee", "Returned item fee")
        .Post("J07", "2026-08-19", "M-3350", "80000.00", "deposit", "Harborview Mutual claim 41-7 wire")
        .Post("J08", "2026-08-20", "M-2207", "-1500.00", "matter_transfer", "to M-3104, client letter 08/20")
        .Post("J09", "2026-08-20", "M-3104", "1500.00", "matter_transfer", "from M-2207, client letter 08/20")
        .Post("J10", "2026-08-21", "M-3350", "-23333.00", "disbursement", "Hillside Therapy lien chk 3312")
        .Post("J11", "2026-08-25", "FIRM", "-15.00", "bank_fee", "Wire fee")
        .Post("J12", "2026-08-25", "FIRM", "-15.00", "bank_fee", "Wire fee")
        .Post("J13", "2026-08-26", "M-3104", "-1200.00", "refund", "Pemberton refund chk 3313")
        .Post("J14", "2026-08-31", "M-3104", "640.00", "deposit", "Pemberton replenishment eCheck")
        .Post("J15", "2026-08-31", "INTEREST", "9.13", "interest", "Interest credited")
        .Post("J16", "2026-08-31", "INTEREST", "-9.13", "interest_remit", "Swept to foundation");

    /// <summary>The file.</summary>
    public string Json => _root.ToJsonString();

    private JsonArray Journal => _root["journal"]!.AsArray();

    public MonthBooks Post(string id, string date, string ledger, string amount, string type, string memo)
    {
        Journal.Add(new JsonObject { ["id"] = id, ["date"] = date, ["ledger"] = ledger, ["amount"] = amount, ["type"] = type, ["memo"] = memo });
        return this;
    }

    /// <summary>Changes a member of an entry.</summary>
    public MonthBooks With(string id, string member, JsonNode? value)
    {
        Entry(id)[member] = value;
        return this;
    }

    /// <summary>Leaves a member of an entry out.</summary>
    public MonthBooks Lacking(string id, string member)
    {
        Entry(id).Remove(member);
        return this;
    }

    public MonthBooks Without(string id)
    {
        Journal.Remove(Entry(id));
        return this;
    }

    /// <summary>Changes a member of the whole; null leaves it out.</summary>
    public MonthBooks Root(string member, JsonNode? value)
    {
        _root.Remove(member);
        if (value is not null)
        {
            _root[member] = value;
        }

        return this;
    }

    private JsonObject Entry(string id) => Journal.Single(line => line!["id"]!.GetValue<string>() == id)!.AsObject();

    private static JsonObject Ledger(string client, string balance) => new() { ["client"] = client, ["balance"] = balance };
}
