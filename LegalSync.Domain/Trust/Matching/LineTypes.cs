using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>What a bank line is, from its code or, where that says nothing, from its words; and which journal lines go with that.</summary>
internal static class LineTypes
{
    public static StatementLineType Of(StatementLine line, string check)
    {
        if (line.Type is not (StatementLineType.Other or StatementLineType.Electronic))
        {
            return line.Type;
        }

        var words = TextKeys.Words(line.Description);
        return words.Any(word => word is "fee" or "fees" or "charge" or "charges") ? StatementLineType.Fee
            : words.Any(word => word is "nsf" or "returned" or "chargeback" or "unpaid") ? StatementLineType.Return
            : words.Any(word => word is "interest" or "int") ? StatementLineType.Interest
            : check.Length > 0 && line.Amount.IsNegative ? StatementLineType.Check
            : words.Contains("wire") ? StatementLineType.Wire
            : words.Any(word => word is "transfer" or "xfer" or "tfr") ? StatementLineType.Transfer
            : words.Contains("deposit") ? StatementLineType.Deposit
            : line.Type;
    }

    /// <summary>1 when they go together, -1 when they contradict one another, otherwise 0.</summary>
    public static int Fit(StatementLineType bank, JournalLineType book) => bank switch
    {
        StatementLineType.Fee => Fit(book, [JournalLineType.BankFee], [JournalLineType.Other]),
        StatementLineType.Interest => Fit(book, [JournalLineType.Interest, JournalLineType.InterestRemittance], [JournalLineType.Other, JournalLineType.Disbursement]),
        StatementLineType.Return => Fit(book, [JournalLineType.Return, JournalLineType.Void], [JournalLineType.Other]),
        StatementLineType.Reversal => Fit(book, [JournalLineType.Return, JournalLineType.Void], [.. Enum.GetValues<JournalLineType>()]),
        StatementLineType.Check => Fit(book, [JournalLineType.Disbursement, JournalLineType.Refund],
            [JournalLineType.FeeTransfer, JournalLineType.InterestRemittance, JournalLineType.FirmFunds, JournalLineType.Other]),
        StatementLineType.Transfer => Fit(book, [JournalLineType.FeeTransfer, JournalLineType.FirmFunds, JournalLineType.InterestRemittance],
            [JournalLineType.Disbursement, JournalLineType.Refund, JournalLineType.Deposit, JournalLineType.Other]),
        StatementLineType.Wire or StatementLineType.Electronic => Fit(book, [JournalLineType.Deposit, JournalLineType.Disbursement, JournalLineType.Refund],
            [JournalLineType.FeeTransfer, JournalLineType.FirmFunds, JournalLineType.Return, JournalLineType.InterestRemittance, JournalLineType.Other]),
        StatementLineType.Deposit => Fit(book, [JournalLineType.Deposit, JournalLineType.FirmFunds], [JournalLineType.Other, JournalLineType.Void]),
        _ => 0,
    };

    private static int Fit(JournalLineType book, JournalLineType[] together, JournalLineType[] neutral) =>
        together.Contains(book) ? 1 : neutral.Contains(book) ? 0 : -1;
}
