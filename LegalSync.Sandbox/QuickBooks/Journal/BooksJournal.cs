using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>What truly happened in QuickBooks: every committed write of every company, and the requests that were counted. Tests judge by it.</summary>
public sealed class BooksJournal(QuickBooksServer server)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The requests.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Every committed write; of each company in its order, the companies in the order of their realms.</summary>
    public IReadOnlyList<Effect> Effects => [.. server.Companies.SelectMany(company => company.Effects)];

    /// <summary>What callers wrote, without what people did.</summary>
    public IReadOnlyList<Effect> ByApi => [.. Effects.Where(effect => !effect.ByPerson)];

    /// <summary>Every request id that came again and was answered from memory.</summary>
    public IReadOnlyList<Replay> Replays => [.. server.Companies.SelectMany(company => company.Replays)];

    /// <summary>All of it.</summary>
    public JsonObject ToJson()
    {
        var shown = JournalJson.Of(Effects, Replays);
        shown["requests"] = JsonSerializer.SerializeToNode(Requests.Counts, Json);
        return shown;
    }
}
