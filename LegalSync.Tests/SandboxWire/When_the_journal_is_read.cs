using System.Text.Json.Nodes;
using Xunit;
using static LegalSync.Tests.SandboxWire.WireBench;

namespace LegalSync.Tests.SandboxWire;

public sealed class When_the_journal_is_read : IDisposable
{
    private readonly WireBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task it_tells_of_each_write_what_a_judge_needs()
    {
        (await _bench.Post("/invoice?requestid=r-1", _bench.Invoice(12.5m, "LS:1"))).Dispose();

        var effect = _bench.Server.Journal.ToJson()["effects"]!.AsArray()[^1]!;

        Assert.Equal("create Invoice r-1", $"{effect["operation"]} {effect["entity"]} {effect["requestid"]}");
        Assert.Equal(("LS:1", "12.5", "2026-05-31"), (effect["mark"]!.ToString(), effect["amount"]!.ToString(), effect["txnDate"]!.ToString()));
        Assert.Equal((_bench.Firm.MatterId, _bench.Firm.Company.RealmId), (effect["customerId"]!.ToString(), effect["realmId"]!.ToString()));
        Assert.Equal(("2026-05-31T18:00:00.0000000+00:00", "false"), (effect["at"]!.ToString(), effect["byPerson"]!.ToString()));
        Assert.Null(effect["bId"]);
    }

    [Fact]
    public async Task a_batch_item_is_told_with_its_own_id()
    {
        (await _bench.Post("/batch?requestid=r-7", _bench.Batch("b1", "b2"))).Dispose();

        var effects = _bench.Server.Journal.ToJson()["effects"]!.AsArray();

        Assert.Equal(("r-7:b2", "b2"), (effects[^1]!["requestid"]!.ToString(), effects[^1]!["bId"]!.ToString()));
    }

    [Fact]
    public async Task a_deleted_document_keeps_its_facts_and_a_voided_one_loses_its_amount()
    {
        using var first = await _bench.Post("/invoice", _bench.Invoice(3m, "LS:1"));
        using var second = await _bench.Post("/invoice", _bench.Invoice(4m, "LS:2"));
        var (gone, voided) = ((await BodyOf(first))["Invoice"]!["Id"]!.ToString(), (await BodyOf(second))["Invoice"]!["Id"]!.ToString());

        _bench.Firm.Company.Delete("Invoice", gone);
        _bench.Firm.Company.Void("Invoice", voided);

        Assert.Equal(
            [("create", false, "LS:1", 3m), ("create", false, "LS:2", 4m), ("delete", true, "LS:1", 3m), ("void", true, "LS:2", 0m)],
            _bench.Written.Select(effect => (effect.Operation, effect.ByPerson, effect.Mark![^4..], effect.Amount!.Value)));
        Assert.Equal(2, _bench.Server.Journal.ByApi.Count(effect => effect.Entity == "Invoice"));
    }

    [Fact]
    public async Task a_journal_entry_and_a_deposit_name_amount_and_client()
    {
        (await _bench.Post("/journalentry", Parse($$$"""
            {"TxnDate":"2026-05-30","PrivateNote":"LS:je","Line":[
             {"Amount":70,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Debit","AccountRef":{"value":"{{{_bench.Firm.TrustLiabilityId}}}"},
              "Entity":{"Type":"Customer","EntityRef":{"value":"{{{_bench.Firm.MatterId}}}"}} } },
             {"Amount":70,"DetailType":"JournalEntryLineDetail","JournalEntryLineDetail":{"PostingType":"Credit","AccountRef":{"value":"{{{_bench.Firm.TrustBankId}}}"}} } ]}
            """))).Dispose();
        (await _bench.Post("/deposit", Parse($$$"""
            {"TxnDate":"2026-05-30","DepositToAccountRef":{"value":"{{{_bench.Firm.TrustBankId}}}"},"Line":[{"Amount":80,"DetailType":"DepositLineDetail",
             "DepositLineDetail":{"AccountRef":{"value":"{{{_bench.Firm.TrustLiabilityId}}}"},"Entity":{"value":"{{{_bench.Firm.MatterId}}}","type":"CUSTOMER"}} } ]}
            """))).Dispose();

        Assert.Equal(
            [("JournalEntry", 70m, _bench.Firm.MatterId), ("Deposit", 80m, _bench.Firm.MatterId)],
            _bench.Written.Select(effect => (effect.Entity, effect.Amount!.Value, effect.CustomerId!)));
    }

    [Fact]
    public async Task requests_are_counted_by_what_they_were()
    {
        (await _bench.Post("/invoice", _bench.Invoice(1m))).Dispose();
        (await _bench.Post("/batch", _bench.Batch("b1", "b2", "b3"))).Dispose();
        (await _bench.Get("/query?query=" + Uri.EscapeDataString("select * from Invoice"))).Dispose();
        (await _bench.Get("/preferences")).Dispose();
        (await _bench.Get("/cdc?entities=Invoice&changedSince=2026-05-30")).Dispose();

        var counts = _bench.Server.Journal.Requests.Counts;

        Assert.Equal((5, 1, 1, 3), (counts.Requests, counts.Singles, counts.Batches, counts.BatchItems));
        Assert.Equal((1, 1, 1, 0), (counts.Queries, counts.Reads, counts.ChangeFeeds, counts.Throttled));
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
