using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Routing;

/// <summary>Answers, for one matter, which customer, item and account apply on a date; gathers the findings where none does and the rules that follow from exact identity.</summary>
internal sealed class CaseResolver(MatterCase matterCase)
{
    private readonly Dictionary<(MappingKind, string), MappingChange> _newRules = [];

    /// <summary>The case.</summary>
    public MatterCase Case { get; } = matterCase;

    /// <summary>Rules to be recorded because the two systems name the same thing exactly alike.</summary>
    public IReadOnlyList<MappingChange> NewRules => [.. _newRules.Values];

    private MappingScope Scope => new(Case.Matter?.Clients ?? [], Case.Matter?.MatterType);

    /// <summary>The customer of the matter on a date, or the finding that says why there is none. Null and null: the matter is not billed.</summary>
    public (CustomerId? Customer, Finding? Finding, RuleOutcome Outcome) Customer(DateOnly date)
    {
        var matter = Case.Matter ?? throw new InvalidOperationException("A line without a matter has no customer.");
        var rule = Case.Rules.Matter(matter.Id, AtLeastOpening(date));
        if (rule?.Target == MappingTarget.NonBilling)
        {
            return (null, null, RuleOutcome.Held(RuleCode.MatterIsMapped, new Fact("matter", matter.Number), new Fact("mapped to", "not billed")));
        }

        var mapped = rule?.TargetId is { } id ? new CustomerId(id) : MatterIdentity.Find(matter, Case.Clients, Case.InBooks)?.Id;
        if (mapped is not { } customer)
        {
            var finding = MatterIdentity.NotMapped(matter, Case.Clients, Case.InBooks);
            return (null, finding, finding.Outcome);
        }

        if (rule is null)
        {
            Propose(MappingKind.Matter, matter.Id.Value, customer.Value, "The sub-customer carries this matter's number under this client's name.");
        }

        if (Case.InBooks.Customer(customer) is { IsActive: true })
        {
            return (customer, null, RuleOutcome.Held(RuleCode.CustomerIsActive,
                new Fact("matter", matter.Number), new Fact("customer", Case.InBooks.FullName(customer)), new Fact("rule", rule?.Sequence is > 0 ? $"#{rule.Sequence}" : "exact identity")));
        }

        var missing = MatterIdentity.CustomerMissing(matter, Case.Clients, customer, Case.InBooks);
        return (null, missing, missing.Outcome);
    }

    /// <summary>The card of a matter that is mapped to a customer who is gone, whether or not anything waits for it: a mapping never dangles.</summary>
    public IEnumerable<Finding> Dangling() =>
        Case.Matter is { } matter && Case.Rules.Matter(matter.Id, AtLeastOpening(Case.Today)) is { Target: MappingTarget.Books } && Customer(Case.Today).Finding is { } missing
            ? [missing]
            : [];

    /// <summary>The item of a code on a date, or the finding.</summary>
    public (ItemId? Item, Finding? Finding, RuleOutcome Outcome) Item(string code, DateOnly date)
    {
        var rule = Case.Rules.Code(code, Scope, AtLeastOpening(date));
        var target = rule?.TargetId is { } id ? Case.InBooks.Item(new ItemId(id)) : null;
        if (rule is null && Case.InBooks.ItemsWithCode(code).Where(item => item.IsActive).ToList() is [var same])
        {
            target = same;
            Propose(MappingKind.Code, code, same.Id.Value, "The item carries this code.");
        }

        if (target is { IsActive: true })
        {
            return (target.Id, null, RuleOutcome.Held(RuleCode.CodeIsMapped, new Fact("code", code), new Fact("item", target.Name)));
        }

        var finding = CodeFinding.NotMapped(code, rule, target, Case.InBooks);
        return (null, finding, finding.Outcome);
    }

    /// <summary>The account of a practice-side bank account on a date, or the finding.</summary>
    public (AccountId? Account, Finding? Finding, RuleOutcome Outcome) Bank(BankAccountId bank, DateOnly date)
    {
        var known = Case.BankAccounts.GetValueOrDefault(bank);
        var name = known?.Name ?? bank.Value;
        return Account(AccountRole.Bank(bank), name, date, new Subject("BankAccount", bank.Value),
            account => account.Type == "Bank" && string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase),
            account => account.Type == "Bank");
    }

    /// <summary>The account of a role on a date, or the finding.</summary>
    public (AccountId? Account, Finding? Finding, RuleOutcome Outcome) Role(string role, DateOnly date) => role switch
    {
        AccountRole.TrustLiability => Account(role, "trust liability", date, new Subject("Role", role),
            account => account.SubType == "TrustAccountsLiabilities", account => account.Type == "Other Current Liability"),
        AccountRole.Discount => Account(role, "discounts given", date, new Subject("Role", role),
            IsTheDiscountAccount,
            account => account.Type is "Income" or "Other Income" or "Expense"),
        AccountRole.Operating => Account(role, "operating account", date, new Subject("Role", role), IsTheOneOperatingAccount, account => account.Type == "Bank"),
        AccountRole.TrustFirm => Named(role, "Firm funds in trust", "Other Current Liability", date),
        AccountRole.TrustInterest => Named(role, "Interest in trust", "Other Current Liability", date),
        AccountRole.TrustUnidentified => Named(role, "Unidentified receipts in trust", "Other Current Liability", date),
        AccountRole.FirmTrustAsset => Named(role, "Firm deposit in trust", "Other Current Asset", date),
        AccountRole.BankCharges => Named(role, "Bank charges", "Expense", date),
        AccountRole.Receivable => Account(role, "accounts receivable", date, new Subject("Role", role),
            account => account.Type == "Accounts Receivable", account => account.Type == "Accounts Receivable"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };

    /// <summary>The account that holds what is owed to the matter's client: the trust liability, or the matter's own account under it where the firm chose so.</summary>
    public (AccountId? Account, Finding? Finding, RuleOutcome Outcome) Liability(DateOnly date)
    {
        var parent = Role(AccountRole.TrustLiability, date);
        if (parent.Account is not { } above || Case.Matter is not { } matter || Case.Rules.Account(AccountRole.TrustPerMatter, AtLeastOpening(date)) is null)
        {
            return parent;
        }

        var rule = Case.Rules.Account(AccountRole.TrustLedger(matter.Id), AtLeastOpening(date));
        var target = rule?.TargetId is { } id ? Case.InBooks.Account(new AccountId(id)) : null;
        if (target is { IsActive: true })
        {
            return (target.Id, null, RuleOutcome.Held(RuleCode.AccountIsMapped, new Fact("client's account", target.Name)));
        }

        var finding = TrustAccountFinding.Missing(Case, matter, above);
        return (null, finding, finding.Outcome);
    }

    /// <summary>The account of a role that not every firm keeps; null where it does not.</summary>
    public AccountId? Optional(string role, DateOnly date) => Role(role, date).Account;

    /// <summary>The sales tax code, or null where the books leave no single choice.</summary>
    public string? SalesTaxCode(DateOnly date)
    {
        var rule = Case.Rules.Account(AccountRole.SalesTax, AtLeastOpening(date));
        if (rule is not null)
        {
            return rule.TargetId;
        }

        return Case.InBooks.TaxCodes.Where(code => code.IsActive && code.Id is not ("TAX" or "NON")).ToList() is [var only] ? only.Id : null;
    }

    private (AccountId? Account, Finding? Finding, RuleOutcome Outcome) Named(string role, string name, string type, DateOnly date) =>
        Account(role, name, date, new Subject("Role", role),
            account => account.Type == type && string.Equals(account.Name, name, StringComparison.OrdinalIgnoreCase), account => account.Type == type);

    private (AccountId? Account, Finding? Finding, RuleOutcome Outcome) Account(
        string pattern, string name, DateOnly date, Subject subject, Func<BooksAccount, bool> isIdentical, Func<BooksAccount, bool> isFitting)
    {
        var rule = Case.Rules.Account(pattern, AtLeastOpening(date));
        var target = rule?.TargetId is { } id ? Case.InBooks.Account(new AccountId(id)) : null;
        if (rule is null && Case.InBooks.Accounts.Where(account => account.IsActive && isIdentical(account)).ToList() is [var same])
        {
            target = same;
            Propose(MappingKind.Account, pattern, same.Id.Value, "The chart holds exactly one such account.");
        }

        if (target is { IsActive: true })
        {
            return (target.Id, null, RuleOutcome.Held(RuleCode.AccountIsMapped, new Fact("account", name), new Fact("mapped to", target.Name)));
        }

        var finding = AccountFinding.NotMapped(subject, name, rule, target, Case.InBooks.Accounts.Where(account => account.IsActive && isFitting(account)));
        return (null, finding, finding.Outcome);
    }

    /// <summary>The account the company's preferences name; without a preference, the one that QuickBooks itself makes for discounts.</summary>
    private bool IsTheDiscountAccount(BooksAccount account) =>
        Case.InBooks.Company?.DiscountAccount is { } preset
            ? account.Id == preset
            : Case.InBooks.Accounts.Any(IsCalledDiscountsGiven) ? IsCalledDiscountsGiven(account)
            : account.SubType == "DiscountsRefundsGiven";

    private static bool IsCalledDiscountsGiven(BooksAccount account) =>
        account.IsActive && string.Equals(account.Name, "Discounts given", StringComparison.OrdinalIgnoreCase);

    private bool IsTheOneOperatingAccount(BooksAccount account) =>
        account.Type == "Bank"
        && Case.BankAccounts.Values.Any(bank =>
            bank.Type == BankAccountType.Operating && string.Equals(bank.Name, account.Name, StringComparison.OrdinalIgnoreCase));

    private DateOnly AtLeastOpening(DateOnly date) => date < Case.OpensOn ? Case.OpensOn : date;

    private void Propose(MappingKind kind, string pattern, string target, string reason)
    {
        // Before the opening is signed there is no first day that a rule could hold from.
        if (Case.OpensOn != DateOnly.MaxValue)
        {
            _newRules.TryAdd((kind, pattern), new MappingChange(kind, pattern, MappingTarget.Books, target, Case.OpensOn, reason));
        }
    }
}
