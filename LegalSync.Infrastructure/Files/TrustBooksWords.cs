using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Files;

/// <summary>The words that a file of books uses for types of lines and kinds of ledgers.</summary>
internal static class TrustBooksWords
{
    private static readonly Dictionary<string, JournalLineType> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["deposit"] = JournalLineType.Deposit,
        ["disbursement"] = JournalLineType.Disbursement,
        ["earned_fee_transfer"] = JournalLineType.FeeTransfer,
        ["fee_transfer"] = JournalLineType.FeeTransfer,
        ["matter_transfer"] = JournalLineType.MatterTransfer,
        ["refund"] = JournalLineType.Refund,
        ["nsf_reversal"] = JournalLineType.Return,
        ["return"] = JournalLineType.Return,
        ["chargeback"] = JournalLineType.Return,
        ["bank_fee"] = JournalLineType.BankFee,
        ["interest"] = JournalLineType.Interest,
        ["interest_remit"] = JournalLineType.InterestRemittance,
        ["interest_remittance"] = JournalLineType.InterestRemittance,
        ["void"] = JournalLineType.Void,
        ["firm_deposit"] = JournalLineType.FirmFunds,
        ["firm_withdrawal"] = JournalLineType.FirmFunds,
        ["firm_funds"] = JournalLineType.FirmFunds,
        ["unidentified"] = JournalLineType.Deposit,
        ["unidentified_deposit"] = JournalLineType.Deposit,
        ["adjustment"] = JournalLineType.Other,
        ["other"] = JournalLineType.Other,
    };

    /// <summary>The words, for a message.</summary>
    public static string Types => string.Join(", ", Known.Keys);

    public static JournalLineType? TypeOf(string word) => Known.TryGetValue(word.Replace('-', '_'), out var type) ? type : null;

    /// <summary>A file names no kinds; the firm's own, interest and unidentified money are recognised by what they are called.</summary>
    public static LedgerKind KindOf(string name, string client)
    {
        var words = TextKeys.Words(name + " " + client);
        bool Has(params string[] any) => words.Exists(any.Contains);
        return Has("unidentified", "suspense") ? LedgerKind.Unidentified
            : (Has("firm", "cushion") && Has("funds", "fees", "charges", "bank", "cushion", "own", "money")) || Has("cushion") ? LedgerKind.FirmCushion
            : (Has("iolta") && Has("int", "interest")) || (Has("interest") && Has("bar", "foundation", "pooled", "iolta", "trust")) ? LedgerKind.Interest
            : LedgerKind.Client;
    }
}
