using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>A person who posts by hand what LegalSync would post, into the mirror of the books; tests make this person err.</summary>
internal sealed class Copyist(SyncedFirm firm, BooksSnapshot books, IReadOnlyDictionary<string, DocumentId> invoices)
{
    /// <summary>True for the key of a document that was typed here, and not found in the firm's books.</summary>
    public static bool IsTyped(string key) => DocumentRef.Parse(key).Id.Value is ['9', _, _, _, _];

    /// <summary>Types everything of the open run that the firm's books do not hold by hand yet, each under a key of its own.</summary>
    public static async Task<IReadOnlyList<BooksDocument>> TypeAllAsync(SyncedFirm firm)
    {
        await using var session = firm.Get<IComparisonStore>().Open(firm.Books);
        var run = (await session.OpenRunAsync(CancellationToken.None))!;
        var shadows = (await session.ShadowsAsync(run.Id, CancellationToken.None)).Select((posting, at) => (posting, Id: Key(at))).ToList();
        var pairs = await session.PairsAsync(run.Id, CancellationToken.None);
        var missing = pairs.Where(pair => pair.State == PairState.OnlyOurs).SelectMany(pair => pair.OurKeys).ToHashSet();
        var held = pairs.Where(pair => pair.OurKeys.Count > 0 && pair.TheirKeys.Count > 0).ToDictionary(pair => pair.OurKeys[0], pair => DocumentRef.Parse(pair.TheirKeys[0]).Id);
        var invoices = shadows.Where(pair => DraftText.Read(pair.posting.Draft)[0] is InvoiceDraft)
            .ToDictionary(pair => SidesOfDrafts.ItemOf(pair.posting.Key).Event, pair => held.GetValueOrDefault(pair.posting.Key, pair.Id), StringComparer.Ordinal);
        var copyist = new Copyist(firm, await session.Spine.SnapshotAsync(CancellationToken.None), invoices);
        return [.. shadows.Where(pair => missing.Contains(pair.posting.Key)).Select(pair => copyist.Type(DraftText.Read(pair.posting.Draft)[0], pair.Id))];
    }

    /// <summary>Puts documents into the mirror as a reading of the books would.</summary>
    public static async Task PostAsync(SyncedFirm firm, params IReadOnlyList<BooksDocument> documents)
    {
        await using var session = firm.Get<IStore>().Open(firm.Books);
        session.Mirror(new BooksReading(ReadStatus.Complete) { Documents = documents }, firm.Time.GetUtcNow());
        if (!await session.SaveAsync(CancellationToken.None))
        {
            throw new InvalidOperationException("The mirror was changed meanwhile.");
        }
    }

    private static DocumentId Key(int at) => new(string.Create(CultureInfo.InvariantCulture, $"9{at:0000}"));

    private BooksDocument Type(PostingDraft draft, DocumentId id)
    {
        var document = new BooksDocument(new DocumentRef(draft.Becomes, id)) { Date = draft.On!.Value, Total = draft.Moves!.Value };
        return draft switch
        {
            InvoiceDraft invoice => document with { Number = invoice.Number, Customer = invoice.Customer, Tax = invoice.Tax, Lines = Lines(invoice) },
            PaymentDraft payment => document with
            {
                Number = payment.Reference,
                Customer = payment.Customer,
                Bank = payment.DepositTo,
                Lines = payment.Invoice is { } target ? [new BooksLine(payment.Amount, null, null, new DocumentRef(BooksKind.Invoice, target.Document ?? invoices[target.Event!]), null)] : [],
            },
            TrustDepositDraft deposit => document with { Number = deposit.Reference, Bank = deposit.TrustBank, Lines = [new BooksLine(deposit.Amount, deposit.TrustLiability, deposit.Customer, null, null)] },
            TrustDisbursementDraft paid => document with { Number = paid.Reference, Bank = paid.TrustBank, Lines = [new BooksLine(paid.Amount, paid.TrustLiability, paid.Customer, null, null)] },
            TrustSlipDraft slip => document with { Number = slip.Reference, Bank = slip.TrustBank, Lines = [.. slip.Lines.Select(line => new BooksLine(line.Amount, line.Liability, line.Customer, null, null))] },
            JournalDraft journal => document with { Lines = [.. journal.Lines.Select(line => new BooksLine(line.IsDebit ? line.Amount : -line.Amount, line.Account, line.Customer, null, null))] },
            _ => throw new InvalidOperationException($"{draft.GetType().Name} of {firm.Plan.Name} is no document."),
        };
    }

    private List<BooksLine> Lines(InvoiceDraft invoice)
    {
        var lines = invoice.Lines.Select(line => new BooksLine(line.Amount, null, null, null, line.Item)).ToList();
        if (!invoice.Discount.IsZero)
        {
            lines.Add(new BooksLine(-invoice.Discount, invoice.DiscountAccount ?? books.Company?.DiscountAccount, null, null, null));
        }

        return lines;
    }
}
