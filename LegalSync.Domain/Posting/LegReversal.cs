namespace LegalSync.Domain.Posting;

/// <summary>The entry that takes one document of a fee transfer back when the other one is not there. Pure.</summary>
public static class LegReversal
{
    /// <summary>The entry, or null where the document or the chart does not say enough.</summary>
    /// <param name="document">The document that stands.</param>
    /// <param name="accounts">The chart.</param>
    /// <param name="day">When it is taken back.</param>
    public static JournalDraft? Of(BooksDocument document, IEnumerable<BooksAccount> accounts, DateOnly day) => document switch
    {
        { Ref.Kind: BooksKind.Purchase, Bank: { } bank, Lines: [{ Account: { } liability, Customer: { } client }] } =>
            Entry(day, document, new JournalDraftLine(true, bank, document.Total, null, Memo(document)), new JournalDraftLine(false, liability, document.Total, client, Memo(document))),
        { Ref.Kind: BooksKind.Payment, Bank: { } bank, Customer: { } client } when accounts.Where(account => account is { IsActive: true, Type: "Accounts Receivable" }).ToList() is [var receivable] =>
            Entry(day, document, new JournalDraftLine(true, receivable.Id, document.Total, client, Memo(document)), new JournalDraftLine(false, bank, document.Total, null, Memo(document))),
        _ => null,
    };

    private static JournalDraft Entry(DateOnly day, BooksDocument document, params JournalDraftLine[] lines) => new(day, lines, Memo(document));

    private static string Memo(BooksDocument document) => $"Takes back {document.Ref}: its other side is not in the books";
}
