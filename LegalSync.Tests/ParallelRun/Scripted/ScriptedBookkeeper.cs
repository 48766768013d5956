using System.Globalization;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Tests.ParallelRun.Scripted;

/// <summary>What a bookkeeper says about a difference.</summary>
/// <param name="Verdict">Who was right.</param>
/// <param name="Reason">Why, as the documents say.</param>
/// <param name="Cluster">The fault of a mapping that it shows, if one.</param>
internal sealed record Ruling(PairVerdict Verdict, string Reason, string? Cluster = null);

/// <summary>
/// Settles the differences of a comparison as a person would: reads what both sides say, opens the practice system's documents, and decides
/// field by field whose side they bear out. It knows nothing of what was planted.
/// </summary>
internal sealed class ScriptedBookkeeper(SyncedFirm firm, PracticePapers papers)
{
    /// <summary>Keeps the firm's habit about references, then decides every difference that is left.</summary>
    public async Task WorkAsync()
    {
        if ((await PairsAsync(firm)).FirstOrDefault(pair => pair is { State: PairState.Differs, FirstDifference: ComparedField.Number } && pair.Stream != WorkKind.Invoice) is { } habit)
        {
            Refused(await firm.Get<KeepConvention>().RunAsync(
                firm.Books, habit.Id, ComparedField.Number, anyValue: true, "People copy references in their own way.", firm.Bookkeeper, CancellationToken.None));
        }

        foreach (var pair in (await PairsAsync(firm)).Where(pair => !pair.IsSettled))
        {
            var ruling = await RuleAsync(pair);
            var outcome = await firm.Get<AdjudicatePairs>().RunAsync(
                firm.Books, [new ShownPair(pair.Id, pair.Fingerprint)], ruling.Verdict, ruling.Reason, ruling.Cluster, firm.Bookkeeper, CancellationToken.None);
            Refused(outcome.Refusal ?? (outcome.Refusals is [var first, ..] ? first.Why : null));
        }
    }

    /// <summary>Every pair that stands.</summary>
    public static async Task<IReadOnlyList<ComparedPair>> PairsAsync(SyncedFirm firm)
    {
        await using var db = firm.Db();
        return await db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == firm.Books && pair.RetiredAt == null).OrderBy(pair => pair.Sequence).ToListAsync();
    }

    private static void Refused(string? why)
    {
        if (why is not null)
        {
            throw new InvalidOperationException($"The bookkeeper was refused: {why}");
        }
    }

    private async Task<Ruling> RuleAsync(ComparedPair pair) => pair.State switch
    {
        PairState.OnlyOurs => await IsPaperAsync(pair)
            ? new Ruling(PairVerdict.TheirsWrong, "The practice system has it and nobody entered it.")
            : new Ruling(PairVerdict.OursWrong, "The practice system has no such document."),
        PairState.OnlyTheirs => new Ruling(PairVerdict.TheirsWrong, "The practice system's documents all have their own record; this one stands for none."),
        PairState.Differs => await WeighAsync(pair),
        _ => throw new InvalidOperationException($"Nobody can tell who goes with whom: {pair.Title} {string.Join("; ", pair.ReadReasons())}"),
    };

    private async Task<bool> IsPaperAsync(ComparedPair pair)
    {
        var source = SidesOfDrafts.ItemOf(pair.OurKeys[0]).Source.Value;
        return papers.Movement(source) is not null || await papers.InvoiceAsync(pair.Matter.Value, source) is not null;
    }

    /// <summary>Goes through the fields that differ and asks the documents about each.</summary>
    private async Task<Ruling> WeighAsync(ComparedPair pair)
    {
        var paper = await Paper.OfAsync(papers, pair);
        var (oursRight, theirsRight, cluster) = (true, true, (string?)null);
        var why = new List<string>();
        foreach (var field in pair.ReadFields().Where(field => field is { IsEqual: false, Convention: null }))
        {
            var (ours, theirs) = (paper.BearsOut(field.Field, field.Ours, field.Theirs), paper.BearsOut(field.Field, field.Theirs, field.Ours));
            (oursRight, theirsRight) = (oursRight && ours, theirsRight && theirs);
            cluster ??= ours ? null : paper.FaultOf(field.Field);
            why.Add(string.Create(CultureInfo.InvariantCulture, $"{field.Field}: {(ours ? field.Ours : theirs ? field.Theirs : "neither")}"));
        }

        var reason = "The documents say " + string.Join(", ", why);
        return (oursRight, theirsRight) switch
        {
            (true, false) => new Ruling(PairVerdict.TheirsWrong, reason),
            (false, true) => new Ruling(PairVerdict.OursWrong, reason, cluster),
            (false, false) => new Ruling(PairVerdict.BothWrong, reason, cluster),
            _ => new Ruling(PairVerdict.Convention, reason),
        };
    }
}
