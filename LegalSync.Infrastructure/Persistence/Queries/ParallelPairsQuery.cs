using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A line of the comparison.</summary>
public sealed record ParallelRow(long Sequence, PairId Id, WorkKind Stream, PairState State, DateOnly Day)
{
    /// <summary>Customer and number.</summary>
    public required string Title { get; init; }

    /// <summary>The matter; empty when only the record made by hand is there.</summary>
    public string Matter { get; init; } = "";

    /// <summary>What ours total; null when only theirs.</summary>
    public Money? Ours { get; init; }

    /// <summary>What theirs total; null when only ours.</summary>
    public Money? Theirs { get; init; }

    /// <summary>The first field that differs.</summary>
    public ComparedField? FirstDifference { get; init; }

    /// <summary>Who was right.</summary>
    public PairVerdict? Verdict { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>Who decided.</summary>
    public string? By { get; init; }

    /// <summary>SHA-256 of what is shown: a decision is about exactly this.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Theirs minus ours; a side that is missing counts as nothing.</summary>
    public Money? Difference => (Ours, Theirs) switch
    {
        ({ } ours, { } theirs) => theirs - ours,
        ({ } ours, null) => -ours,
        (null, { } theirs) => theirs,
        _ => null,
    };
}

/// <summary>Pairs of the latest run: the keys of those a filter shows, and rows by key.</summary>
public sealed class ParallelPairsQuery(IDbFactory databases, ISourceReader reader)
{
    private const int Slice = 200;
    private static readonly PairState[] _differing = [PairState.Differs, PairState.OnlyOurs, PairState.OnlyTheirs, PairState.Ambiguous];

    /// <summary>The ordered keys, by day.</summary>
    public async Task<Answer<IReadOnlyList<long>>> KeysAsync(BooksId books, ParallelRunId run, ParallelFilter filter, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<long>>();
        }

        await using var db = databases.Create();
        var pairs = Narrowed(OfTab(db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == books && pair.Run == run && pair.RetiredAt == null), filter.Tab), filter);
        if (filter.Tab is ParallelTab.All or ParallelTab.Equal)
        {
            return Answer.Of<IReadOnlyList<long>>(await pairs.OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).Select(pair => pair.Sequence).ToListAsync(cancellationToken));
        }

        // Asked for in order, a database walks every pair by day to find the few that differ; the few are put in order here.
        var few = await pairs.Select(pair => new { pair.Day, pair.Sequence }).ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<long>>([.. few.OrderBy(pair => pair.Day).ThenBy(pair => pair.Sequence).Select(pair => pair.Sequence)]);
    }

    /// <summary>Rows of some keys; a pair that no longer stands has none.</summary>
    public async Task<Answer<IReadOnlyList<ParallelRow>>> RowsAsync(BooksId books, IReadOnlyList<long> keys, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<ParallelRow>>();
        }

        await using var db = databases.Create();
        var rows = new List<ParallelRow>(keys.Count);
        foreach (var slice in keys.Chunk(Slice))
        {
            var wanted = slice.ToList();
            var found = await db.ComparedPairs.AsNoTracking()
                .Where(pair => pair.Books == books && wanted.Contains(pair.Sequence) && pair.RetiredAt == null)
                .ToListAsync(cancellationToken);
            var matters = await MatterLabels.ReadAsync(db, reader, books, [.. found.Select(pair => pair.Matter).Distinct()], cancellationToken);
            rows.AddRange(found.Select(pair => Row(pair, matters)));
        }

        return Answer.Of<IReadOnlyList<ParallelRow>>(rows);
    }

    /// <summary>A pair as a line.</summary>
    internal static ParallelRow Row(ComparedPair pair, MatterLabels matters)
    {
        var currency = Currency.FromCode(pair.CurrencyCode);
        return new ParallelRow(pair.Sequence, pair.Id, pair.Stream, pair.State, pair.Day)
        {
            Title = pair.Title,
            Matter = pair.Matter.IsNone ? "" : matters.Of(pair.Matter),
            Ours = pair.OursMinor is { } ours ? Money.FromMinor(ours, currency) : null,
            Theirs = pair.TheirsMinor is { } theirs ? Money.FromMinor(theirs, currency) : null,
            FirstDifference = pair.FirstDifference,
            Verdict = pair.Verdict,
            Reason = pair.VerdictReason,
            By = pair.VerdictBy,
            Fingerprint = pair.Fingerprint,
        };
    }

    private static IQueryable<ComparedPair> OfTab(IQueryable<ComparedPair> pairs, ParallelTab tab) => tab switch
    {
        ParallelTab.Unexplained => pairs.Where(pair => _differing.Contains(pair.State) && pair.Verdict == null),
        ParallelTab.All => pairs,
        ParallelTab.Equal => pairs.Where(pair => pair.State == PairState.Equal && pair.Verdict == null),
        ParallelTab.Explained => pairs.Where(pair => _differing.Contains(pair.State) && pair.Verdict != null),
        ParallelTab.OursWrong => pairs.Where(pair => _differing.Contains(pair.State) && (pair.Verdict == PairVerdict.OursWrong || pair.Verdict == PairVerdict.BothWrong)),
        ParallelTab.TheirsWrong => pairs.Where(pair => _differing.Contains(pair.State) && (pair.Verdict == PairVerdict.TheirsWrong || pair.Verdict == PairVerdict.BothWrong)),
        _ => throw new ArgumentOutOfRangeException(nameof(tab), tab, "No such tab."),
    };

    private static IQueryable<ComparedPair> Narrowed(IQueryable<ComparedPair> pairs, ParallelFilter filter)
    {
        if (filter.Stream is { } stream)
        {
            pairs = pairs.Where(pair => pair.Stream == stream);
        }

        if (filter.State is { } state)
        {
            pairs = pairs.Where(pair => pair.State == state);
        }

        if (filter.Field is { } field)
        {
            pairs = pairs.Where(pair => pair.FirstDifference == field);
        }

        if ((filter.Day ?? filter.Week) is { } from)
        {
            var through = filter.Day ?? from.AddDays(6);
            pairs = pairs.Where(pair => pair.Day >= from && pair.Day <= through);
        }

        return filter.Text.Length == 0 ? pairs : OfText(pairs, filter.Text);
    }

    private static IQueryable<ComparedPair> OfText(IQueryable<ComparedPair> pairs, string text)
    {
        var (pattern, minor) = ("%" + text.Replace("%", "", StringComparison.Ordinal) + "%", SearchQuery.AmountOf(text));
        return pairs.Where(pair => EF.Functions.Like(pair.Title, pattern) || (minor != null && (pair.OursMinor == minor || pair.TheirsMinor == minor)));
    }
}
