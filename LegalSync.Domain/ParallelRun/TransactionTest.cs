using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Key of a ten-transaction test.</summary>
public readonly record struct TransactionTestId(Guid Value);

/// <summary>A few items of last month, run through the pipeline without posting and held against what people entered. Append-only: what it found stays.</summary>
public sealed class TransactionTest
{
    private TransactionTest(TransactionTestId id, BooksId books, string results, string by) => (Id, Books, Results, By) = (id, books, results, by);

    /// <summary>Key.</summary>
    public TransactionTestId Id { get; private set; }

    /// <summary>Order, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books.</summary>
    public BooksId Books { get; private set; }

    /// <summary>First day that items were taken from.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day.</summary>
    public DateOnly Through { get; private set; }

    /// <summary>What was found as JSON (list of <see cref="PairFinding"/>), in the order shown.</summary>
    public string Results { get; private set; }

    /// <summary>Who ran it, as shown.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Keeps the results of a test.</summary>
    public static TransactionTest Keep(TransactionTestId id, BooksId books, (DateOnly From, DateOnly Through) period, IReadOnlyList<PairFinding> results, Actor actor, DateTimeOffset at) =>
        new(id, books, ComparisonText.Write(results), actor.Display) { From = period.From, Through = period.Through, At = at };

    /// <summary>What was found.</summary>
    public IReadOnlyList<PairFinding> ReadResults() => ComparisonText.Read<List<PairFinding>>(Results);
}
