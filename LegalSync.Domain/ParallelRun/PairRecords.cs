using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A pair that stands whatever pairing would find: somebody chose it, or decided about exactly this content.</summary>
/// <param name="Ours">Keys of its records of ours.</param>
/// <param name="Theirs">Keys of its records of theirs.</param>
/// <param name="State">The state it was decided in; null to compare it anew.</param>
/// <param name="Reasons">Its reasons.</param>
public sealed record PinnedPair(IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs, PairState? State, IReadOnlyList<string> Reasons)
{
    /// <summary>Names the pair, as <see cref="PairFinding.Key"/> does.</summary>
    public string Key { get; } = PairFinding.KeyOf(Ours, Theirs);
}

/// <summary>
/// Pairs what LegalSync would have posted with what people posted by hand. Like is compared with like first, by the engine of the
/// <c>reconcile</c> verb; what stays open is looked at once more across kinds, because people put things in wrong places. Near ties are shown,
/// not chosen. Pure: the order of the records changes nothing, and every record of a stream stands in exactly one pair.
/// </summary>
public static class PairRecords
{
    /// <summary>Pairs. Records of theirs that no stream is about stand in a pair only where one of ours is found in them.</summary>
    /// <param name="ours">Would-be postings.</param>
    /// <param name="theirs">Records made by hand.</param>
    /// <param name="pinned">Pairs that are kept out.</param>
    /// <param name="conventions">Conventions that hold.</param>
    /// <exception cref="ArgumentException">A key stands twice on one side, or a record in two pinned pairs.</exception>
    public static IReadOnlyList<PairFinding> Run(
        IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs, IReadOnlyList<PinnedPair> pinned, IReadOnlyList<KeptConvention> conventions)
    {
        // What pairing finds by itself needs no pin; so deciding about a pair does not change what others are compared with.
        var forced = new List<PinnedPair>();
        while (true)
        {
            var findings = Pair(new PairBench(ours, theirs, conventions), forced);
            var found = findings.Select(finding => finding.Key).ToHashSet(StringComparer.Ordinal);
            if (pinned.Where(pin => !found.Contains(pin.Key)).ToList() is not { Count: > 0 } missing)
            {
                return Keep(findings, pinned);
            }

            forced.AddRange(missing);
        }
    }

    private static IReadOnlyList<PairFinding> Keep(IReadOnlyList<PairFinding> findings, IReadOnlyList<PinnedPair> pinned)
    {
        var pins = pinned.ToDictionary(pin => pin.Key, StringComparer.Ordinal);
        return [.. findings.Select(finding => pins.TryGetValue(finding.Key, out var pin) ? finding with { State = pin.State ?? finding.State, Reasons = pin.Reasons } : finding)];
    }

    private static IReadOnlyList<PairFinding> Pair(PairBench bench, List<PinnedPair> forced)
    {
        foreach (var pair in forced)
        {
            bench.Pin(pair);
        }

        SlipLook.Run(bench);
        foreach (var family in Enum.GetValues<RecordFamily>().Where(family => family != RecordFamily.None))
        {
            Like(bench, family);
        }

        var copies = new SecondCopies(bench);
        FurtherLooks.Run(bench, copies);
        foreach (var (left, right) in bench.Left())
        {
            bench.Alone(left, right, copies);
        }

        return bench.Findings;
    }

    /// <summary>The engine of the <c>reconcile</c> verb, over what is alike on both sides.</summary>
    private static void Like(PairBench bench, RecordFamily family)
    {
        foreach (var currency in bench.Ours(family).GroupBy(side => side.Amount.Currency))
        {
            var theirs = bench.Theirs(family).Where(side => side.Amount.Currency == currency.Key).ToList();
            var outcome = Reconciler.Compare([.. currency.Select(Record)], [.. theirs.Select(Record)]);
            foreach (var pair in outcome.Pairs)
            {
                bench.Take([.. pair.Source.Select(record => record.Id)], [.. pair.Ledger.Select(record => record.Id)], [.. pair.Reasons.Select(PairReasons.InWords)]);
            }
        }
    }

    private static ComparedRecord Record(ComparedSide side) => new(side.Key, side.Amount)
    {
        HasOwnId = false,
        Date = side.Date,
        Number = side.Number,
        Client = side.Customer,
        Matter = MatterOf(side.Customer),
        Kind = KindOf(side),
        Description = side.Pays.Length > 0 ? $"pays {side.Pays}" : "",
    };

    /// <summary>The matter in a customer's full name: what stands behind the client, up to the first space.</summary>
    private static string MatterOf(string customer)
    {
        var colon = customer.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? "" : Posting.BooksSnapshot.FirstWord(customer[(colon + 2)..]);
    }

    private static RecordKind KindOf(ComparedSide side) => side.Document switch
    {
        Posting.BooksKind.Invoice => RecordKind.Invoice,
        Posting.BooksKind.Payment => RecordKind.Payment,
        Posting.BooksKind.Deposit => RecordKind.Deposit,
        Posting.BooksKind.Purchase => RecordKind.Expense,
        _ => RecordKind.Journal,
    };
}

/// <summary>Records that are compared with one another first.</summary>
internal enum RecordFamily
{
    /// <summary>None: only a further look takes them.</summary>
    None,

    /// <summary>Bills.</summary>
    Invoices,

    /// <summary>Money received for the firm.</summary>
    Payments,

    /// <summary>Client money received.</summary>
    In,

    /// <summary>Client money paid out.</summary>
    Out,

    /// <summary>Entries without a bank.</summary>
    Entries,
}

/// <summary>Answers to which family a record belongs.</summary>
internal static class RecordFamilies
{
    /// <summary>The family of a record.</summary>
    public static RecordFamily Of(ComparedSide side) => side switch
    {
        { Stream: WorkKind.Unsupported } => RecordFamily.None,
        { Document: Posting.BooksKind.Invoice } => RecordFamily.Invoices,
        { Document: Posting.BooksKind.Payment } or { Stream: WorkKind.Payment } => RecordFamily.Payments,
        { IsIn: true } => RecordFamily.In,
        { IsIn: false } => RecordFamily.Out,
        _ => RecordFamily.Entries,
    };
}
