using System.Globalization;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Keeps a difference of form as the firm's habit: pairs of the run that differ in nothing else are settled by it, and later ones agree.
/// A difference of value is none: it becomes a mapping rule, after a rehearsal.
/// </summary>
public sealed class KeepConvention(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Keeps it. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="id">A pair that shows it.</param>
    /// <param name="field">The field.</param>
    /// <param name="anyValue">True for whatever both say in this field, false for exactly what this pair says.</param>
    /// <param name="reason">Why it is acceptable.</param>
    /// <param name="actor">Who keeps it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> RunAsync(BooksId books, PairId id, ComparedField field, bool anyValue, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var refusal = Judging.Objection(actor)
            ?? (field.IsValue() ? "A difference of value becomes a mapping rule: rehearse it first." : null)
            ?? (string.IsNullOrWhiteSpace(reason) ? "Write why." : null)
            ?? (reason.Trim().Length > ComparedPair.MaxReasonLength ? $"A reason has at most {ComparedPair.MaxReasonLength} characters." : null)
            ?? await KeepAsync(books, id, field, anyValue, reason.Trim(), actor, cancellationToken)
            ?? await ApplyAsync(books, actor, cancellationToken);
        if (refusal is null)
        {
            feed.Announce();
        }

        return refusal;
    }

    private async Task<string?> KeepAsync(BooksId books, PairId id, ComparedField field, bool anyValue, string reason, Actor actor, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Judging.NoRun;
        }

        var (pair, gone) = await Judging.FindAsync(session, run, id, cancellationToken);
        if (pair?.State != PairState.Differs || pair.ReadFields().FirstOrDefault(one => one.Field == field && !one.IsEqual && one.Convention is null) is not { } difference)
        {
            return gone ?? "Both sides agree in this field, or a convention explains it already.";
        }

        if (!anyValue && Math.Max(difference.Ours.Length, difference.Theirs.Length) > KeptConvention.MaxValueLength)
        {
            return "What they say is too long to be kept exactly. Keep it for any value of the field.";
        }

        var now = clock.GetUtcNow();
        session.Add(KeptConvention.Keep(run, field, anyValue ? "" : difference.Ours, anyValue ? "" : difference.Theirs, reason, actor, now));
        session.Add(AuditEvent.Tell(books, Judging.Subject(run), $"convention kept: {field}", actor, now, $"{(anyValue ? "any value" : $"{difference.Ours} / {difference.Theirs}")}\n{reason}"));
        return await session.SaveAsync(cancellationToken) ? null : Judging.Raced;
    }

    /// <summary>Settles the open pairs that conventions explain now. Run again it changes nothing.</summary>
    private async Task<string?> ApplyAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Judging.Tries; attempt++)
        {
            await using var session = store.Open(books);
            if (await session.OpenRunAsync(cancellationToken) is not { } run)
            {
                return Judging.NoRun;
            }

            var (now, conventions) = (clock.GetUtcNow(), await session.ConventionsAsync(cancellationToken));
            foreach (var pair in (await session.PairsAsync(run.Id, cancellationToken)).Where(pair => pair is { State: PairState.Differs, Verdict: null }))
            {
                pair.Explain([.. pair.ReadFields().Select(field => Explained(field, conventions))]);
                if (pair.FirstDifference is null)
                {
                    const string because = "A kept convention explains it.";
                    pair.Decide(PairVerdict.Convention, because, null, actor, now);
                    session.Add(Adjudication.Of(pair, AdjudicationKind.Decided, PairVerdict.Convention, because, actor, now));
                    session.Add(AuditEvent.Tell(books, Judging.Subject(pair), "decided: Convention", actor, now, because));
                }
            }

            if (await session.SaveAsync(cancellationToken))
            {
                return null;
            }
        }

        return Judging.Raced;
    }

    private static FieldComparison Explained(FieldComparison field, IReadOnlyList<KeptConvention> conventions) => field.IsEqual || field.Convention is not null
        ? field
        : field with { Convention = conventions.FirstOrDefault(one => one.Explains(field))?.Sequence };
}

/// <summary>Ends a kept convention: what it explained is open again.</summary>
public sealed class EndConvention(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Ends it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, long convention, Actor actor, CancellationToken cancellationToken)
    {
        if (Judging.Objection(actor) is { } objection)
        {
            return objection;
        }

        await using var session = store.Open(books);
        if ((await session.ConventionsAsync(cancellationToken)).FirstOrDefault(one => one.Sequence == convention) is not { } kept)
        {
            return "The convention has ended already.";
        }

        var now = clock.GetUtcNow();
        kept.End(now);
        session.Add(AuditEvent.Tell(books, $"convention:{convention}", $"convention ended: {kept.Field}", actor, now));
        if (await session.OpenRunAsync(cancellationToken) is { } run)
        {
            await OpenAgainAsync(session, run, convention, actor, now, cancellationToken);
        }

        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        feed.Announce();
        return null;
    }

    private static async Task OpenAgainAsync(IComparisonSession session, FirmParallelRun run, long convention, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var explained = (await session.PairsAsync(run.Id, cancellationToken)).Select(pair => (Pair: pair, Fields: FieldsOf(pair, convention)))
            .Where(one => one.Fields.Any(field => field.Convention == convention)).ToList();
        if (explained.Count == 0)
        {
            return;
        }

        var ours = (await session.ShadowsAsync(run.Id, cancellationToken)).ToDictionary(posting => posting.Key, posting => posting.ReadSide(), StringComparer.Ordinal);
        var theirs = (await session.ManualAsync(run.Id, cancellationToken)).ToDictionary(record => record.Key, record => record.ReadSide(), StringComparer.Ordinal);
        foreach (var (pair, fields) in explained)
        {
            var wasExplained = pair.FirstDifference is null;
            pair.ExplainLess([.. fields.Select(field => field.Convention == convention ? field with { Convention = null } : field)], Records(pair.OurKeys, ours), Records(pair.TheirKeys, theirs));
            if (wasExplained && pair.Verdict == PairVerdict.Convention)
            {
                await Judging.TakeBackAsync(session, pair, "The convention ended.", actor, now, cancellationToken);
            }

            Judging.Reopen(session, run, actor, now);
        }
    }

    private static IReadOnlyList<FieldComparison> FieldsOf(ComparedPair pair, long convention) =>
        pair.Fields.Contains(convention.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) ? pair.ReadFields() : [];

    /// <summary>The records of a pair as last kept. One that is gone meanwhile is left out: the next comparison retires its pair.</summary>
    private static IReadOnlyList<ComparedSide> Records(IEnumerable<string> keys, Dictionary<string, ComparedSide> kept) =>
        [.. keys.Order(StringComparer.Ordinal).Select(kept.GetValueOrDefault).OfType<ComparedSide>()];
}
