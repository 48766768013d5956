using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>The committed writes of one company in their order, with what a judge needs to know of each document.</summary>
internal sealed class EffectList(string realmId, SandboxClock clock)
{
    private readonly List<Effect> _effects = [];
    private readonly Dictionary<(string Entity, string Id), Effect> _last = [];

    /// <summary>Those behind a sequence.</summary>
    public IReadOnlyList<Effect> After(int sequence) => _effects[Math.Min(sequence, _effects.Count)..];

    /// <summary>Notes a write that was committed.</summary>
    public void Note(string operation, string entity, JsonObject document, string? requestId, bool byPerson)
    {
        var id = document.Text("Id")!;
        var isGone = document.Text("status") == "Deleted";
        var effect = (isGone && _last.TryGetValue((entity, id), out var before) ? before : Facts(entity, id, document)) with
        {
            Sequence = _effects.Count + 1, At = clock.Now, Operation = operation, RealmId = realmId, RequestId = requestId, ByPerson = byPerson,
        };
        _effects.Add(effect);
        _last[(entity, id)] = effect;
    }

    private static Effect Facts(string entity, string id, JsonObject document) => new()
    {
        Sequence = 0,
        At = default,
        Operation = "",
        Entity = entity,
        Id = id,
        DocNumber = document.Text("DocNumber"),
        Mark = document.Text("PrivateNote"),
        Amount = entity == "JournalEntry" ? Debits(document) : document.Number("TotalAmt") ?? document.Number("Amount"),
        TxnDate = document.Date("TxnDate"),
        CustomerId = document.Ref("CustomerRef") ?? document.Objects("Line").Select(CustomerOf).FirstOrDefault(customer => customer is not null),
        SyncToken = document.Text("SyncToken"),
    };

    private static decimal Debits(JsonObject document) => document.Objects("Line")
        .Where(line => line.Text("JournalEntryLineDetail", "PostingType") == "Debit").Sum(line => line.Number("Amount") ?? 0m);

    private static string? CustomerOf(JsonObject line) =>
        line.Text("JournalEntryLineDetail", "Entity", "EntityRef", "value")
        ?? line.Text("DepositLineDetail", "Entity", "value")
        ?? line.Text("AccountBasedExpenseLineDetail", "CustomerRef", "value");
}
