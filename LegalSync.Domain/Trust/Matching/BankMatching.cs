using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Matching;

/// <summary>How much a match can be relied on, the weakest first.</summary>
public enum MatchStrength
{
    /// <summary>Only an earlier decision of a person speaks for it.</summary>
    Learned = 1,

    /// <summary>Amount and days agree and nothing else comes near.</summary>
    Likely = 2,

    /// <summary>Amount, days and words of the text agree.</summary>
    Strong = 3,

    /// <summary>A document names both: a cheque's number, a wire's reference, an invoice.</summary>
    Certain = 4,

    /// <summary>A person said so.</summary>
    Confirmed = 5,
}

/// <summary>Bank lines that stand for journal lines, equal to the cent.</summary>
/// <param name="Lines">One or more lines.</param>
/// <param name="Entries">One or more entries with the same sum.</param>
/// <param name="Strength">How much it can be relied on.</param>
/// <param name="Reasons">What speaks for it, short phrases.</param>
public sealed record BankMatch(
    IReadOnlyList<BankLine> Lines, IReadOnlyList<JournalLine> Entries, MatchStrength Strength, IReadOnlyList<string> Reasons);

/// <summary>Several lines or entries that come equally near: a person chooses.</summary>
/// <param name="Lines">The lines; none of them is matched.</param>
/// <param name="Candidates">The entries that could be meant; each has the amount of a line.</param>
/// <param name="Reasons">Why it is not decided, short phrases.</param>
public sealed record AmbiguousMatch(IReadOnlyList<BankLine> Lines, IReadOnlyList<JournalLine> Candidates, IReadOnlyList<string> Reasons);

/// <summary>Why a line and an entry belong together although their amounts differ.</summary>
public enum MismatchCause
{
    /// <summary>The same cheque number.</summary>
    CheckNumber = 1,

    /// <summary>The same reference or invoice.</summary>
    Reference = 2,

    /// <summary>The same amount with the other sign.</summary>
    Sign = 3,

    /// <summary>Two neighbouring digits changed places.</summary>
    Transposition = 4,

    /// <summary>The same name within days, and amounts not far apart.</summary>
    Party = 5,
}

/// <summary>A line and an entry that are one event with two amounts. Never a match: a suspicion with a name.</summary>
/// <param name="Line">What the bank paid or received.</param>
/// <param name="Entries">What the journal says of it.</param>
/// <param name="Cause">Why they belong together.</param>
public sealed record AmountMismatch(BankLine Line, IReadOnlyList<JournalLine> Entries, MismatchCause Cause)
{
    /// <summary>The bank's amount less the journal's.</summary>
    public Money Difference => Entries.Aggregate(Line.Line.Amount, (rest, entry) => rest - entry.Amount);
}

/// <summary>A line of the journal and the one that takes it back: together nothing.</summary>
public sealed record VoidedPair(JournalLine Voided, JournalLine Void);

/// <summary>Every line and every entry stands in exactly one of these places.</summary>
public sealed record BankMatching(
    IReadOnlyList<BankMatch> Matches, IReadOnlyList<AmbiguousMatch> Ambiguous, IReadOnlyList<AmountMismatch> Mismatches, IReadOnlyList<VoidedPair> Voided)
{
    /// <summary>Lines that nothing in the journal explains.</summary>
    public IReadOnlyList<BankLine> UnmatchedLines { get; init; } = [];

    /// <summary>Entries the bank has not seen.</summary>
    public IReadOnlyList<JournalLine> UnmatchedEntries { get; init; } = [];

    /// <summary>Confirmed matches that no longer add up or name something that is not there, each a sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
