using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>How an open item is called, and who it was for, from what its entry says.</summary>
internal static class ItemText
{
    private static readonly string[] Instruments = ["echeck", "e-check", "ach", "wire", "card", "cashier", "check", "cheque", "cash", "deposit", "transfer"];

    public static string Reference(JournalLine entry)
    {
        var number = entry.CheckNumber.Length > 0 ? InstrumentText.Plain(entry.CheckNumber) : InstrumentText.CheckNumber(entry.Memo);
        if (number.Length > 0)
        {
            return "chk " + number;
        }

        if (entry.Reference.Length > 0)
        {
            return entry.Reference;
        }

        var words = entry.Memo.Split([' ', ',', ';', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault(word => Instruments.Contains(word, StringComparer.OrdinalIgnoreCase)) ?? entry.Id;
    }

    /// <summary>The entry's own payor or payee; else the name its memo begins with; else whom the ledger belongs to.</summary>
    public static string Party(JournalLine entry)
    {
        if (entry.Party.Length > 0)
        {
            return entry.Party;
        }

        if (entry.Type is JournalLineType.Deposit or JournalLineType.Disbursement or JournalLineType.Refund)
        {
            var name = entry.Memo.Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeWhile(word => char.IsUpper(word[0]) && !word.Any(char.IsDigit)).ToList();
            if (name.Count > 0)
            {
                return string.Join(' ', name);
            }
        }

        return Client(entry.Ledger);
    }

    /// <summary>The label without the key it may begin with.</summary>
    public static string Client(LedgerRef ledger) =>
        ledger.Label.StartsWith(ledger.Key, StringComparison.Ordinal) && ledger.Label.Length > ledger.Key.Length
            ? ledger.Label[ledger.Key.Length..].Trim()
            : ledger.Label;
}
