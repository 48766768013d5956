using LegalSync.Domain.Amounts;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Tests.ParallelRun.Comparing;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Browser;

/// <summary>
/// What people typed by hand in a parallel run of a sandbox firm, one slip of each sort: a deposit with another amount, two records with numbers of the house,
/// one typed twice; and one fault of ours, a code that is mapped to the wrong item.
/// </summary>
internal sealed record HandKeptBooks(PairId Mistyped, PairId Numbered, PairId NumberedToo, PairId Twice, PairId Mapped, string Code, string RightItem)
{
    /// <summary>By how much the mistyped deposit is off.</summary>
    public static Money Slip { get; } = Money.Usd(90m);

    /// <summary>Opens the run, types everything, and compares.</summary>
    public static async Task<HandKeptBooks> TypeAsync(SyncedFirm firm)
    {
        Assert.Null(await firm.Get<StartParallelRun>().RunAsync(firm.Books, firm.Plan.StartDate, firm.Plan.Today, ManualSource.Books, firm.Administrator, CancellationToken.None));
        await ShadowedFirm.CompareAsync(firm);
        var (code, right, wrong) = await FaultAsync(firm);
        var typed = (await Copyist.TypeAllAsync(firm)).Select(document => document with
        {
            Lines = [.. document.Lines.Select(line => line.Item == wrong ? line with { Item = right } : line)],
        }).ToList();
        var numbered = typed.Where(document => document is { Ref.Kind: BooksKind.Deposit or BooksKind.Payment, Lines.Count: 1, Number.Length: > 0 }).OrderBy(document => document.Ref.Kind != BooksKind.Deposit).Take(4).ToList();
        var slips = new[]
        {
            numbered[0] with { Total = numbered[0].Total + Slip, Lines = [numbered[0].Lines[0] with { Amount = numbered[0].Lines[0].Amount + Slip }] },
            numbered[1] with { Number = "House 71" },
            numbered[2] with { Number = "House 72" },
            numbered[3] with { Ref = new DocumentRef(numbered[3].Ref.Kind, new DocumentId("99999")) },
        };
        await Copyist.PostAsync(firm, [.. typed.Where(document => !numbered.Take(3).Contains(document)), .. slips]);
        await ShadowedFirm.CompareAsync(firm);
        return await FoundAsync(firm, slips, numbered[3], code, right);
    }

    private static async Task<HandKeptBooks> FoundAsync(SyncedFirm firm, BooksDocument[] slips, BooksDocument first, string code, ItemId right)
    {
        await using var session = firm.Get<IComparisonStore>().Open(firm.Books);
        var run = (await session.OpenRunAsync(CancellationToken.None))!;
        var pairs = (await session.PairsAsync(run.Id, CancellationToken.None)).Where(pair => pair.State != PairState.Equal).ToList();
        PairId With(params BooksDocument[] documents) => Assert.Single(pairs, pair => documents.Any(document => pair.TheirKeys.Contains(document.Ref.ToString()))).Id;
        var item = (await session.Spine.SnapshotAsync(CancellationToken.None)).Item(right)!;
        return new HandKeptBooks(
            With(slips[0]), With(slips[1]), With(slips[2]), With(slips[3], first), pairs.First(pair => pair.FirstDifference == ComparedField.Items).Id, code, item.Name);
    }

    /// <summary>Maps the code that the fewest lines carry to an item that none does.</summary>
    private static async Task<(string Code, ItemId Right, ItemId Wrong)> FaultAsync(SyncedFirm firm)
    {
        await using var session = firm.Get<IComparisonStore>().Open(firm.Books);
        var run = (await session.OpenRunAsync(CancellationToken.None))!;
        var books = await session.Spine.SnapshotAsync(CancellationToken.None);
        var used = (await session.ShadowsAsync(run.Id, CancellationToken.None)).SelectMany(posting => DraftText.Read(posting.Draft)).OfType<InvoiceDraft>()
            .SelectMany(invoice => invoice.Lines).GroupBy(line => line.Item).OrderBy(group => group.Count()).Select(group => group.Key).ToList();
        var (right, wrong) = (used.First(item => books.Item(item)?.Code is not null), books.Items.Where(item => item.IsActive && !used.Contains(item.Id)).OrderBy(item => item.Id.Value, StringComparer.Ordinal).First().Id);
        var code = books.Item(right)!.Code!;
        Assert.Null(await firm.Get<ChangeMapping>().RunAsync(firm.Books, new MappingChange(MappingKind.Code, code, MappingTarget.Books, wrong.Value, run.StartsOn, "Mistaken"), firm.Bookkeeper, CancellationToken.None));
        await ShadowedFirm.CompareAsync(firm);
        return (code, right, wrong);
    }
}
