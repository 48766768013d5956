using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Spine;
using LegalSync.Tests.Trust;
using LegalSync.Tests.Posting;

namespace LegalSync.Tests.ExceptionQueue;

/// <summary>For each code: its card as it is raised, and a choice of a way out with everything that this way out asks for.</summary>
internal static class Choices
{
    private static readonly BooksDocument _invoice = SampleBooks.Invoice("900", "0900", 350m);
    private static readonly BooksDocument _payment = SampleBooks.Payment("77", 350m, Facts.October(9));

    private static readonly BooksDocument _release = SampleBooks.Trusted(BooksKind.Purchase, "78", 350m, Facts.October(9));

    private static readonly ExceptionCode[] _itemCodes =
    [
        Codes.InvoiceVoidedInBooks, Codes.InvoiceEditedInBooks, Codes.InvoiceEditedAfterPost, Codes.InvoiceVoidedAtSource, Codes.PaymentVoidedInBooks, Codes.PaymentEditedInBooks,
        Codes.PaymentWrongInvoice, Codes.PaymentDepositedLocked, Codes.TrustDirect, Codes.TrustOneSided, Codes.ClosedPeriod,
        Codes.TrustUncleared, Codes.TrustDisputed, Codes.TrustNotice,
    ];

    public static BooksReading Reading { get; } = SampleBooks.Reading with
    {
        Customers = [.. SampleBooks.Reading.Customers, new BooksCustomer(new CustomerId("40"), "2026-0103 Cedar will (deleted)", SampleBooks.AlderClient, false)],
        Documents = [_invoice, _payment, _release],
        Accounts =
        [
            .. SampleBooks.Reading.Accounts,
            new BooksAccount(new AccountId("50"), "Firm funds in trust", "Other Current Liability", "OtherCurrentLiabilities", true),
            new BooksAccount(new AccountId("53"), "Firm deposit in trust", "Other Current Asset", "OtherCurrentAssets", true),
        ],
    };

    public static ResolutionContext Of(ExceptionType type, string resolution, string? input = null, Actor? actor = null, PostingState state = PostingState.Refused)
    {
        var (subject, kind, suggestion) = About(type.Code, resolution);
        var finding = new Finding(type.Code, subject, "It is so.", RuleOutcome.Broken(
            RuleCode.KindIsSupported, "Mend it.", new Fact("document", "Invoice 901"), new Fact(SourceChangedDefinition.SourceFact, "v2"),
            new Fact(TrustOneSidedDefinition.StandingFact, "Purchase 78"), new Fact("top-up", "1200 USD 2026-10-06"), new Fact(TrustWatchDefinition.ListedFact, "yes")))
        {
            Title = "It is so",
            Matter = new MatterId("m-alder"),
            Suggestion = suggestion,
            Sides = type.Resolutions.Any(way => way.Id == "post-again")
                ? [new FieldPair("State", "standing", "deleted"), new FieldPair("Document", "Invoice 901", null)]
                : [new FieldPair("Kind", "Interest", null)],
        };
        var card = ExceptionItem.Raise(new ExceptionItemId(Guid.NewGuid()), CaseBuilder.Books, type, finding, new CardLabels("2026-0101", "Ada Alder"), Held.At);
        var item = Held.Item(kind, 35_000, source: subject.Id);
        var asked = type.Resolutions.FirstOrDefault(way => way.Id == resolution)?.Input ?? ResolutionInput.None;
        var matterCase = A.Case().With(Facts.Disbursement("o-1", 150m)).BooksWith(_ => Reading).InTheBooks(_invoice, _payment, _release).Build();
        return new ResolutionContext(card, new ResolutionChoice(card.Id, 0, resolution, input ?? Given(type.Code, asked), "As agreed."), actor ?? (type.Code == Codes.TrustCrossClient ? StandingFirm.Partner : StandingFirm.Administrator), matterCase.InBooks)
        {
            Waiting = [item],
            Postings = type.Origin == Origin.Posting ? [Stuck(item, state)] : [],
            Matter = new LabelledCase(matterCase, new CardLabels("2026-0101", "Ada Alder"), new ConnectionId(Guid.Empty)),
            OpensOn = Mapping.Rules.Opening,
            Today = new DateOnly(2026, 11, 20),
        };
    }

    private static string? Given(ExceptionCode code, ResolutionInput input) => input switch
    {
        ResolutionInput.Customer => "21",
        ResolutionInput.Item => "1",
        ResolutionInput.Account => "30",
        ResolutionInput.Document => code == Codes.PaymentDuplicate ? "Payment 77" : "Invoice 900",
        ResolutionInput.Text => code == Codes.ClosedPeriod ? "2027-01-04" : code == Codes.TrustCrossClient ? "Letter of Alder; letter of Birch" : "1042-A",
        _ => null,
    };

    private static (Subject Subject, WorkKind Kind, Suggestion? Suggestion) About(ExceptionCode code, string resolution) => code.Value switch
    {
        "MAP-MATTER" => (new Subject("Matter", "m-alder"), WorkKind.Payment, Suggest("accept-match", "11")),
        "MAP-CUST-MISSING" => (new Subject("Customer", "40"), WorkKind.Payment, null),
        "MAP-CODE" => (new Subject("Code", "A199"), WorkKind.TimeEntry, Suggest("accept-item", "1")),
        "MAP-ACCT" => (new Subject("BankAccount", "b-operating"), WorkKind.Payment, null),
        "INV-AMOUNT" => (new Subject("Invoice", "i-1"), WorkKind.Invoice, Suggest("keep-books", "Invoice 900")),
        "INV-DUP-NUMBER" => (new Subject("Invoice", "i-1"), WorkKind.Invoice, Suggest("renumber", "1042-A")),
        "TR-SHORT" => (new Subject("BankTransaction", "o-1"), WorkKind.TrustCharge, null),
        "TR-UNIDENTIFIED" => (new Subject("Item", "TrustReceipt:u-1"), WorkKind.TrustReceipt, null),
        "TR-NEGATIVE" => (new Subject("ClientLedger", "b-trust|m-alder"), WorkKind.TrustDisbursement, null),
        "SYS-MODE-DEMOTED" or "SYS-CONNECTOR-COLLISION" => (new Subject("Stream", "Payments"), WorkKind.Payment, null),
        "SYS-AUTH" or "SYS-QUEUE-LAG" => (new Subject("Connection", "c"), WorkKind.Payment, null),
        _ when _itemCodes.Contains(code) => (new Subject("Item", "Invoice:i-1"), WorkKind.Invoice, null),
        _ => (new Subject("BankTransaction", "p-1"), WorkKind.Payment, null),
    };

    private static Suggestion Suggest(string resolution, string input) => new(resolution, input, "Do it", ["because"]);

    private static PostingIntent Stuck(WorkItem item, PostingState state)
    {
        var posting = PostingIntent.Open(item.Books, item.Id, item.Key.Event, 1, new PaymentDraft(SampleBooks.AlderMatter, Facts.October(6), Money.Usd(350m), SampleBooks.Operating), Held.At);
        posting.Send(Held.At, "payment");
        if (state == PostingState.Refused)
        {
            posting.Refuse("610", "Object not found", Held.At);
        }
        else if (state == PostingState.Uncertain)
        {
            posting.LoseTrack(Held.At);
        }

        return posting;
    }
}
