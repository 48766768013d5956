using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Rules;

namespace LegalSync.Domain.ExceptionQueue;

/// <summary>One field of the two systems, side by side.</summary>
/// <param name="Name">The field.</param>
/// <param name="Source">What the practice system says; null when it has none.</param>
/// <param name="Books">What the books say; null when they have none.</param>
public sealed record FieldPair(string Name, string? Source, string? Books)
{
    /// <summary>True when the two differ.</summary>
    public bool Differs => !string.Equals(Source, Books, StringComparison.Ordinal);
}

/// <summary>A suggested way out and why.</summary>
/// <param name="Resolution">Which resolution.</param>
/// <param name="Input">The input it would be given, if any.</param>
/// <param name="Label">What it says: "Map to 2026-0101 Alder estate plan".</param>
/// <param name="Signals">Why it is suggested, each a short phrase.</param>
public sealed record Suggestion(string Resolution, string? Input, string Label, IReadOnlyList<string> Signals);

/// <summary>A broken condition, found. Findings with the same code and subject are one card.</summary>
/// <param name="Code">The code.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Why">Why it is here, in one sentence.</param>
/// <param name="Outcome">The rule that was broken, with its facts and remedy.</param>
public sealed record Finding(ExceptionCode Code, Subject Subject, string Why, RuleOutcome Outcome)
{
    /// <summary>What the list shows: "Matter 2026-0475 not mapped".</summary>
    public required string Title { get; init; }

    /// <summary>The two systems side by side.</summary>
    public IReadOnlyList<FieldPair> Sides { get; init; } = [];

    /// <summary>Difference in money, books minus source, where there is one.</summary>
    public Money? Difference { get; init; }

    /// <summary>The matter, where the subject belongs to one.</summary>
    public MatterId Matter { get; init; } = MatterId.None;

    /// <summary>What is suggested.</summary>
    public Suggestion? Suggestion { get; init; }

    /// <summary>Where it was found, when that is not where the catalogue says.</summary>
    public Origin? FoundBy { get; init; }

    /// <summary>The practice-side trust account, where the card is about one.</summary>
    public BankAccountId TrustAccount { get; init; } = new("");
}
