using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Ledger;
using LegalSync.Sandbox.QuickBooks.Schema;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Where documents enter, change and leave the books. Everything is checked before anything is changed.</summary>
internal sealed class Desk(Books books, IReadOnlyDictionary<string, EntityRules> rules)
{
    private static readonly string[] Envelope = ["Id", "SyncToken", "sparse", "domain", "MetaData", "status"];

    /// <summary>Takes in a new document.</summary>
    public JsonObject Create(EntityRules kind, JsonObject body, WriteOptions options)
    {
        EntitySchema.Check(kind.Kind, body);
        var document = Overlay([], body, [.. Envelope, .. kind.ReadOnly]);
        kind.Complete(new Draft(books, document, before: null, body, options));
        CheckOpen(document);

        var stamp = PacificTime.Stamp(books.Clock.Now);
        document.Insert(0, "domain", "QBO");
        document.Insert(1, "sparse", false);
        document.Insert(2, "Id", books.NextId(kind.Sequence));
        document.Insert(3, "SyncToken", "0");
        document.Insert(4, "MetaData", new JsonObject { ["CreateTime"] = stamp, ["LastUpdatedTime"] = stamp });
        books.Changes.Note(kind.Kind, document, BooksOperation.Create);
        Commit(kind, document);
        AutoApply.AfterCreate(books, this, kind.Kind, document);
        return document;
    }

    /// <summary>Counts and enters a change that the books themselves made to a document.</summary>
    public void Reenter(string kind, JsonObject document)
    {
        Bump(kind, document);
        Commit(rules[kind], document);
    }

    /// <summary>Takes in a document that the books themselves write.</summary>
    public void CreateOwn(string kind, JsonObject body) => Create(rules[kind], body, new WriteOptions(ByPerson: true));

    /// <summary>Changes a document: sparse keeps what the body leaves out, full clears it.</summary>
    public JsonObject Update(EntityRules kind, JsonObject body, WriteOptions options)
    {
        EntitySchema.Check(kind.Kind, body);
        var before = Changeable(kind, body, options);
        var isSparse = options.ByPerson || (body.Flag("sparse") && kind.HonoursSparse);
        if (!options.ByPerson && kind.DemandedOnUpdate.FirstOrDefault(name => body[name] is null) is { } missing)
        {
            throw Refuse.Missing(missing);
        }

        string[] fixedNames = [.. Envelope, .. kind.ReadOnly];
        var document = Overlay(isSparse ? before.DeepClone().AsObject() : Keep(before, fixedNames), body, fixedNames);
        kind.Complete(new Draft(books, document, before, body, options));
        if (!options.ByPerson)
        {
            CheckOpen(document);
        }

        Bump(kind.Kind, document);
        Commit(kind, document);
        return document;
    }

    /// <summary>Changes what only a person may change (the company, its preferences): group by group, keeping what is left out.</summary>
    public JsonObject Set(EntityRules kind, JsonObject body, WriteOptions options)
    {
        var document = Changeable(kind, body, options);
        foreach (var (name, value) in body.Where(property => !Envelope.Contains(property.Key, StringComparer.Ordinal)))
        {
            document[name] = value is JsonObject group && document[name] is JsonObject before
                ? Overlay(before.DeepClone().AsObject(), group, [])
                : value?.DeepClone();
        }

        Bump(kind.Kind, document);
        return document;
    }

    /// <summary>Takes the amounts out of a document; its number stays.</summary>
    public JsonObject Void(EntityRules kind, JsonObject body, WriteOptions options)
    {
        if (!kind.IsVoidableByCaller && !options.ByPerson)
        {
            throw Refuse.Unsupported($"void of {kind.Kind}");
        }

        EntitySchema.Check(kind.Kind, body);
        var document = Changeable(kind, body, options).DeepClone().AsObject();
        kind.Void(document);
        Bump(kind.Kind, document, BooksOperation.Void);
        Commit(kind, document);
        return document;
    }

    /// <summary>Sends a sales form by mail; it is stamped as sent.</summary>
    public JsonObject Send(EntityRules kind, string id, string? to)
    {
        var document = books.Require(kind.Kind, id);
        if (document["EmailStatus"] is null)
        {
            throw Refuse.Unsupported($"send of {kind.Kind}");
        }

        if (to is not null)
        {
            document["BillEmail"] = new JsonObject { ["Address"] = to };
        }

        if (document.Text("BillEmail", "Address") is null)
        {
            throw new RefusedException("6420", "Email address is required", "A document that is sent needs a BillEmail address.", "BillEmail");
        }

        document["EmailStatus"] = "EmailSent";
        document["DeliveryInfo"] = new JsonObject { ["DeliveryType"] = "Email", ["DeliveryTime"] = PacificTime.Stamp(books.Clock.Now) };
        Bump(kind.Kind, document, BooksOperation.Emailed);
        return document;
    }

    /// <summary>Takes a document out of the books.</summary>
    public JsonObject Delete(EntityRules kind, JsonObject body, WriteOptions options)
    {
        if (!kind.IsDeletable)
        {
            throw Refuse.Unsupported($"delete of {kind.Kind}");
        }

        EntitySchema.Check(kind.Kind, body);
        var before = Changeable(kind, body, options);
        var key = new DocumentKey(kind.Kind, before.Text("Id")!);
        books[kind.Kind].Remove(key.Id);
        books.Changes.Note(kind.Kind, before, BooksOperation.Delete);
        Balances.Update(books, books.Ledger.Replace(key, []));
        RefreshOthers(books.Links.Replace(key, []));
        ReleaseExcess(key, capacity: null);
        return new JsonObject { ["domain"] = "QBO", ["status"] = "Deleted", ["Id"] = key.Id };
    }

    /// <summary>Counts a change: one SyncToken on, and the stamp of now.</summary>
    private void Bump(string kind, JsonObject document, BooksOperation operation = BooksOperation.Update)
    {
        var next = int.Parse(document.Text("SyncToken")!, CultureInfo.InvariantCulture) + 1;
        document["SyncToken"] = next.ToString(CultureInfo.InvariantCulture);
        document["MetaData"]!["LastUpdatedTime"] = PacificTime.Stamp(books.Clock.Now);
        books.Changes.Note(kind, document, operation);
    }

    private void Commit(EntityRules kind, JsonObject document)
    {
        var key = new DocumentKey(kind.Kind, document.Text("Id")!);
        books[kind.Kind].Put(document);
        Balances.Update(books, books.Ledger.Replace(key, kind.Postings(document, books)));
        RefreshOthers(books.Links.Replace(key, kind.LinksOf(document)));
        kind.Refresh(document, books);
        if (kind.Capacity(document) is { } capacity)
        {
            ReleaseExcess(key, capacity);
        }
    }

    private void RefreshOthers(IReadOnlyCollection<DocumentKey> others)
    {
        foreach (var other in others)
        {
            if (books[other.Kind].Find(other.Id) is { } document)
            {
                rules[other.Kind].Refresh(document, books);
                Bump(other.Kind, document);
            }
        }
    }

    // A capacity of null stands for a document that is gone.
    private void ReleaseExcess(DocumentKey document, decimal? capacity)
    {
        var left = capacity ?? 0m;
        foreach (var link in books.Links.Onto(document).ToList())
        {
            var kept = Math.Min(link.Amount, left);
            left -= kept;
            if (kept < link.Amount || capacity is null)
            {
                var user = books[link.From.Kind].Find(link.From.Id)!;
                rules[link.From.Kind].Release(user, document, kept);
                Bump(link.From.Kind, user);
                Commit(rules[link.From.Kind], user);
            }
        }
    }

    private JsonObject Changeable(EntityRules kind, JsonObject body, WriteOptions options)
    {
        var before = books.Require(kind.Kind, body.Text("Id") ?? throw Refuse.Missing("Id"));
        if (!options.ByPerson && (body.Text("SyncToken") ?? throw Refuse.Missing("SyncToken")) != before.Text("SyncToken"))
        {
            throw Refuse.Stale();
        }

        kind.CheckChangeable(before, books);
        if (!options.ByPerson)
        {
            CheckOpen(before);
        }

        return before;
    }

    private void CheckOpen(JsonObject document)
    {
        if (books.ClosedUpTo is { } closed && document.Date("TxnDate") <= closed)
        {
            throw Refuse.Closed(books.ClosedByPassword);
        }
    }

    private static JsonObject Keep(JsonObject before, string[] names)
    {
        var kept = new JsonObject();
        foreach (var name in names)
        {
            if (before[name] is { } value)
            {
                kept[name] = value.DeepClone();
            }
        }

        return kept;
    }

    private static JsonObject Overlay(JsonObject document, JsonObject body, string[] exceptFor)
    {
        foreach (var (name, value) in body)
        {
            if (exceptFor.Contains(name, StringComparer.Ordinal))
            {
                continue;
            }

            document.Remove(name);
            if (value is not null)
            {
                document[name] = value.DeepClone();
            }
        }

        return document;
    }
}
