using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>All objects of one kind, by id.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    public IReadOnlyCollection<JsonObject> All => _byId.Values;

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    public bool WasDeleted(string id) => _deleted.Contains(id);

    public void Put(JsonObject document) => _byId[document.Text("Id")!] = document;

    public void Remove(string id)
    {
        _byId.Remove(id);
        _deleted.Add(id);
    }
}
