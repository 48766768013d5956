using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>All objects of one kind, by id.</summary>
internal sealed class Shelf
{
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _byNumber = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deleted = new(StringComparer.Ordinal);

    public IReadOnlyCollection<JsonObject> All => _byId.Values;

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The ids of the documents that bear a number.</summary>
    public IReadOnlyCollection<string> WithNumber(string number) => _byNumber.TryGetValue(number, out var ids) ? ids : [];

    public bool WasDeleted(string id) => _deleted.Contains(id);

    public void Put(JsonObject document)
    {
        var id = document.Text("Id")!;
        Forget(id);
        _byId[id] = document;
        if (document.Text("DocNumber") is { } number)
        {
            (_byNumber.TryGetValue(number, out var ids) ? ids : _byNumber[number] = new(StringComparer.Ordinal)).Add(id);
        }
    }

    public void Remove(string id)
    {
        Forget(id);
        _byId.Remove(id);
        _deleted.Add(id);
    }

    private void Forget(string id)
    {
        if (Find(id)?.Text("DocNumber") is { } number && _byNumber.TryGetValue(number, out var ids))
        {
            ids.Remove(id);
        }
    }
}
