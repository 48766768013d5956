namespace LegalSync.Domain.Reconciliation;

/// <summary>Reads the words exports use for kinds of record.</summary>
public static class RecordKinds
{
    // The order decides: "credit card payment" is a payment, "bill payment" pays a supplier, "trust receipt" is a deposit.
    private static readonly (RecordKind Kind, string[] Phrases)[] Wording =
    [
        (RecordKind.Refund, ["refund"]),
        (RecordKind.Transfer, ["transfer"]),
        (RecordKind.Journal, ["journal", " je "]),
        (RecordKind.Expense, ["bill payment", "bill pmt", "vendor payment", "supplier payment", "trust payment", "credit card expense"]),
        (RecordKind.Payment, ["credit card payment", "credit card receipt", "payment on credit"]),
        (RecordKind.Credit, ["credit", "write off", "writeoff", "write down", "writedown", "discount"]),
        (RecordKind.Deposit, ["deposit", "retainer", "trust receipt"]),
        (RecordKind.Payment, ["payment", " pmt ", " pay ", " paid ", "receipt", "received"]),
        (RecordKind.Expense, ["check", "cheque", "expense", "disbursement", "withdrawal", "purchase", " cost ", " costs "]),
        (RecordKind.Invoice, ["invoice", " inv ", " bill ", " bills "]),
    ];

    /// <summary>The kind a cell names; <see cref="RecordKind.Unknown"/> when it names none.</summary>
    public static RecordKind Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return RecordKind.Unknown;
        }

        var words = $" {string.Join(' ', TextKeys.Words(text))} ";
        foreach (var (kind, phrases) in Wording)
        {
            if (phrases.Any(phrase => words.Contains(phrase, StringComparison.Ordinal)))
            {
                return kind;
            }
        }

        return RecordKind.Unknown;
    }

    /// <summary>The plural a person reads in a reason.</summary>
    public static string Plural(RecordKind kind) => kind switch
    {
        RecordKind.Unknown => "amounts",
        RecordKind.Invoice => "invoices",
        RecordKind.Credit => "credits",
        RecordKind.Payment => "payments",
        RecordKind.Deposit => "deposits",
        RecordKind.Expense => "expenses",
        RecordKind.Refund => "refunds",
        RecordKind.Transfer => "transfers",
        RecordKind.Journal => "journal entries",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
