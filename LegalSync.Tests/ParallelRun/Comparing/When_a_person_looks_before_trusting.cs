using LegalSync.Domain.Amounts;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Tests.Scenarios;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.ParallelRun.Comparing;

public class When_a_person_looks_before_trusting
{
    [Fact]
    public async Task a_pair_is_chosen_among_several_and_stays_chosen()
    {
        var (firm, typed) = await ShadowedFirm.TypedAsync(51);
        await using var disposing = firm;
        var deposit = typed.First(document => document is { Ref.Kind: BooksKind.Deposit, Lines.Count: 1 });
        var twin = deposit with { Ref = new DocumentRef(BooksKind.Deposit, new DocumentId("99992")), Date = deposit.Date.AddDays(1), Number = "T-2", Lines = [deposit.Lines[0]] };
        await Copyist.PostAsync(firm, [.. typed.Where(document => document != deposit), deposit with { Date = deposit.Date.AddDays(1), Number = "T-1" }, twin]);
        await ShadowedFirm.CompareAsync(firm);
        var group = Assert.Single(await ShadowedFirm.PairsAsync(firm), pair => pair.State == PairState.Ambiguous);
        var choose = firm.Get<ChoosePair>();

        Assert.Equal("Choose one record of each side of this group.", await choose.RunAsync(firm.Books, group.Id, group.OurKeys[0], "Deposit 1", firm.Bookkeeper, CancellationToken.None));
        Assert.Null(await choose.RunAsync(firm.Books, group.Id, group.OurKeys[0], twin.Ref.ToString(), firm.Bookkeeper, CancellationToken.None));
        Assert.Equal("These records are paired by now. Look again.", await choose.RunAsync(firm.Books, group.Id, group.OurKeys[0], twin.Ref.ToString(), firm.Bookkeeper, CancellationToken.None));
        var again = await ShadowedFirm.CompareAsync(firm);

        Assert.Equal((0, 0, 1), (again.Changed, again.Ambiguous, again.OnlyTheirs));
        var chosen = Assert.Single(await ShadowedFirm.PairsAsync(firm), PairReasons.IsChosen);
        Assert.Equal([twin.Ref.ToString()], chosen.TheirKeys);
    }

    [Fact]
    public async Task a_change_of_a_code_is_rehearsed_in_money_and_stores_nothing()
    {
        await using var firm = await ShadowedFirm.StartAsync(52);
        await ShadowedFirm.CompareAsync(firm);
        var (change, code, item) = await OtherItemAsync(firm);

        var rehearsal = await firm.Get<RehearseMapping>().RunAsync(firm.Books, change, firm.Bookkeeper, CancellationToken.None);

        Assert.Null(rehearsal.Refusal);
        Assert.NotEmpty(rehearsal.Changes);
        Assert.All(rehearsal.Changes, changed => Assert.Equal(ComparedField.Items, Assert.Single(changed.Fields).Field));
        Assert.Equal(0, rehearsal.Shifts.Sum(shift => shift.Change.Minor));
        Assert.True(rehearsal.Shifts.Single(shift => shift.Place == item).Change > Money.Usd(0m), code);
        Assert.Equal((await ShadowedFirm.CompareAsync(firm)).Ours, rehearsal.Changes.Count + rehearsal.Unchanged);
        await using var db = firm.Db();
        Assert.False(await db.MappingRules.AnyAsync(rule => rule.Reason == change.Reason));
    }

    [Fact]
    public async Task ten_transactions_of_last_month_are_tested_and_signed_only_when_all_are_right()
    {
        await using var firm = await SyncedFirm.OpenAsync(53, planted: false, matters: 24);
        await firm.CaptureAsync();
        var rows = await ShadowedFirm.HeldAsync(firm);

        var outcome = await firm.Get<RunTransactionTest>().RunAsync(firm.Books, 10, firm.Bookkeeper, CancellationToken.None);

        Assert.Null(outcome.Refusal);
        var results = outcome.Test!.ReadResults();
        var items = results.SelectMany(result => result.Ours).Select(side => SidesOfDrafts.ItemOf(side.Key)).Distinct().ToList();
        Assert.True(items.Count >= 10, $"{items.Count} items.");
        Assert.True(items.Select(item => item.Kind).Distinct().Count() >= 3, string.Join(", ", items.Select(item => item.Kind)));
        Assert.All(results, result => Assert.NotEmpty(result.Fields));
        Assert.Equal(rows.Select(item => item.Version), (await ShadowedFirm.HeldAsync(firm)).Select(item => item.Version));

        var sign = firm.Get<SignTransactionTest>();
        var marks = results.ToDictionary(result => result.Key, _ => true);
        Assert.StartsWith($"{results.Count} of {results.Count} records are not marked yet", await sign.RunAsync(firm.Books, outcome.Test.Id, new Dictionary<string, bool>(), firm.Bookkeeper, CancellationToken.None), StringComparison.Ordinal);
        Assert.StartsWith("1 of", await sign.RunAsync(firm.Books, outcome.Test.Id, new Dictionary<string, bool>(marks) { [results[0].Key] = false }, firm.Bookkeeper, CancellationToken.None), StringComparison.Ordinal);
        Assert.Null(await sign.RunAsync(firm.Books, outcome.Test.Id, marks, firm.Bookkeeper, CancellationToken.None));
        Assert.Equal("You signed this test already.", await sign.RunAsync(firm.Books, outcome.Test.Id, marks, firm.Bookkeeper, CancellationToken.None));
    }

    private static async Task<(MappingChange Change, string Code, string Item)> OtherItemAsync(SyncedFirm firm)
    {
        await using var session = firm.Get<IComparisonStore>().Open(firm.Books);
        var run = (await session.OpenRunAsync(CancellationToken.None))!;
        var books = await session.Spine.SnapshotAsync(CancellationToken.None);
        var used = (await session.ShadowsAsync(run.Id, CancellationToken.None)).SelectMany(posting => DraftText.Read(posting.Draft)).OfType<InvoiceDraft>()
            .SelectMany(invoice => invoice.Lines).GroupBy(line => line.Item).OrderByDescending(group => group.Count()).First().Key;
        var item = books.Item(used)!;
        var other = books.Items.Where(found => found.IsActive && found.Id != used).OrderBy(found => found.Id.Value, StringComparer.Ordinal).First();
        return (new MappingChange(MappingKind.Code, item.Code!, MappingTarget.Books, other.Id.Value, run.StartsOn, "Rehearsed by a test"), item.Code!, other.Name);
    }
}
