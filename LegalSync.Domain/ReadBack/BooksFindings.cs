using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ReadBack;

/// <summary>What it means when the books no longer hold a posted item as it was posted.</summary>
public static class BooksFindings
{
    private const string Apply = "Pays";

    private static readonly HashSet<ExceptionCode> _codes =
    [
        ExceptionQueue.Codes.InvoiceVoidedInBooks, ExceptionQueue.Codes.InvoiceEditedInBooks,
        ExceptionQueue.Codes.PaymentVoidedInBooks, ExceptionQueue.Codes.PaymentEditedInBooks, ExceptionQueue.Codes.PaymentWrongInvoice,
        ExceptionQueue.Codes.TrustDirect, ExceptionQueue.Codes.TrustOneSided,
    ];

    /// <summary>True for cards that this comparison raised: it closes them when the books agree again.</summary>
    public static bool Raised(ExceptionItem card) =>
        _codes.Contains(card.Code) || (card.Origin == Origin.Posting && (card.Code == ExceptionQueue.Codes.InvoiceAmount || card.Code == ExceptionQueue.Codes.Validation));

    /// <summary>The subjects that cards about an item's documents may have.</summary>
    public static IReadOnlyList<string> SubjectsOf(WorkItem item) => [ItemSubject(item).ToString(), TakenSubject(item).ToString()];

    /// <summary>The card for an item whose documents are these; null when they are as posted, or not seen yet.</summary>
    public static Finding? Of(WorkItem item, IReadOnlyList<PostedLeg> legs)
    {
        var lost = legs.Where(leg => leg.IsLost).ToList();
        if (lost.Count > 0)
        {
            return Lost(item, lost, legs.FirstOrDefault(leg => leg.Held is HeldAs.Equal or HeldAs.Edited or HeldAs.TakenOtherwise));
        }

        var edited = legs.Where(leg => leg.Held == HeldAs.Edited).ToList();
        var otherwise = legs.Where(leg => leg.Held == HeldAs.TakenOtherwise).ToList();
        return edited.Count > 0 ? Edited(item, edited) : otherwise.Count > 0 ? TakenOtherwise(item, otherwise) : null;
    }

    private static Subject ItemSubject(WorkItem item) => new("Item", item.Key.Event);

    private static Subject TakenSubject(WorkItem item) => item.Kind == WorkKind.Invoice ? new Subject("Invoice", item.Source.Value) : ItemSubject(item);

    private static Finding Lost(WorkItem item, List<PostedLeg> lost, PostedLeg? standing)
    {
        var otherStands = standing is not null;
        var how = lost[0].Held == HeldAs.Voided ? "voided" : "deleted";
        var code = item.Kind switch
        {
            WorkKind.Invoice => ExceptionQueue.Codes.InvoiceVoidedInBooks,
            WorkKind.Payment => ExceptionQueue.Codes.PaymentVoidedInBooks,
            WorkKind.FeeTransfer when otherStands => ExceptionQueue.Codes.TrustOneSided,
            _ => ExceptionQueue.Codes.TrustDirect,
        };
        var what = otherStands && lost.Count > 0 && item.Kind == WorkKind.FeeTransfer ? $"One of the two documents of {item.Title}" : item.Title;
        var finding = Build(item, code, $"{what} was {how} in QuickBooks by somebody there.", $"{item.Title} {how} in QuickBooks", lost,
            code == ExceptionQueue.Codes.TrustOneSided
                ? new Suggestion("post-again", null, "Post the missing side again", ["the other side of the transfer stands", "client money and fees must move together"])
                : new Suggestion("accept-books", null, $"Let it stand: it was {how} on purpose", [$"somebody {how} it in QuickBooks", "nothing is posted again without a decision"]));
        return code == ExceptionQueue.Codes.TrustOneSided && standing?.Posting.Document is { } document
            ? finding with { Outcome = finding.Outcome with { Facts = [.. finding.Outcome.Facts, new Fact(ExceptionQueue.Definitions.TrustOneSidedDefinition.StandingFact, document)] } }
            : finding;
    }

    private static Finding Edited(WorkItem item, List<PostedLeg> edited)
    {
        var fields = edited.SelectMany(leg => leg.Differences).Select(pair => pair.Name).Distinct().ToList();
        var code = item.Kind switch
        {
            WorkKind.Invoice => ExceptionQueue.Codes.InvoiceEditedInBooks,
            WorkKind.Payment when fields is [Apply] => ExceptionQueue.Codes.PaymentWrongInvoice,
            WorkKind.Payment => ExceptionQueue.Codes.PaymentEditedInBooks,
            _ => ExceptionQueue.Codes.TrustDirect,
        };
        var named = string.Join(", ", fields.Select(field => field.ToLowerInvariant()));
        return Build(item, code, $"{item.Title} was changed in QuickBooks after it was posted: {named}.", $"{item.Title} changed in QuickBooks", edited,
            new Suggestion(StandardResolutions.ReadAgainId, null, "Mend it in QuickBooks, then read again", ["somebody changed it there", "nothing is overwritten from here"]));
    }

    /// <summary>The books took it, and hold it otherwise than it was sent: nobody changed it since.</summary>
    private static Finding TakenOtherwise(WorkItem item, List<PostedLeg> legs)
    {
        var differences = legs.SelectMany(leg => leg.Differences).ToList();
        var outcome = RuleOutcome.Broken(
            RuleCode.BooksHoldWhatWasPosted, "Mend the document in QuickBooks; it is compared again with every read.",
            [.. differences.Select(pair => new Fact(pair.Name, $"posted {pair.Source}, books {pair.Books}"))]);
        return new Finding(item.Kind == WorkKind.Invoice ? ExceptionQueue.Codes.InvoiceAmount : ExceptionQueue.Codes.Validation, TakenSubject(item),
            $"QuickBooks holds {item.Title} otherwise than it was posted: {string.Join(", ", differences.Select(pair => pair.Name.ToLowerInvariant()))}.", outcome)
        {
            Title = $"{item.Title} differs in the books",
            Matter = item.Matter,
            TrustAccount = item.TrustAccount,
            FoundBy = Origin.Posting,
            Sides = differences,
        };
    }

    private static Finding Build(WorkItem item, ExceptionCode code, string why, string title, List<PostedLeg> legs, Suggestion suggestion)
    {
        var sides = legs.SelectMany(leg => legs.Count == 1 ? leg.Sides : leg.Sides.Select(side => side with { Name = $"{leg.Posting.ReadDraft().Becomes}: {side.Name}" })).ToList();
        var outcome = RuleOutcome.Broken(
            RuleCode.BooksHoldWhatWasPosted, "Accept what was done there, or mend it in QuickBooks; it is compared again with every read.",
            [
                .. legs.Select(leg => new Fact("document", leg.Posting.Document ?? "")),
                .. sides.Where(side => side.Differs).Select(side => new Fact(side.Name, $"posted {side.Source}, books {side.Books ?? "nothing"}")),
            ]);
        return new Finding(code, ItemSubject(item), why, outcome)
        {
            Title = title,
            Matter = item.Matter,
            TrustAccount = item.TrustAccount,
            FoundBy = Origin.Watch,
            Sides = sides,
            Difference = Difference(legs),
            Suggestion = suggestion,
        };
    }

    private static Amounts.Money? Difference(List<PostedLeg> legs) =>
        legs is [{ Document: { } document } leg] && leg.Posting.ReadDraft().Moves is { } moves && moves.Currency == document.Total.Currency && document.Total != moves
            ? document.Total - moves
            : null;
}
