using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>Money put into a bank account: payments out of Undeposited Funds, or direct lines on any account.</summary>
internal sealed class DepositRules : TransactionRules
{
    public override string Kind => "Deposit";

    public override IReadOnlyList<string> Queryable => ["DocNumber", "TxnDate", "TotalAmt"];

    public override IReadOnlyList<string> ReadOnly => ["TotalAmt", "HomeTotalAmt", "DepositEx"];

    public override IReadOnlyList<string> DemandedOnUpdate => ["DepositToAccountRef", "Line"];

    public override IReadOnlyList<Posting> Postings(JsonObject document, Books books)
    {
        var postings = new List<Posting> { new(document.Ref("DepositToAccountRef")!, null, document.Number("TotalAmt")!.Value) { Memo = document.Text("PrivateNote") } };
        foreach (var line in document.Objects("Line"))
        {
            var amount = line.Number("Amount")!.Value;
            if (line["DepositLineDetail"] is JsonObject detail)
            {
                var (type, name) = (detail.Text("Entity", "type"), detail.Ref("Entity"));
                postings.Add(new Posting(detail.Ref("AccountRef")!, type == "CUSTOMER" ? name : null, -amount)
                {
                    VendorId = type == "VENDOR" ? name : null, Memo = line.Text("Description"),
                });
            }
            else
            {
                var source = SourceOf(line);
                var waiting = books[source.Kind].Find(source.Id)!;
                postings.Add(new Posting(waiting.Ref("DepositToAccountRef")!, waiting.Ref("CustomerRef"), -amount) { Memo = line.Text("Description") });
            }
        }

        if (document["CashBack"] is JsonObject cashBack)
        {
            postings.Add(new Posting(cashBack.Ref("AccountRef")!, null, cashBack.Number("Amount")!.Value));
        }

        return postings;
    }

    public override IReadOnlyCollection<Link> LinksOf(JsonObject document)
    {
        var key = new DocumentKey(Kind, document.Text("Id")!);
        return [.. document.Objects("Line").Where(line => line["DepositLineDetail"] is null)
            .Select(line => new Link(key, SourceOf(line), line.Number("Amount")!.Value))];
    }

    protected override void CompleteTransaction(Draft draft)
    {
        var document = draft.Document;
        if (draft.Books.AccountType(draft.Require(document, "DepositToAccountRef", "Account")) is not ("Bank" or "Other Current Asset"))
        {
            throw Refuse.Business("Select a bank account for this deposit.");
        }

        var total = 0m;
        foreach (var line in LinesOf(document))
        {
            total += Amounts.Of(line);
            if (line.Objects("LinkedTxn").Any())
            {
                CompleteLinked(draft, line);
            }
            else
            {
                CompleteDirect(draft, line);
            }
        }

        if (document["CashBack"] is JsonObject cashBack)
        {
            draft.Require(cashBack, "AccountRef", "Account");
            total -= Amounts.Of(cashBack);
        }

        if (total < 0)
        {
            throw Refuse.Business("A deposit cannot be less than 0.");
        }

        NumberLines(draft, firstId: 1);
        document["TotalAmt"] = JsonReading.Money(total);
        document.Default("TxnTaxDetail", new JsonObject());
    }

    private static void CompleteDirect(Draft draft, JsonObject line)
    {
        if (line.Text("DetailType") is { } type && type != "DepositLineDetail")
        {
            throw Refuse.BadEnumeration("DetailType", type);
        }

        var detail = line["DepositLineDetail"] as JsonObject ?? throw Refuse.Missing("DepositLineDetail");
        line["DetailType"] = "DepositLineDetail";
        var account = draft.Require(detail, "AccountRef", "Account");
        if (detail["Entity"] is JsonObject entity)
        {
            draft.Require(detail, "Entity", KindOf(entity.Text("type")));
        }

        LedgerNames.Check(draft.Books, account, NameKindOf(detail));
    }

    private static void CompleteLinked(Draft draft, JsonObject line)
    {
        var links = line.Objects("LinkedTxn").ToList();
        if (line["DepositLineDetail"] is not null || line["DetailType"] is not null)
        {
            throw Refuse.Business("Select a bank account for this deposit. A line that links a transaction has no detail of its own.");
        }

        if (links.Count != 1 || !Deposited.Kinds.Contains(links[0].Text("TxnType"), StringComparer.Ordinal))
        {
            throw Refuse.NotLinkable("a deposit line links one payment, sales receipt or refund receipt.");
        }

        var source = SourceOf(line);
        var waiting = draft.Books.Require(source.Kind, source.Id);
        if (draft.Books["Account"].Find(waiting.Ref("DepositToAccountRef")!)!.Text("AccountSubType") != "UndepositedFunds")
        {
            throw Refuse.NotLinkable("only what waits in Undeposited Funds can be deposited.");
        }

        var inThisDeposit = draft.Document.Objects("Line").Count(other => other.Objects("LinkedTxn").Any() && SourceOf(other) == source);
        if (inThisDeposit > 1 || draft.Books.Links.Onto(source).Any(link => link.From.Id != draft.Id))
        {
            throw Refuse.NotLinkable($"{source.Kind} {source.Id} has been deposited already.");
        }

        if (Amounts.Of(line) != Deposited.Worth(source.Kind, waiting))
        {
            throw Refuse.Business("A payment is deposited whole.");
        }
    }

    private static DocumentKey SourceOf(JsonObject line) =>
        line.Objects("LinkedTxn").First() is var link ? new DocumentKey(link.Text("TxnType") ?? "", link.Text("TxnId") ?? throw Refuse.Missing("TxnId")) : default;

    private static string? NameKindOf(JsonObject detail) => detail["Entity"] is JsonObject entity ? KindOf(entity.Text("type")) : null;

    // Only deposits write the type of a name in capitals.
    private static string KindOf(string? type) => type switch
    {
        "CUSTOMER" => "Customer",
        "VENDOR" => "Vendor",
        "EMPLOYEE" => "Employee",
        null => throw Refuse.Missing("type"),
        _ => throw Refuse.BadEnumeration("type", type),
    };
}
