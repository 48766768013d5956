using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>A firm of the sandbox with an open parallel run, whose records by hand are copies of what would be posted.</summary>
internal static class ShadowedFirm
{
    /// <summary>A firm that is captured, with the run started over everything from its opening on.</summary>
    public static async Task<SyncedFirm> StartAsync(int seed, int matters = 24)
    {
        var firm = await SyncedFirm.OpenAsync(seed, planted: false, matters);
        await firm.CaptureAsync();
        Assert.Null(await firm.Get<StartParallelRun>().RunAsync(
            firm.Books, firm.Plan.StartDate, firm.Plan.Today, ManualSource.Books, firm.Administrator, CancellationToken.None));
        return firm;
    }

    /// <summary>Started, compared once, and typed by hand; nothing of it is in the mirror yet.</summary>
    public static async Task<(SyncedFirm Firm, IReadOnlyList<BooksDocument> Typed)> TypedAsync(int seed, int matters = 24)
    {
        var firm = await StartAsync(seed, matters);
        await CompareAsync(firm);
        return (firm, await Copyist.TypeAllAsync(firm));
    }

    public static Task<ComparisonFigures> CompareAsync(SyncedFirm firm) => firm.Get<RunComparison>().RunAsync(firm.Books, firm.Job, CancellationToken.None);

    /// <summary>Pairs that stand, without what the firm's books held by hand before anything was typed.</summary>
    public static async Task<IReadOnlyList<ComparedPair>> PairsAsync(SyncedFirm firm)
    {
        await using var db = firm.Db();
        var standing = await db.ComparedPairs.AsNoTracking().Where(pair => pair.Books == firm.Books && pair.RetiredAt == null).OrderBy(pair => pair.Sequence).ToListAsync();
        return [.. standing.Where(pair => pair.TheirKeys.All(Copyist.IsTyped))];
    }

    public static async Task<(int Shadows, int Manual, int Pairs)> RowsAsync(SyncedFirm firm)
    {
        await using var db = firm.Db();
        return (await db.ShadowPostings.CountAsync(row => row.Books == firm.Books), await db.ManualRecords.CountAsync(row => row.Books == firm.Books), await db.ComparedPairs.CountAsync(row => row.Books == firm.Books));
    }

    public static async Task<IReadOnlyList<WorkItem>> HeldAsync(SyncedFirm firm)
    {
        await using var db = firm.Db();
        return await db.WorkItems.AsNoTracking().Where(item => item.Books == firm.Books && item.Stage == Stage.Held && item.Draft != null).OrderBy(item => item.Sequence).ToListAsync();
    }
}
