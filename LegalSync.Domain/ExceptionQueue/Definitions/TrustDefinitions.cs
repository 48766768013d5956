using LegalSync.Domain.Amounts;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>TR-INSUFFICIENT: money that has not moved yet is not there.</summary>
public sealed class TrustInsufficientDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustInsufficient, "Trust funds do not cover it", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("reject", "Reject the disbursement", NeedsReason: true),
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "reject" when context.ItemEvent is { } item => ResolutionPlan.Do(
            "The disbursement is rejected: nothing of it is posted. Stop the payment in the practice system too.", new DirectiveEffect(DirectiveKind.Reject, item, "")),
        "reject" => ResolutionPlan.No("No item waits behind this card any more."),
        _ => ByHand(context),
    };
}

/// <summary>TR-NEGATIVE: a client ledger is, or was, below zero.</summary>
public sealed class TrustNegativeDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustNegative, "Client ledger below zero", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("top-up", "The firm makes good the shortage", NeedsReason: true),
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Choice.Resolution != "top-up")
        {
            return ByHand(context);
        }

        var key = LedgerKey.Parse(context.Subject.Id);
        if (context.Matter?.Case is not { } matterCase || LedgerProjection.Of(matterCase).FirstOrDefault(ledger => ledger.Key == key) is not { FirstBelowZero: { } first } ledger)
        {
            return ResolutionPlan.No("The ledger is no longer below zero.");
        }

        var shortage = -ledger.Lines.Min(line => line.Balance);
        var resolver = new CaseResolver(matterCase);
        var date = first.Movement.Effective;
        var trust = resolver.Bank(key.Account, date).Account;
        var liability = resolver.Role(AccountRole.TrustLiability, date).Account;
        var operating = resolver.Role(AccountRole.Operating, date).Account;
        var (due, customer) = (DueFromClients(matterCase), resolver.Customer(date).Customer);
        return trust is { } bank && liability is { } owed && operating is { } own && due is { } asset && customer is { } client
            ? new ResolutionPlan(
                [
                    new DirectiveEffect(DirectiveKind.TopUp, key.ToString(), TopUp.Write(shortage, date)),
                    new PostingEffect(Entry(context.Today, shortage, new TopUpAccounts(bank, owed, own, asset, client)), null),
                ],
                [
                    $"The firm pays {Say(shortage)} of its own money into trust for this client; a journal entry dated {context.Today:yyyy-MM-dd} says so in QuickBooks.",
                    "What waits behind the ledger goes on. The client owes the firm this amount, or the firm bears it.",
                ])
            : ResolutionPlan.No("Map trust bank, trust liability, operating account and an account named “Due from clients” first.");
    }

    private static JournalDraft Entry(DateOnly today, Money amount, TopUpAccounts accounts) => new(
        today,
        [
            new JournalDraftLine(true, accounts.TrustBank, amount, null, "Firm makes good a trust shortage"),
            new JournalDraftLine(false, accounts.Operating, amount, null, "Firm makes good a trust shortage"),
            new JournalDraftLine(true, accounts.DueFromClients, amount, accounts.Client, "Due from client"),
            new JournalDraftLine(false, accounts.TrustLiability, amount, accounts.Client, "Shortage made good"),
        ],
        "Firm makes good a trust shortage");

    private static AccountId? DueFromClients(MatterCase matterCase) =>
        matterCase.Rules.Account(AccountRole.DueFromClients, matterCase.Today)?.TargetId is { } id
            ? new AccountId(id)
            : matterCase.InBooks.Accounts.Where(account => account.IsActive && NameLikeness.Normal(account.Name) == NameLikeness.Normal("Due from clients")).ToList() is [var only] ? only.Id : null;

    private sealed record TopUpAccounts(AccountId TrustBank, AccountId TrustLiability, AccountId Operating, AccountId DueFromClients, CustomerId Client);
}

/// <summary>TR-POST-FAILED: a trust posting is not in the books after all tries.</summary>
public sealed class TrustPostFailedDefinition : PostingFailureDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustPostFailed, "Trust posting failed", Severity.Critical, Owner.Bookkeeper, Origin.Posting, Hours(4), Ways);
}

/// <summary>SYS-VALIDATION: the books refuse a posting.</summary>
public sealed class ValidationDefinition : PostingFailureDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.Validation, "QuickBooks refuses a posting", Severity.High, Owner.Bookkeeper, Origin.Posting, Hours(24), Ways);
}

/// <summary>SYS-TIMEOUT-UNKNOWN: a request was sent and its outcome is unknown.</summary>
public sealed class TimeoutUnknownDefinition : PostingFailureDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TimeoutUnknown, "Outcome of a posting unknown", Severity.High, Owner.Bookkeeper, Origin.Posting, Hours(24), Ways);
}

/// <summary>What cards of a posting in trouble have in common.</summary>
public abstract class PostingFailureDefinition : ExceptionDefinition
{
    /// <summary>Their ways out.</summary>
    protected static IReadOnlyList<ResolutionType> Ways { get; } =
    [
        new ResolutionType("retry", "Send it again", Letter: 'a'),
        new ResolutionType("look-up", "Look it up in QuickBooks"),
        new ResolutionType("link-by-hand", "Posted by hand: link the document", ResolutionInput.Document, NeedsReason: true, Letter: 'd'),
        new ResolutionType("abandon", "Leave to manual", NeedsReason: true, Letter: 'i'),
    ];

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Postings.FirstOrDefault(posting => posting.State is PostingState.Refused or PostingState.Uncertain or PostingState.Sent) is not { } posting)
        {
            return context.Choice.Resolution is "retry" or "look-up" ? ResolutionPlan.No("Nothing is stuck any more.") : ResolutionPlan.No("No posting waits behind this card.");
        }

        return context.Choice.Resolution switch
        {
            "retry" => ResolutionPlan.Do(
                posting.State == PostingState.Refused ? "The same draft is sent once more, under a new key, for the books hold nothing of the last try." : "QuickBooks is searched at once; what is proven absent is sent again, with the same bytes under the same key.",
                new RetryEffect(posting.Event, posting.Leg)),
            "look-up" => ResolutionPlan.Do("QuickBooks is searched for the document that carries our mark.", new ProbeEffect(posting.Event, posting.Leg)),
            "link-by-hand" when posting.State != PostingState.Refused && context.Document is { } other && !other.Note.Contains(posting.Mark, StringComparison.Ordinal) =>
                ResolutionPlan.No("Ours may still arrive: until QuickBooks was searched, only a document with our own mark can be linked."),
            "link-by-hand" when context.Document is { } document => ResolutionPlan.Do(
                $"{document.Ref} of {Say(document.Total)} is linked as posted by hand; ours is not sent again.", new LinkByHandEffect(posting.Event, posting.Leg, document.Ref.ToString())),
            "link-by-hand" => ResolutionPlan.No("Choose the document in QuickBooks."),
            "abandon" when context.Postings.Any(leg => leg.Item == posting.Item && leg.State == PostingState.Confirmed) =>
                ResolutionPlan.No("Its other part is in QuickBooks: finish this one by hand and link it."),
            "abandon" when posting.State != PostingState.Refused => ResolutionPlan.No("Its outcome is unknown: look it up before it is given up."),
            "abandon" => ResolutionPlan.Do("It is left to manual; nothing of it is sent again.", new AbandonEffect(posting.Event)),
            _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
        };
    }
}
