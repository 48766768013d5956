namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The headings banks write, and what each means. An earlier rank wins.</summary>
internal static class BankHeadings
{
    private static readonly Dictionary<string, (CsvColumnRole Role, int Rank)> Known = Build(
        (CsvColumnRole.Date, ["posted date", "posting date", "post date", "date posted", "booking date", "posted", "booked", "settled date"]),
        (CsvColumnRole.Date, ["date", "date posted bank", "activity date"]),
        (CsvColumnRole.Date, ["transaction date", "trans date", "txn date", "entry date"]),
        (CsvColumnRole.Date, ["effective date", "value date", "valuta"]),
        (CsvColumnRole.Amount, ["amount", "transaction amount", "trans amount", "txn amount", "amt", "signed amount", "net amount"]),
        (CsvColumnRole.Debit, ["debit", "debits", "debit amount", "amount debit", "withdrawal", "withdrawals", "withdrawal amount", "withdrawals debits",
            "money out", "paid out", "payments out", "amount out", "debit withdrawal", "debits withdrawals"]),
        (CsvColumnRole.Credit, ["credit", "credits", "credit amount", "amount credit", "deposit", "deposits", "deposit amount", "deposits credits",
            "money in", "paid in", "payments in", "amount in", "credit deposit", "credits deposits"]),
        (CsvColumnRole.TypeWord, ["debit credit", "credit debit", "dr cr", "cr dr", "d c", "c d", "credit debit indicator", "debit credit indicator", "dc", "sign"]),
        (CsvColumnRole.TypeWord, ["type", "transaction type", "trans type", "txn type", "details"]),
        (CsvColumnRole.CheckNumber, ["check no", "cheque no", "chq no", "check", "cheque", "check or slip no", "check serial no", "serial no", "chk no", "slip no"]),
        (CsvColumnRole.Reference, ["reference", "ref", "reference no", "ref no", "bank reference", "customer reference", "transaction id", "transaction reference", "bank ref",
            "trace no", "confirmation no"]),
        (CsvColumnRole.Balance, ["balance", "running balance", "running bal", "ledger balance", "account balance", "closing balance", "balance after transaction"]),
        (CsvColumnRole.Balance, ["available balance"]),
        (CsvColumnRole.Status, ["status", "transaction status", "posting status", "state"]),
        (CsvColumnRole.Description, ["description", "payee", "memo", "name", "narrative", "particulars", "transaction description", "transaction details", "detail",
            "extended description", "additional information", "notes", "original description", "bank description", "transaction"]));

    /// <summary>What a heading means; null when it means nothing here.</summary>
    public static (CsvColumnRole Role, int Rank)? Find(string heading) =>
        heading.Length <= 60 && Known.TryGetValue(HeaderWords.Key(heading), out var found) ? found : null;

    private static Dictionary<string, (CsvColumnRole, int)> Build(params (CsvColumnRole Role, string[] Headings)[] ranks)
    {
        var known = new Dictionary<string, (CsvColumnRole, int)>(StringComparer.Ordinal);
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
