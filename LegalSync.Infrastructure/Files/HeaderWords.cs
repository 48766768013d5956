using System.Text;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Infrastructure.Files;

/// <summary>The headings exports use, and what each means. An earlier rank wins; two of one rank are ambiguous.</summary>
internal static class HeaderWords
{
    private static readonly Dictionary<string, (ColumnRole Role, int Rank)> Known = Build(
        (ColumnRole.Id, ["id"]),
        (ColumnRole.Id, ["txn id", "transaction id", "trans id", "tx id", "entry id", "record id", "row id", "line id", "external id",
            "internal id", "source id", "ledger id", "document id", "doc id", "quickbooks id", "qb id", "qbo id", "smokeball id", "uid", "uuid", "guid"]),
        (ColumnRole.Id, ["invoice id", "payment id", "journal id", "key"]),
        (ColumnRole.Reference, ["reference", "ref", "reference no", "ref no", "reference id", "ref id", "source reference", "transaction reference"]),
        (ColumnRole.Date, ["date"]),
        (ColumnRole.Date, ["txn date", "transaction date", "trans date", "tx date", "invoice date", "bill date", "document date", "doc date",
            "payment date", "entry date", "issue date", "issued", "date issued", "date paid", "date received", "invoiced on", "deposit date", "day"]),
        (ColumnRole.Date, ["posted date", "posting date", "post date", "date posted", "posted", "posted on", "effective date", "value date"]),
        (ColumnRole.Number, ["no"]),
        (ColumnRole.Number, ["invoice no", "inv no", "doc no", "document no", "bill no", "invoice no s", "credit memo no", "txn no", "transaction no", "entry no"]),
        (ColumnRole.Number, ["invoice", "inv", "check no", "cheque no", "chq no", "payment no", "receipt no", "voucher no", "document"]),
        (ColumnRole.Matter, ["matter no", "matter id", "matter ref", "matter reference", "matter code"]),
        (ColumnRole.Matter, ["matter"]),
        (ColumnRole.Matter, ["matter name", "file", "file no", "case", "case no", "job", "project"]),
        (ColumnRole.Client, ["client", "client name", "customer", "customer name", "customer full name", "client full name", "client customer",
            "client or customer", "customer client"]),
        (ColumnRole.Client, ["name", "full name", "display name", "customer display name", "payee", "payer", "payor", "received from", "bill to",
            "billed to", "contact", "party", "counterparty", "customer job", "customer project", "donor"]),
        (ColumnRole.Kind, ["kind"]),
        (ColumnRole.Kind, ["type", "transaction type", "txn type", "trans type", "tx type", "entry type", "record type", "document type", "doc type"]),
        (ColumnRole.Amount, ["amount"]),
        (ColumnRole.Amount, ["total", "total amount", "amount total", "invoice amount", "invoice total", "payment amount", "transaction amount",
            "txn amount", "trans amount", "tx amount", "gross", "gross amount", "amount gross", "net amount", "amount net", "value", "billed amount",
            "amount billed", "bill amount", "bill total", "total billed", "home amount", "amt", "total amt", "sum"]),
        (ColumnRole.Amount, ["amount due", "total due", "balance due"]),
        (ColumnRole.Debit, ["debit", "debits", "debit amount", "dr", "dr amount", "amount debit"]),
        (ColumnRole.Credit, ["credit", "credits", "credit amount", "cr", "cr amount", "amount credit"]),
        (ColumnRole.MoneyIn, ["money in", "paid in", "deposit", "deposits", "deposit amount", "receipts", "amount in", "in", "increase"]),
        (ColumnRole.MoneyOut, ["money out", "paid out", "withdrawal", "withdrawals", "withdrawal amount", "payments out", "amount out", "out", "decrease"]),
        (ColumnRole.Description, ["description", "memo description", "description memo"]),
        (ColumnRole.Description, ["memo", "narrative", "details", "detail", "particulars", "notes", "note", "comment", "comments", "text", "line description"]),
        (ColumnRole.Currency, ["currency", "currency code", "ccy"]),
        (ColumnRole.Balance, ["balance", "running balance"]));

    /// <summary>What a heading means; null when it means nothing here.</summary>
    public static (ColumnRole Role, int Rank)? Find(string heading) =>
        Known.TryGetValue(Key(heading), out var found) ? found : null;

    /// <summary>A heading without case, spaces and punctuation; number signs and their words are one.</summary>
    public static string Key(string heading)
    {
        var open = heading.IndexOf('(', StringComparison.Ordinal); // Amount (USD)
        var text = open > 0 ? heading[..open] : heading;
        text = text.Replace("#", " no ", StringComparison.Ordinal).Replace("№", " no ", StringComparison.Ordinal).Replace("º", "o", StringComparison.Ordinal);
        var key = new StringBuilder();
        foreach (var word in TextKeys.Words(Separated(text)))
        {
            key.Append(word is "number" or "num" or "nbr" or "nr" or "numbers" ? "no" : word);
        }

        return key.ToString();
    }

    private static string Separated(string text)
    {
        var apart = new StringBuilder(text.Length + 4);
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && char.IsUpper(text[i]) && char.IsLower(text[i - 1])) // TxnDate
            {
                apart.Append(' ');
            }

            apart.Append(text[i]);
        }

        return apart.ToString();
    }

    private static Dictionary<string, (ColumnRole, int)> Build(params (ColumnRole Role, string[] Headings)[] ranks)
    {
        var known = new Dictionary<string, (ColumnRole, int)>(StringComparer.Ordinal);
        for (var rank = 0; rank < ranks.Length; rank++)
        {
            foreach (var heading in ranks[rank].Headings)
            {
                known.TryAdd(heading.Replace(" ", "", StringComparison.Ordinal), (ranks[rank].Role, rank));
            }
        }

        return known;
    }
}
