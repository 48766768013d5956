using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Makes the trust journal of an account from what the practice system told, and the books' side from their documents. Pure.</summary>
public static class JournalBuilder
{
    /// <summary>The journal's lines, by date.</summary>
    /// <param name="lines">The account's movements from the first day on.</param>
    /// <param name="label">What people call a matter.</param>
    /// <param name="completed">What people completed of movements: payee, number, purpose.</param>
    public static IReadOnlyList<JournalLine> Of(IReadOnlyCollection<BankTransaction> lines, Func<MatterId, string> label, IReadOnlyDictionary<SourceId, TrustDetail> completed)
    {
        var kinds = lines.ToDictionary(line => line.Id, line => line.Type);
        var inside = lines.Where(line => line.Type == BankTransactionType.Transfer).GroupBy(line => (line.Effective, line.Amount.Minor))
            .Where(group => group.Sum(line => line.Change.Minor) == 0).SelectMany(group => group).Select(line => line.Id).ToHashSet();
        return
        [
            .. lines.OrderBy(line => line.Effective).ThenBy(line => line.Entered).ThenBy(line => line.Id.Value, StringComparer.Ordinal)
                .Select(line => Line(line, KeyOf(line, kinds), inside.Contains(line.Id), label, completed.GetValueOrDefault(line.Id))),
        ];
    }

    /// <summary>What people call a ledger.</summary>
    public static LedgerRef Ref(LedgerKey key, Func<MatterId, string> label) => new(key.ToString(), key.Kind switch
    {
        LedgerKind.FirmCushion => "Firm's own money for bank charges",
        LedgerKind.Interest => "Interest for the foundation",
        LedgerKind.Unidentified => "Unidentified receipts",
        _ => label(key.Matter),
    }, key.Kind);

    /// <summary>What the documents of the books move on a trust bank account and on the liability behind it.</summary>
    /// <param name="documents">The documents that stand.</param>
    /// <param name="bank">The mapped bank account; null while none is.</param>
    /// <param name="liabilities">The mapped liability and the accounts that belong to it; for a matter's own account the matter's customer, else null.</param>
    /// <param name="otherTrustBanks">Bank accounts of the firm's other trust accounts: what they move is not this account's.</param>
    /// <param name="readAt">When a document was read last.</param>
    public static IReadOnlyList<BooksMovement> Movements(
        IEnumerable<BooksDocument> documents, AccountId? bank, IReadOnlyDictionary<AccountId, CustomerId?> liabilities, IReadOnlySet<AccountId> otherTrustBanks, Func<DocumentRef, DateTimeOffset> readAt)
    {
        var found = new List<BooksMovement>();
        foreach (var document in documents.Where(document => !document.IsVoid))
        {
            var debits = Debits(document).ToList();
            if (debits.Exists(debit => debit.Account is { } account && otherTrustBanks.Contains(account)) && !debits.Exists(debit => debit.Account == bank))
            {
                continue;
            }

            foreach (var (account, amount, customer) in debits)
            {
                if (account == bank && bank is not null)
                {
                    found.Add(new BooksMovement(document.Ref, document.Date, amount, false, customer, readAt(document.Ref)));
                }
                else if (account is { } other && liabilities.TryGetValue(other, out var owner))
                {
                    found.Add(new BooksMovement(document.Ref, document.Date, -amount, true, owner ?? customer ?? document.Customer, readAt(document.Ref)));
                }
            }
        }

        return found;
    }

    /// <summary>What a document debits, credits below zero. Signs of lines are the books' own (see the reader of documents).</summary>
    private static IEnumerable<(AccountId? Account, Money Amount, CustomerId? Customer)> Debits(BooksDocument document)
    {
        switch (document.Ref.Kind)
        {
            case BooksKind.Deposit:
                yield return (document.Bank, document.Total, null);
                foreach (var line in document.Lines)
                {
                    yield return (line.Account, -line.Amount, line.Customer);
                }

                break;
            case BooksKind.Purchase:
                yield return (document.Bank, -document.Total, null);
                foreach (var line in document.Lines)
                {
                    yield return (line.Account, line.Amount, line.Customer);
                }

                break;
            case BooksKind.JournalEntry:
                foreach (var line in document.Lines)
                {
                    yield return (line.Account, line.Amount, line.Customer);
                }

                break;
            case BooksKind.Payment:
                yield return (document.Bank, document.Total, document.Customer);
                break;
            default:
                break;
        }
    }

    private static JournalLine Line(BankTransaction line, LedgerKey key, bool isInside, Func<MatterId, string> label, TrustDetail? completed)
    {
        var supplied = SuppliedDetail.Read(line.Reference, line.Description).With(completed);
        return new JournalLine(line.Id.Value, line.Effective, Ref(key, label), line.Change, TypeOf(line, isInside))
        {
            Memo = line.Description,
            Party = supplied.Party,
            CheckNumber = supplied.Instrument == InstrumentKind.Check ? supplied.Number : "",
            Reference = line.Reference,
            TakesBack = line.Reverses?.Value,
        };
    }

    /// <summary>The ledger a line belongs to, as the ledgers kept here place it.</summary>
    private static LedgerKey KeyOf(BankTransaction line, Dictionary<SourceId, BankTransactionType> kinds)
    {
        if (!line.Matter.IsNone)
        {
            return new LedgerKey(line.Account, line.Matter);
        }

        var type = line.Reverses is { } reversed ? kinds.GetValueOrDefault(reversed, line.Type) : line.Type;
        return LedgerKey.Of(line.Account, type switch
        {
            BankTransactionType.BankFees => LedgerKind.FirmCushion,
            BankTransactionType.Interest => LedgerKind.Interest,
            _ => LedgerKind.Unidentified,
        });
    }

    private static JournalLineType TypeOf(BankTransaction line, bool isInside) => line.Type switch
    {
        BankTransactionType.Deposit => JournalLineType.Deposit,
        BankTransactionType.DepositReversal => JournalLineType.Return,
        BankTransactionType.InvoicePayment => JournalLineType.FeeTransfer,
        BankTransactionType.VendorPayment => JournalLineType.Disbursement,
        BankTransactionType.InvoicePaymentReversal or BankTransactionType.VendorPaymentReversal => JournalLineType.Void,
        BankTransactionType.Transfer when isInside => JournalLineType.MatterTransfer,
        BankTransactionType.BankFees => JournalLineType.BankFee,
        BankTransactionType.Interest => line.Change.IsNegative ? JournalLineType.InterestRemittance : JournalLineType.Interest,
        _ => JournalLineType.Other,
    };
}
