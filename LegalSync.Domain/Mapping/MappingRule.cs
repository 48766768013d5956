using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Mapping;

/// <summary>What a rule maps. Stored: a number is never reused.</summary>
public enum MappingKind
{
    /// <summary>A matter to a customer.</summary>
    Matter = 1,

    /// <summary>An activity or expense code to an item.</summary>
    Code = 2,

    /// <summary>A bank account of the practice system, or a named role, to an account of the chart.</summary>
    Account = 3,
}

/// <summary>What a rule points to.</summary>
public enum MappingTarget
{
    /// <summary>An entity of the books, by its key.</summary>
    Books = 1,

    /// <summary>Never billed: nothing of it is posted.</summary>
    NonBilling = 2,

    /// <summary>No longer mapped: the rule takes back an earlier one.</summary>
    Nothing = 3,
}

/// <summary>Names of the account roles that are not a bank account of the practice system.</summary>
public static class AccountRole
{
    /// <summary>The liability for client money.</summary>
    public const string TrustLiability = "role:trust-liability";

    /// <summary>Where discounts land.</summary>
    public const string Discount = "role:discount";

    /// <summary>What clients owe the firm after it made good a trust shortage.</summary>
    public const string DueFromClients = "role:due-from-clients";

    /// <summary>The operating account: where fees from trust and card payments arrive.</summary>
    public const string Operating = "role:operating";

    /// <summary>The firm's own money in trust: a ledger of the trust liability that is no client's.</summary>
    public const string TrustFirm = "role:trust-firm";

    /// <summary>Interest of pooled accounts on its way to the foundation.</summary>
    public const string TrustInterest = "role:trust-interest";

    /// <summary>Receipts in trust whose owner is not known.</summary>
    public const string TrustUnidentified = "role:trust-unidentified";

    /// <summary>The firm's asset for its own money in trust, where it keeps one.</summary>
    public const string FirmTrustAsset = "role:firm-trust-asset";

    /// <summary>Where the bank's charges land, where the firm books them for trust.</summary>
    public const string BankCharges = "role:bank-charges";

    /// <summary>What clients owe for invoices.</summary>
    public const string Receivable = "role:receivable";

    /// <summary>A firm's choice: a rule for this role gives each matter its own account under the trust liability; without one, customers keep clients apart.</summary>
    public const string TrustPerMatter = "role:trust-per-matter";

    /// <summary>The pattern of a matter's own account under the trust liability.</summary>
    public static string TrustLedger(Capture.MatterId matter) => "trust-ledger:" + matter.Value;

    /// <summary>The sales tax code of taxed invoices.</summary>
    public const string SalesTax = "role:sales-tax-code";

    /// <summary>The pattern of a practice-side bank account.</summary>
    public static string Bank(Capture.BankAccountId account) => "bank:" + account.Value;
}

/// <summary>Codes of the product itself that need an item.</summary>
public static class ReservedCode
{
    /// <summary>Invoice-level write-offs and waivers, posted as a negative line.</summary>
    public const string WriteOff = "WRITE-OFF";

    /// <summary>Interest charged on an invoice.</summary>
    public const string Interest = "INTEREST";
}

/// <summary>One line of a mapping table. Append-only: a change is a further rule, so every posting can say which rule, as known when, decided it.</summary>
public sealed class MappingRule
{
    /// <summary>Longest pattern a column holds.</summary>
    public const int MaxPatternLength = 128;

    /// <summary>Longest scope a column holds.</summary>
    public const int MaxScopeLength = 80;

    /// <summary>The scope of a rule that holds for the whole firm.</summary>
    public const string Firm = "firm";

    private MappingRule(BooksId books, MappingKind kind, string scope, string pattern, string reason, string recordedBy) =>
        (Books, Kind, Scope, Pattern, Reason, RecordedBy) = (books, kind, scope, pattern, reason, recordedBy);

    /// <summary>Order of recording, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books it holds for.</summary>
    public BooksId Books { get; private set; }

    /// <summary>What it maps.</summary>
    public MappingKind Kind { get; private set; }

    /// <summary><c>firm</c>, <c>client:KEY</c> or <c>matter-type:NAME</c>; the narrower scope wins.</summary>
    public string Scope { get; private set; }

    /// <summary>The key or pattern: a matter key, a code, a wildcard such as <c>L1?0</c> or <c>A*</c>, a phase, a bank account, a role.</summary>
    public string Pattern { get; private set; }

    /// <summary>What kind of target.</summary>
    public MappingTarget Target { get; private set; }

    /// <summary>The books' key of the target, when it is one.</summary>
    public string? TargetId { get; private set; }

    /// <summary>The first ledger date it holds for.</summary>
    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>When it became known.</summary>
    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Who recorded it, as shown.</summary>
    public string RecordedBy { get; private set; }

    /// <summary>Why.</summary>
    public string Reason { get; private set; }

    /// <summary>Records a rule.</summary>
    public static MappingRule Record(BooksId books, MappingChange change, Actor actor, DateTimeOffset at) =>
        new(books, change.Kind, change.Scope, change.Pattern, change.Reason, actor.Display)
        {
            Target = change.Target,
            TargetId = change.TargetId,
            EffectiveFrom = change.EffectiveFrom,
            RecordedAt = at,
        };
}

/// <summary>A rule on its way in.</summary>
/// <param name="Kind">What it maps.</param>
/// <param name="Pattern">Key or pattern.</param>
/// <param name="Target">Kind of target.</param>
/// <param name="TargetId">The books' key.</param>
/// <param name="EffectiveFrom">First ledger date.</param>
/// <param name="Reason">Why.</param>
public sealed record MappingChange(MappingKind Kind, string Pattern, MappingTarget Target, string? TargetId, DateOnly EffectiveFrom, string Reason)
{
    /// <summary>Its scope.</summary>
    public string Scope { get; init; } = MappingRule.Firm;
}
