using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Two customers become one, as a person in the books may decide: what named the one names the other from then on.</summary>
internal sealed class Merging(Books books, Desk desk, IReadOnlyDictionary<string, EntityRules> rules)
{
    private const string Kind = "Customer";
    private static readonly string[] NamingProperties = ["CustomerRef", "Entity", "EntityRef"];
    private static readonly WriteOptions ByPerson = new(ByPerson: true);

    /// <summary>Merges a customer into another and answers the one that is kept.</summary>
    /// <param name="keep">The customer that stays.</param>
    /// <param name="drop">The customer that is given up.</param>
    /// <param name="leavesInactive">Whether the given-up customer stays behind as an inactive entry; otherwise it is gone.</param>
    public JsonObject Merge(string keep, string drop, bool leavesInactive)
    {
        var (kept, dropped) = (books.Require(Kind, keep), books.Require(Kind, drop));
        if (keep == drop || IsBelow(kept, drop))
        {
            throw Refuse.Business("A customer cannot be merged into itself or into a job of its own.");
        }

        if (!kept.Flag("Active"))
        {
            throw Refuse.Inactive();
        }

        books.Changes.Note(Kind, kept, BooksOperation.Merge, drop);
        foreach (var child in books[Kind].All.Where(child => child.Ref("ParentRef") == drop).ToList())
        {
            desk.Update(rules[Kind], new JsonObject { ["Id"] = child.Text("Id"), ["ParentRef"] = new JsonObject { ["value"] = keep } }, ByPerson);
        }

        Repoint(drop, JsonReading.Reference(keep, kept.Text("FullyQualifiedName")!));
        if (leavesInactive)
        {
            desk.Update(rules[Kind], new JsonObject { ["Id"] = drop, ["Active"] = false }, ByPerson);
        }
        else
        {
            books[Kind].Remove(dropped.Text("Id")!);
        }

        desk.Reenter(Kind, kept);
        return kept;
    }

    private bool IsBelow(JsonObject customer, string ancestor) =>
        customer.Ref("ParentRef") is { } parent && (parent == ancestor || IsBelow(books[Kind].Find(parent)!, ancestor));

    private void Repoint(string drop, JsonObject to)
    {
        var changed = new List<DocumentKey>();
        foreach (var kind in rules.Values.Where(kind => kind.IsTransaction))
        {
            foreach (var document in books[kind.Kind].All.Where(document => Rename(document, drop, to)).ToList())
            {
                desk.Reenter(kind.Kind, document);
                changed.Add(new DocumentKey(kind.Kind, document.Text("Id")!));
            }
        }

        // A deposit moves its payments under the names of their payers.
        var deposits = changed.SelectMany(key => books.Links.Onto(key)).Where(link => link.From.Kind == "Deposit").Select(link => link.From.Id).Distinct();
        foreach (var id in deposits.ToList())
        {
            desk.Reenter("Deposit", books["Deposit"].Find(id)!);
        }
    }

    private static bool Rename(JsonNode? node, string drop, JsonObject to) => node switch
    {
        JsonArray list => list.Aggregate(false, (found, element) => Rename(element, drop, to) || found),
        JsonObject holder => holder.ToList().Aggregate(false, (found, property) => RenameProperty(holder, property.Key, drop, to) || found),
        _ => false,
    };

    private static bool RenameProperty(JsonObject holder, string name, string drop, JsonObject to)
    {
        if (!NamingProperties.Contains(name, StringComparer.Ordinal) || holder.Ref(name) != drop)
        {
            return Rename(holder[name], drop, to);
        }

        var reference = to.DeepClone().AsObject();
        if (holder.Text(name, "type") is { } type)
        {
            reference["type"] = type;
        }

        holder[name] = reference;
        return true;
    }
}
