namespace LegalSync.Domain.Reconciliation;

/// <summary>The evidence in order: what is surest is settled first, and what is settled is not looked at again.</summary>
internal static class Passes
{
    /// <summary>Runs them all.</summary>
    public static void Run(Workbench bench)
    {
        Identical(bench);
        NumberAndAmount(bench);
        PartyAndAmount(bench, Agreeing);
        NumberAndAmountElsewhere(bench);
        SplitsByNumber.Run(bench);
        SplitsByParty.Run(bench);
        NumberWithAnotherAmount(bench);
        NumberWithAnotherKind(bench);
        AmountAndDay(bench);
        PartyAndAmount(bench, WithAnotherNumber);
        PartyAndAmount(bench, OnAFurtherDay);
        PartyAndDay(bench);
    }

    private static void Identical(Workbench bench)
    {
        foreach (var (source, ledger) in bench.Groups(row => (Content?)row.Content))
        {
            for (var i = 0; i < Math.Min(source.Count, ledger.Count); i++)
            {
                bench.Take([source[i]], [ledger[i]]);
            }
        }
    }

    private static void NumberAndAmount(Workbench bench) =>
        EachNumberAndAmount(bench, evidence => evidence.NothingContradicts);

    /// <summary>Same number and money, but another day or client: the same thing recorded differently, unless neither agrees.</summary>
    private static void NumberAndAmountElsewhere(Workbench bench) =>
        EachNumberAndAmount(bench, evidence => evidence.KindAgrees && (evidence.Client != Likeness.Different || evidence.DateAgrees));

    private static void EachNumberAndAmount(Workbench bench, Func<Evidence, bool> fits)
    {
        foreach (var (source, ledger) in bench.Groups(row => row.Number.Length > 0 ? (row.Number, row.Minor) : default((string, long)?)))
        {
            Chooser.TakeBest(bench, source, ledger, (one, other) => bench.Weigh(one, other) is var found && fits(found) ? found.Score : null);
        }
    }

    private static void PartyAndAmount(Workbench bench, Func<Evidence, bool> fits)
    {
        Each(row => row.ClientKey.Length > 0 ? (row.ClientKey, row.Minor) : default((string, long)?));
        Each(row => row.Matter.Length > 0 ? (row.Matter, row.Minor) : default((string, long)?));

        void Each(Func<Candidate, (string, long)?> key)
        {
            foreach (var (source, ledger) in bench.Groups(key))
            {
                var rivals = Chooser.TakeUnrivalled(bench, source, ledger,
                    (one, other) => bench.Weigh(one, other) is var found && fits(found) ? found.Score : null);
                Chooser.TakeInterchangeable(bench, rivals);
            }
        }
    }

    private static bool Agreeing(Evidence evidence) => evidence.NothingContradicts;

    private static bool WithAnotherNumber(Evidence evidence) =>
        evidence is { NumbersConflict: true, DateAgrees: true, KindAgrees: true, DaysApart: not null }
        && evidence.Client != Likeness.Different && evidence.Matter != Likeness.Different;

    private static bool OnAFurtherDay(Evidence evidence) =>
        evidence is { NumbersConflict: false, KindAgrees: true, DaysApart: <= Evidence.FarWindow }
        && evidence.Client != Likeness.Different && evidence.Matter != Likeness.Different;

    private static void NumberWithAnotherAmount(Workbench bench)
    {
        foreach (var (source, ledger) in bench.Groups(ByNumber))
        {
            Chooser.TakeBest(bench, source, ledger, (one, other) =>
            {
                var found = bench.Weigh(one, other);
                return found.KindAgrees && (found.Client != Likeness.Different || found.DateAgrees) && SameDocument(one, other, found)
                    ? found.Score + (AmountCause.IsNear(one.Minor, other.Minor) ? 250 : 0)
                    : null;
            });
        }
    }

    /// <summary>An invoice's number is its own. A payment's may be the invoice's or the cheque's, and returns next month.</summary>
    private static bool SameDocument(Candidate one, Candidate other, Evidence found) =>
        one.Kind is RecordKind.Invoice or RecordKind.Credit or RecordKind.Unknown
        || other.Kind is RecordKind.Invoice or RecordKind.Credit or RecordKind.Unknown
        || found.DaysApart is null or <= Evidence.FarWindow;

    private static void NumberWithAnotherKind(Workbench bench)
    {
        foreach (var (source, ledger) in bench.Groups(ByNumber))
        {
            Chooser.TakeBest(bench, source, ledger, (one, other) =>
                bench.Weigh(one, other) is { Kinds: KindFit.Miskeyed } found && found.Client != Likeness.Different
                && Math.Abs(one.Minor) == Math.Abs(other.Minor) ? found.Score : null);
        }
    }

    /// <summary>Money and day alone carry a pair only when nobody else fits.</summary>
    private static void AmountAndDay(Workbench bench)
    {
        foreach (var (source, ledger) in bench.Groups(row => row.Minor != 0 && row.Day is { } day ? (row.Minor, day) : default((long, int)?)))
        {
            Chooser.TakeUnrivalled(bench, source, ledger, Score);
        }

        foreach (var (source, ledger) in bench.Groups(row => row.Minor != 0 && row.Day is not null ? row.Minor : default(long?)))
        {
            Chooser.TakeUnrivalled(bench, source, ledger, (one, other) => Score(one, other) is null ? null : 0);
        }

        int? Score(Candidate one, Candidate other) =>
            bench.Weigh(one, other) is { NothingContradicts: true, DaysApart: not null } found ? found.Score : null;
    }

    private static void PartyAndDay(Workbench bench)
    {
        foreach (var (source, ledger) in bench.Groups(row =>
            row.ClientKey.Length > 0 && row.Day is { } day ? (row.ClientKey, day) : default((string, int)?)))
        {
            Chooser.TakeUnrivalled(bench, source, ledger, (one, other) =>
            {
                var found = bench.Weigh(one, other);
                return found.NothingContradicts && (found.TextAgrees || AmountCause.IsNear(one.Minor, other.Minor)) ? found.Score : null;
            });
        }
    }

    private static string? NullIfEmpty(string text) => text.Length > 0 ? text : null;

    private static Key? ByNumber(Candidate row) => NullIfEmpty(row.Number) is { } number ? new Key(number) : null;

    private readonly record struct Key(string Value);
}
