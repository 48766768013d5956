using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;

namespace LegalSync.Domain.ExceptionQueue.Definitions;

/// <summary>MAP-MATTER: a matter has no mapping.</summary>
public sealed class MapMatterDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.MapMatter, "Matter not mapped", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("accept-match", "Accept the best match", Letter: 'a'),
        new ResolutionType("choose-customer", "Map to another customer", ResolutionInput.Customer, Letter: 'm'),
        new ResolutionType("create-customer", "Create the sub-customer"),
        new ResolutionType("non-billing", "Mark as not billed", NeedsReason: true, Letter: 'i'),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "accept-match" or "choose-customer" when context.Customer is { } customer => ResolutionPlan.Do(
            $"The matter is mapped to {context.InBooks.FullName(customer.Id)} from {context.OpensOn:yyyy-MM-dd}.",
            new RuleEffect(Change(context, MappingTarget.Books, customer.Id.Value))),
        "accept-match" => ResolutionPlan.No("There is no match to accept; choose a customer, or create one."),
        "choose-customer" => ResolutionPlan.No("Choose an active customer of QuickBooks."),
        "create-customer" => CustomerCreation.Plan(context, Change(context, MappingTarget.Books, null)),
        "non-billing" => ResolutionPlan.Do("The matter is marked as not billed: nothing of it is posted.", new RuleEffect(Change(context, MappingTarget.NonBilling, null))),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };

    private static MappingChange Change(ResolutionContext context, MappingTarget target, string? id) =>
        new(MappingKind.Matter, context.Subject.Id, target, id, context.OpensOn, context.Reason);
}

/// <summary>MAP-CUST-MISSING: the mapped customer is absent or inactive.</summary>
public sealed class MapCustomerMissingDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.MapCustomerMissing, "Customer missing", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("reactivate", "Make the customer active again", Letter: 'a'),
        new ResolutionType("choose-customer", "Link another customer", ResolutionInput.Customer, Letter: 'm'),
        new ResolutionType("create-customer", "Create it again"),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context) => context.Choice.Resolution switch
    {
        "reactivate" when context.InBooks.Customer(new CustomerId(context.Subject.Id)) is { IsActive: false } gone => ResolutionPlan.Do(
            $"QuickBooks makes {MatterIdentity.WithoutDeleted(gone.Name)} active again; what waits goes on when it has.",
            new PostingEffect(new ReactivationDraft(BooksKind.Customer, gone.Id.Value, MatterIdentity.WithoutDeleted(gone.Name)), null)),
        "reactivate" => ResolutionPlan.No("The customer is no longer in QuickBooks; link another, or create it again."),
        "choose-customer" when context.Customer is { } customer => ResolutionPlan.Do(
            $"The matter is mapped to {context.InBooks.FullName(customer.Id)} from {context.OpensOn:yyyy-MM-dd}.", new RuleEffect(Change(context, customer.Id.Value))),
        "choose-customer" => ResolutionPlan.No("Choose an active customer of QuickBooks."),
        "create-customer" => CustomerCreation.Plan(context, Change(context, null)),
        _ => ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card."),
    };

    private static MappingChange Change(ResolutionContext context, string? id) =>
        new(MappingKind.Matter, context.Card.Matter.Value, MappingTarget.Books, id, context.OpensOn, context.Reason);
}

/// <summary>MAP-CODE: a code has no item.</summary>
public sealed class MapCodeDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.MapCode, "Code without an item", Severity.High, Owner.Bookkeeper, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("accept-item", "Accept the suggested item", Letter: 'a'),
        new ResolutionType("choose-item", "Choose the item", ResolutionInput.Item, Letter: 'm'),
        new ResolutionType("wildcard-rule", "One item for all codes like it", ResolutionInput.Item),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var code = context.Subject.Id == "(none)" ? "" : context.Subject.Id;
        if (context.Choice.Resolution is not ("accept-item" or "choose-item" or "wildcard-rule"))
        {
            return ResolutionPlan.No($"“{context.Choice.Resolution}” is not a way out of this card.");
        }

        if (context.Input is not { } id || context.InBooks.Item(new ItemId(id)) is not { IsActive: true } item)
        {
            return ResolutionPlan.No(context.Choice.Resolution == "accept-item" ? "There is no suggestion to accept; choose the item." : "Choose an active item of QuickBooks.");
        }

        var pattern = context.Choice.Resolution == "wildcard-rule" ? Family(code) : code;
        return ResolutionPlan.Do(
            pattern == code ? $"Code {context.Subject.Id} stands for {item.Name}." : $"Every code {pattern} without a rule of its own stands for {item.Name}.",
            new RuleEffect(new MappingChange(MappingKind.Code, pattern, MappingTarget.Books, item.Id.Value, context.OpensOn, context.Reason)));
    }

    /// <summary>The letters a code begins with, and anything after them.</summary>
    private static string Family(string code) => string.Concat(code.TakeWhile(char.IsLetter)) + "*";
}

/// <summary>MAP-ACCT: an account is missing in the chart.</summary>
public sealed class MapAccountDefinition : ExceptionDefinition
{
    /// <inheritdoc />
    public override ExceptionType Type { get; } = new(Codes.MapAccount, "Account missing in the chart", Severity.High, Owner.Administrator, Origin.Evaluation, Hours(24),
    [
        new ResolutionType("choose-account", "Choose the account", ResolutionInput.Account, Letter: 'm'),
        new ResolutionType("create-account", "Create the account"),
    ]);

    /// <inheritdoc />
    public override ResolutionPlan Plan(ResolutionContext context)
    {
        var pattern = context.Subject.Kind switch
        {
            "BankAccount" => AccountRole.Bank(new Capture.BankAccountId(context.Subject.Id)),
            Routing.TrustAccountFinding.SubjectKind => AccountRole.TrustLedger(new Capture.MatterId(context.Subject.Id)),
            _ => context.Subject.Id,
        };
        var change = new MappingChange(MappingKind.Account, pattern, MappingTarget.Books, null, context.OpensOn, context.Reason);
        switch (context.Choice.Resolution)
        {
            case "choose-account" when context.Input is { } id && context.InBooks.Account(new AccountId(id)) is { IsActive: true } account:
                return Fits(context, account) is { } objection
                    ? ResolutionPlan.No(objection)
                    : ResolutionPlan.Do($"It is mapped to {account.Name} from {context.OpensOn:yyyy-MM-dd}.", new RuleEffect(change with { TargetId = account.Id.Value }));
            case "choose-account":
                return ResolutionPlan.No("Choose an active account of the chart.");
            case "create-account" when context.Subject.Kind == "BankAccount":
                var isTrust = !string.IsNullOrEmpty(context.Card.TrustAccount.Value) || context.Waiting.Any(item => item.Kind is Spine.WorkKind.TrustDeposit or Spine.WorkKind.TrustDisbursement or Spine.WorkKind.FeeTransfer);
                var name = context.Card.ReadSides() is [var first, ..] ? first.Source ?? context.Subject.Id : context.Subject.Id;
                return ResolutionPlan.Do($"QuickBooks creates the bank account “{name}”; what waits goes on when it has.",
                    new PostingEffect(new AccountDraft(name, "Bank", isTrust ? "TrustAccounts" : "Checking"), change));
            case "create-account" when context.Subject.Kind == Routing.TrustAccountFinding.SubjectKind && context.Card.ReadOutcome().Facts.FirstOrDefault(fact => fact.Name == "parent") is { } parent:
                return ResolutionPlan.Do("QuickBooks creates the matter's account under the trust liability; what waits goes on when it has.",
                    new PostingEffect(new AccountDraft(context.Card.ReadSides()[0].Source ?? context.Subject.Id, "Other Current Liability", "TrustAccountsLiabilities") { Parent = new AccountId(parent.Value) }, change));
            case "create-account" when LedgerOf(context.Subject.Id) is { } ledger:
                return ResolutionPlan.Do($"QuickBooks creates “{ledger.Name}”; what waits goes on when it has.", new PostingEffect(ledger, change));
            default:
                return ResolutionPlan.No("Create the account in QuickBooks and choose it here.");
        }
    }

    /// <summary>The accounts of trust that are no client's: plain liabilities, so that lines on them need name nobody.</summary>
    private static AccountDraft? LedgerOf(string role) => role switch
    {
        AccountRole.TrustFirm => new AccountDraft("Firm funds in trust", "Other Current Liability", "OtherCurrentLiabilities"),
        AccountRole.TrustInterest => new AccountDraft("Interest in trust", "Other Current Liability", "OtherCurrentLiabilities"),
        AccountRole.TrustUnidentified => new AccountDraft("Unidentified receipts in trust", "Other Current Liability", "OtherCurrentLiabilities"),
        _ => null,
    };

    private static string? Fits(ResolutionContext context, BooksAccount account) =>
        context.Subject.Kind == "BankAccount" && account.Type != "Bank"
            ? $"{account.Name} is of type {account.Type}; a bank account is needed."
            : context.Subject.Id == AccountRole.TrustLiability && account.Type != "Other Current Liability"
                ? $"{account.Name} is of type {account.Type}; client money is a liability."
                : null;
}

/// <summary>Plans the creation of a matter's sub-customer.</summary>
internal static class CustomerCreation
{
    /// <summary>The plan, or why it cannot be done.</summary>
    public static ResolutionPlan Plan(ResolutionContext context, MappingChange then)
    {
        if (context.Matter?.Case is not { Matter: { } matter } matterCase || matterCase.Clients.Count == 0)
        {
            return ResolutionPlan.No("The matter names no client; correct it in the practice system first.");
        }

        var client = matterCase.Clients[0].Name;
        var name = matter.FullTitle;
        if (context.InBooks.Customers.Any(customer => string.Equals(customer.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            name += " (LegalSync)";
        }

        return MatterIdentity.ParentFor(client, context.InBooks) is { } parent
            ? ResolutionPlan.Do($"QuickBooks creates “{name}” under {parent.Name}; what waits goes on when it has.", new PostingEffect(new CustomerDraft(name, parent.Id), then))
            : ResolutionPlan.Do($"QuickBooks creates the customer “{name}”, for no customer bears the name {client} exactly.", new PostingEffect(new CustomerDraft(name, null), then));
    }
}
