using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Recognises what Smokeball's own QuickBooks sync wrote. Posting beside it would book every receipt twice.</summary>
internal static class CompetingConnector
{
    /// <summary>How its internal notes begin.</summary>
    private const string Fingerprint = "Smokeball sync";

    /// <summary>True when the native sync wrote the document.</summary>
    public static bool Wrote(BooksDocument document) => document.Note.Contains(Fingerprint, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when a person decided to take over what it wrote in a stream.</summary>
    public static bool IsTakenOver(MatterCase matterCase, WorkKind kind) =>
        matterCase.Directives[StreamEvent(kind)].Any(directive => directive.Kind == DirectiveKind.AdoptNative && directive.RevokedAt is null);

    /// <summary>The key of decisions about a stream.</summary>
    public static string StreamEvent(WorkKind kind) => "Stream:" + StreamName(kind);

    /// <summary>The card: one a stream.</summary>
    public static Finding Collision(MatterCase matterCase, WorkKind kind, BooksDocument document)
    {
        var stream = StreamName(kind);
        var outcome = RuleOutcome.Broken(
            RuleCode.OneConnectorPosts,
            "Adopt what it posted, switch Smokeball's own sync off for this stream, or switch this stream off here.",
            new Fact("stream", stream), new Fact("document", document.Ref.ToString()), new Fact("its note", document.Note));
        return new Finding(Codes.ConnectorCollision, new Subject("Stream", stream),
            "Smokeball's own QuickBooks sync posts this stream too: the books already hold documents that it wrote.", outcome)
        {
            Title = $"Two connectors post {stream}",
            Sides =
            [
                new FieldPair("Date", null, DecisionBuilder.Day(document.Date)),
                new FieldPair("Amount", null, document.Total.ToString()),
                new FieldPair("Matter", matterCase.Matter?.Number, document.Note),
            ],
            Suggestion = new Suggestion("adopt", null, "Adopt its documents and go on here", ["same customer, date and amount", "the note is Smokeball's"]),
        };
    }

    /// <summary>The kind whose stream bears a name.</summary>
    public static WorkKind KindOf(string stream) => Enum.GetValues<WorkKind>().First(kind => StreamName(kind) == stream);

    /// <summary>What a stream is called in a subject: the kind in the plural.</summary>
    public static string StreamName(WorkKind kind) => kind switch
    {
        WorkKind.TimeEntry => "TimeEntries",
        WorkKind.Expense => "Expenses",
        WorkKind.Invoice => "Invoices",
        WorkKind.Payment => "Payments",
        WorkKind.TrustDeposit => "TrustDeposits",
        WorkKind.TrustDisbursement => "TrustDisbursements",
        WorkKind.FeeTransfer => "FeeTransfers",
        WorkKind.TrustTransfer => "TrustTransfers",
        WorkKind.TrustTransferIn => "TrustTransfersIn",
        WorkKind.TrustReturn => "TrustReturns",
        WorkKind.TrustVoid => "TrustVoids",
        WorkKind.FeeReturn => "FeeReturns",
        WorkKind.TrustCharge => "TrustCharges",
        WorkKind.TrustInterest => "TrustInterest",
        WorkKind.TrustReceipt => "TrustReceipts",
        WorkKind.Correction => "Corrections",
        WorkKind.Unsupported => "Unsupported",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such stream."),
    };
}
