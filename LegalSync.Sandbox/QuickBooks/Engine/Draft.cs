using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>How a write is meant.</summary>
/// <param name="ByPerson">By a person in the books: no SyncToken is asked for, and closed periods may be overruled when something is changed.</param>
/// <param name="AllowsDuplicateNumber">A document number may be used twice.</param>
internal sealed record WriteOptions(bool ByPerson = false, bool AllowsDuplicateNumber = false);

/// <summary>A document on its way into the books: what it would become, what it was, and what was sent.</summary>
internal sealed class Draft(Books books, JsonObject document, JsonObject? before, JsonObject sent, WriteOptions options)
{
    private HashSet<string>? _referencesBefore;

    public Books Books => books;

    /// <summary>What would be stored.</summary>
    public JsonObject Document => document;

    /// <summary>What is stored now, or null for a new document.</summary>
    public JsonObject? Before => before;

    /// <summary>The request's body.</summary>
    public JsonObject Sent => sent;

    public WriteOptions Options => options;

    /// <summary>The id of the document, or null while it is new.</summary>
    public string? Id => before?.Text("Id");

    /// <summary>The id that a property must name, of an object that exists and is active.</summary>
    public string Require(JsonObject holder, string property, string kind) =>
        Optional(holder, property, kind) ?? throw Refuse.Missing(property);

    /// <summary>The id that a property names, or null; the name is written beside it, whatever was sent.</summary>
    public string? Optional(JsonObject holder, string property, string kind)
    {
        if (holder.Ref(property) is not { Length: > 0 } id)
        {
            holder.Remove(property);
            return null;
        }

        var found = books[kind].Find(id) ?? throw Refuse.BadReference(ListOf(kind), id);
        if (!found.Flag("Active") && !WasReferenced(property, id))
        {
            throw Refuse.Inactive();
        }

        var reference = JsonReading.Reference(id, NameOf(found));
        if (holder[property]!.AsObject().Text("type") is { } type)
        {
            reference["type"] = type;
        }

        holder[property] = reference;
        return id;
    }

    /// <summary>How an object is named where others refer to it.</summary>
    public static string NameOf(JsonObject found) => found.Text("AccountType") is not null || found.Text("Job") is not null
        ? found.Text("FullyQualifiedName")!
        : found.Text("DisplayName") ?? found.Text("Name")!;

    // A document keeps a customer or an item that was made inactive after it was written.
    private bool WasReferenced(string property, string id)
    {
        if (_referencesBefore is null)
        {
            _referencesBefore = new HashSet<string>(StringComparer.Ordinal);
            Collect("", before);
        }

        return _referencesBefore.Contains($"{property}:{id}");
    }

    private void Collect(string property, JsonNode? node)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var element in list)
                {
                    Collect(property, element);
                }

                break;
            case JsonObject holder:
                if (holder.Text("value") is { } id)
                {
                    _referencesBefore!.Add($"{property}:{id}");
                }

                foreach (var (name, value) in holder)
                {
                    Collect(name, value);
                }

                break;
        }
    }

    private static string ListOf(string kind) => kind switch
    {
        "Customer" or "Vendor" or "Employee" => "Names",
        _ => kind + "s",
    };
}
