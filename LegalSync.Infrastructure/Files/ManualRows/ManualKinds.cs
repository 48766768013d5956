using LegalSync.Domain.Posting;
using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>Reads what a row of the firm's spreadsheet records.</summary>
public static class ManualKinds
{
    private static readonly string[] _trust = [" trust ", " iolta ", " retainer ", " client account ", " escrow "];
    private static readonly string[] _fees = [" fee transfer ", " fees from trust ", " trust to operating ", " earned fee ", " earned fees "];

    /// <summary>Kinds that a spreadsheet can hold.</summary>
    public static IReadOnlyList<WorkKind> All { get; } =
        [WorkKind.Invoice, WorkKind.Payment, WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.FeeTransfer, WorkKind.TrustTransfer];

    /// <summary>The kind that a cell names; null when it names none that is compared.</summary>
    public static WorkKind? Read(string cell)
    {
        var words = $" {string.Join(' ', TextKeys.Words(cell))} ";
        if (Has(words, _fees))
        {
            return WorkKind.FeeTransfer;
        }

        var isTrust = Has(words, _trust);
        return RecordKinds.Read(cell) switch
        {
            RecordKind.Transfer when isTrust => WorkKind.TrustTransfer,
            RecordKind.Deposit => WorkKind.TrustDeposit,
            RecordKind.Payment when isTrust && words.Contains(" receipt ", StringComparison.Ordinal) => WorkKind.TrustDeposit,
            RecordKind.Payment or RecordKind.Expense or RecordKind.Refund when isTrust => WorkKind.TrustDisbursement,
            RecordKind.Payment => WorkKind.Payment,
            RecordKind.Invoice => WorkKind.Invoice,
            _ => null,
        };
    }

    /// <summary>The document in which the books hold it.</summary>
    public static BooksKind Document(WorkKind kind) => kind switch
    {
        WorkKind.Invoice => BooksKind.Invoice,
        WorkKind.Payment => BooksKind.Payment,
        WorkKind.TrustDeposit => BooksKind.Deposit,
        WorkKind.TrustDisbursement => BooksKind.Purchase,
        _ => BooksKind.JournalEntry,
    };

    /// <summary>Whether money comes in or goes out; null where neither is meant.</summary>
    public static bool? IsIn(WorkKind kind) => kind switch
    {
        WorkKind.Payment or WorkKind.TrustDeposit => true,
        WorkKind.TrustDisbursement => false,
        _ => null,
    };

    private static bool Has(string words, string[] phrases) => Array.Exists(phrases, phrase => words.Contains(phrase, StringComparison.Ordinal));
}
