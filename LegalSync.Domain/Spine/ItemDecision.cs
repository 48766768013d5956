using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.Spine;

/// <summary>What an evaluation says of one item: a value, so that it can be compared, shown as a what-if, and stored.</summary>
/// <param name="Key">The item.</param>
/// <param name="Matter">Its matter.</param>
/// <param name="Stage">How far it may come now.</param>
public sealed record ItemDecision(ItemKey Key, MatterId Matter, Stage Stage)
{
    /// <summary>What the screens call it.</summary>
    public required string Title { get; init; }

    /// <summary>Ledger date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Worth.</summary>
    public required Money Amount { get; init; }

    /// <summary>Hash of the financial fields of the source: a change of it after approval matters, any other change does not.</summary>
    public required string FinancialHash { get; init; }

    /// <summary>Practice-side trust account, for trust kinds.</summary>
    public BankAccountId TrustAccount { get; init; } = new("");

    /// <summary>The documents to post, in order.</summary>
    public IReadOnlyList<PostingDraft> Legs { get; init; } = [];

    /// <summary>Broken conditions, each a card.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Every rule that was asked, held or broken.</summary>
    public IReadOnlyList<RuleOutcome> Outcomes { get; init; } = [];

    /// <summary>Items that must be in the books first.</summary>
    public IReadOnlyList<ItemKey> WaitsFor { get; init; } = [];

    /// <summary>Entries whose revenue this invoice claims.</summary>
    public IReadOnlyList<ItemKey> Claims { get; init; } = [];

    /// <summary>The document it was found as in the books.</summary>
    public DocumentRef? Adopted { get; init; }

    /// <summary>Why it ended, where the stage is an end.</summary>
    public string? EndReason { get; init; }

    /// <summary>Known only from an invoice's paid amount.</summary>
    public bool IsProvisional { get; init; }
}

/// <summary>Everything an evaluation of one matter says.</summary>
/// <param name="Items">A decision for each item of the matter.</param>
/// <param name="NewRules">Mapping rules that follow from exact identity and are to be recorded.</param>
/// <param name="Ledgers">The client ledgers as observed.</param>
/// <param name="Findings">Conditions that no unposted item carries (a ledger below zero whose postings are all in the books).</param>
public sealed record MatterEvaluation(
    IReadOnlyList<ItemDecision> Items, IReadOnlyList<MappingChange> NewRules, IReadOnlyList<Trust.ObservedLedger> Ledgers, IReadOnlyList<Finding> Findings);
