using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Ledger;

namespace LegalSync.Sandbox.QuickBooks.Entities;

/// <summary>What may wait in Undeposited Funds, and how a deposit holds it fast.</summary>
internal static class Deposited
{
    /// <summary>The kinds that a deposit may take up; a refund counts against it.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["Payment", "SalesReceipt", "RefundReceipt"];

    /// <summary>What a document brings to a deposit.</summary>
    public static decimal Worth(string kind, JsonObject document) => (kind == "RefundReceipt" ? -1 : +1) * document.Number("TotalAmt")!.Value;

    /// <summary>Refuses to change what has been deposited.</summary>
    /// <exception cref="RefusedException">6540.</exception>
    public static void Check(string kind, JsonObject document, Books books)
    {
        if (books.Links.Onto(new DocumentKey(kind, document.Text("Id")!)).Any(link => link.From.Kind == "Deposit"))
        {
            throw Refuse.Deposited();
        }
    }
}
