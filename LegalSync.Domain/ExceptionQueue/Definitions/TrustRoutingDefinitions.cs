using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>TR-NSF: a deposit came back.</summary>
public sealed class TrustReturnedDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustReturned, "Trust deposit returned", Severity.Critical, Owner.Bookkeeper, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("noted", "It is known: the client is asked for the money", NeedsReason: true),
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution == "noted"
        ? ResolutionPlan.Do("It is noted; the return itself goes to approval as an entry of its own.",
            new DirectiveEffect(DirectiveKind.Noted, new ItemKey(WorkKind.TrustReturn, new Capture.SourceId(context.Subject.Id)).Event, ""))
        : ByHand(context);
}

/// <summary>TR-CROSS-CLIENT: one client's money went to another.</summary>
public sealed class TrustCrossClientDefinition : ExceptionDefinition
{
    private const char Between = ';';

    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustCrossClient, "Transfer between clients", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("authorise", "Both clients authorised it: name the two documents, with a semicolon between", ResolutionInput.Text, NeedsReason: true),
        new ResolutionType("reject", "Reject the transfer", NeedsReason: true),
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "authorise" => Authorise(context),
        "reject" when context.ItemEvent is { } item => ResolutionPlan.Do("The transfer is rejected: nothing of it is posted. Reverse it in the practice system too.", new DirectiveEffect(DirectiveKind.Reject, item, "")),
        "reject" => ResolutionPlan.No("No item waits behind this card any more."),
        _ => ByHand(context),
    };

    private static ResolutionPlan Authorise(ResolutionContext context)
    {
        if (!context.Actor.Is(Role.ManagingPartner))
        {
            return ResolutionPlan.No("Only a managing partner approves a transfer between clients.");
        }

        var documents = (context.Input ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return documents is not [var giver, var taker] || string.Equals(giver, taker, StringComparison.OrdinalIgnoreCase)
            ? ResolutionPlan.No("Name two documents, one of each client, with a semicolon between.")
            : context.ItemEvent is { } item
                ? ResolutionPlan.Do($"The transfer goes on to approval by authority of {giver} and {taker}.", new DirectiveEffect(DirectiveKind.AuthoriseCrossClient, item, $"{giver}; {taker}"))
                : ResolutionPlan.No("No item waits behind this card any more.");
    }
}

/// <summary>TR-EARNED-NO-INVOICE: fees left trust without an issued invoice.</summary>
public sealed class TrustEarnedNoInvoiceDefinition : FeeDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustEarnedNoInvoice, "Fee transfer without an issued invoice", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4), Ways);
}

/// <summary>TR-FEE-EXCEEDS-INVOICE: fees left trust beyond what the invoice came to.</summary>
public sealed class TrustFeeExceedsInvoiceDefinition : FeeDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustFeeExceedsInvoice, "Fee transfer exceeds its invoice", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4), Ways);
}

/// <summary>What cards of fees that no invoice explains have in common.</summary>
public abstract class FeeDefinition : ExceptionDefinition
{
    /// <summary>Their ways out.</summary>
    protected static IReadOnlyList<ResolutionType> Ways { get; } =
    [
        new ResolutionType("attach-invoice", "Attach the invoice in QuickBooks", ResolutionInput.Document, NeedsReason: true, Letter: 'm'),
        StandardResolutions.LeaveToManual,
        StandardResolutions.ReadAgain,
    ];

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "attach-invoice" when context.Document is { Ref.Kind: BooksKind.Invoice, IsVoid: false } invoice && context.ItemEvent is { } item => Attach(context, invoice, item),
        "attach-invoice" => ResolutionPlan.No("Choose a standing invoice in QuickBooks."),
        _ => ByHand(context),
    };

    private static ResolutionPlan Attach(ResolutionContext context, BooksDocument invoice, string item) =>
        context.Matter?.Case is { } matterCase && invoice.Customer is { } owner && new CaseResolver(matterCase).Customer(invoice.Date).Customer != owner
            ? ResolutionPlan.No("That invoice is another client's: one client's money never pays it.")
            : context.Waiting is [var first, ..] && first.Amount > invoice.Total
                ? ResolutionPlan.No($"The transfer of {Say(first.Amount)} exceeds that invoice of {Say(invoice.Total)}.")
                : ResolutionPlan.Do($"The transfer goes on to approval against invoice {invoice.Number} of {Say(invoice.Total)}.", new DirectiveEffect(DirectiveKind.PayDocument, item, invoice.Ref.ToString()));
}

/// <summary>TR-UNIDENTIFIED: a receipt in trust names no matter.</summary>
public sealed class TrustUnidentifiedDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustUnidentified, "Unidentified receipt in trust", Severity.Critical, Owner.Bookkeeper, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("firm-money", "It is the firm's own cushion for bank charges", NeedsReason: true),
        new ResolutionType("keep", "Keep it as unidentified; the search goes on", NeedsReason: true),
        StandardResolutions.LinkDocument,
        StandardResolutions.LeaveToManual,
        new ResolutionType(StandardResolutions.ReadAgainId, "Its matter was named in the practice system: read again"),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "firm-money" => ResolutionPlan.Do("It goes to approval as the firm's own money in trust.", new DirectiveEffect(DirectiveKind.FirmMoney, context.Subject.Id, "")),
        "keep" => ResolutionPlan.Do("It goes to approval, onto the ledger of unidentified receipts.", new DirectiveEffect(DirectiveKind.Noted, context.Subject.Id, "")),
        _ => ByHand(context),
    };
}

/// <summary>TR-SHORT: the firm's own money in trust does not cover a charge of the bank.</summary>
public sealed class TrustShortDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustShort, "Bank charge not covered by the firm's money in trust", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4),
    [
        new ResolutionType("top-up", "The firm puts the missing amount into trust", NeedsReason: true),
        StandardResolutions.LeaveToManual,
        StandardResolutions.ReadAgain,
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        if (context.Choice.Resolution != "top-up")
        {
            return ByHand(context);
        }

        if (context.Matter?.Case is not { } matterCase || context.Card.ReadOutcome().Facts.FirstOrDefault(fact => fact.Name == TrustShortFinding.ShortageFact) is not { } fact)
        {
            return ResolutionPlan.No("The charge is covered by now.");
        }

        var (amount, resolver, day) = (TopUp.AmountOf(fact.Value), new CaseResolver(matterCase), context.Today);
        var line = matterCase.Transactions.FirstOrDefault(line => line.Id.Value == context.Subject.Id);
        return line is not null && resolver.Bank(line.Account, day).Account is { } trust && resolver.Role(AccountRole.TrustFirm, day).Account is { } ledger
            && resolver.Role(AccountRole.Operating, day).Account is { } operating && resolver.Optional(AccountRole.FirmTrustAsset, day) is { } asset
            ? ResolutionPlan.Do($"A journal entry of {line.Effective:yyyy-MM-dd} puts {Say(amount)} from operating into trust as the firm's own money.", new PostingEffect(Entry(line.Effective, amount, (trust, ledger, operating, asset)), null))
            : ResolutionPlan.No("Map trust bank, operating, “Firm funds in trust” and an asset named “Firm deposit in trust” first.");
    }

    private static JournalDraft Entry(DateOnly day, Amounts.Money amount, (AccountId Trust, AccountId Ledger, AccountId Operating, AccountId Asset) accounts) => new(
        day,
        [
            new JournalDraftLine(true, accounts.Trust, amount, null, "Firm covers a bank charge"),
            new JournalDraftLine(false, accounts.Ledger, amount, null, "Firm covers a bank charge"),
            new JournalDraftLine(true, accounts.Asset, amount, null, "Firm covers a bank charge"),
            new JournalDraftLine(false, accounts.Operating, amount, null, "Firm covers a bank charge"),
        ],
        "Firm covers a bank charge") { WithoutClient = [accounts.Ledger] };
}

/// <summary>TR-FORBIDDEN: an entry that trust never takes.</summary>
public sealed class TrustForbiddenDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.TrustForbidden, "Entry that trust never takes", Severity.Critical, Owner.TrustLawyer, Origin.Evaluation, Hours(4),
        [StandardResolutions.ReadAgain, StandardResolutions.LinkDocument, StandardResolutions.LeaveToManual]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => ByHand(context);
}

/// <summary>SYS-CHART-FULL: the chart has no room for another client's account.</summary>
public sealed class ChartFullDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.ChartFull, "Chart of accounts nearly full", Severity.High, Owner.Administrator, Origin.Evaluation, Hours(24),
        [StandardResolutions.ReadAgain]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => ByHand(context);
}
