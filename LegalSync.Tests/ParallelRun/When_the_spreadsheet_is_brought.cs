using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Reconciling;
using Xunit;

namespace LegalSync.Tests.ParallelRun;

public class When_the_spreadsheet_is_brought
{
    private static readonly Actor _partner = Actor.Person("u-2", "Parker Partner", [Role.ManagingPartner], []);

    [Fact]
    public async Task the_same_rows_again_change_nothing_wherever_they_stand()
    {
        await using var firm = await Firm.OpenAsync();
        Assert.Equal((3, 0, 0, 0), Figures(await firm.BringAsync(Row(2, 1), Row(3, 2), Row(4, 3))));

        Assert.Equal((0, 0, 0, 3), Figures(await firm.BringAsync(Row(2, 1), Row(3, 2), Row(4, 3))));
        Assert.Equal((0, 0, 0, 3), Figures(await firm.BringAsync(Row(9, 3), Row(7, 2), Row(8, 1))));

        Assert.Equal(["row 2", "row 3", "row 4"], (await firm.LatestAsync()).Select(record => record.Key));
    }

    [Fact]
    public async Task a_row_put_in_between_is_the_only_new_one()
    {
        await using var firm = await Firm.OpenAsync();
        await firm.BringAsync(Row(2, 1), Row(3, 3));

        Assert.Equal((1, 0, 0, 2), Figures(await firm.BringAsync(Row(2, 1), Row(3, 2), Row(4, 3))));

        Assert.Equal([("row 2", 100L), ("row 3", 300), ("row 4", 200)], (await firm.LatestAsync()).Select(record => (record.Key, record.Amount.Minor)).Order());
    }

    [Fact]
    public async Task a_corrected_row_is_a_revision_and_a_row_that_is_gone_may_come_back()
    {
        await using var firm = await Firm.OpenAsync();
        await firm.BringAsync(Row(2, 1), Row(3, 2), Row(4, 3));

        Assert.Equal((0, 1, 0, 2), Figures(await firm.BringAsync(Row(2, 1), Row(3, 5, day: 2), Row(4, 3))));
        Assert.Equal((0, 0, 1, 2), Figures(await firm.BringAsync(Row(2, 1), Row(3, 3))));
        Assert.Equal((1, 0, 0, 2), Figures(await firm.BringAsync(Row(2, 1), Row(3, 6, day: 2), Row(4, 3))));

        Assert.Equal([("row 2", 1), ("row 3", 3), ("row 4", 1)], (await firm.LatestAsync()).Select(record => (record.Key, record.Revision)).Order());
    }

    [Fact]
    public async Task two_rows_that_say_the_same_are_two_records()
    {
        await using var firm = await Firm.OpenAsync();

        Assert.Equal((2, 0, 0, 0), Figures(await firm.BringAsync(Row(2, 1), Row(3, 1))));
        Assert.Equal((0, 0, 1, 1), Figures(await firm.BringAsync(Row(2, 1))));
    }

    [Fact]
    public async Task a_file_stands_only_for_the_days_that_it_covers()
    {
        await using var firm = await Firm.OpenAsync();
        await firm.BringAsync(Row(2, 1), Row(3, 2));

        Assert.Equal((1, 0, 0, 0), Figures(await firm.BringAsync(Row(2, 3))));

        Assert.Equal(3, (await firm.LatestAsync()).Count);
    }

    [Fact]
    public async Task rows_outside_the_run_are_counted_and_passed_over()
    {
        await using var firm = await Firm.OpenAsync();

        var imported = await firm.BringAsync(Row(2, 1), Row(3, -5));

        Assert.Equal((1, 1), (imported.New, imported.Outside));
        Assert.Contains("days of the parallel run", (await firm.BringAsync(Row(3, -5))).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_partner_and_a_run_that_reads_the_books_are_refused()
    {
        await using var firm = await Firm.OpenAsync();
        await using var other = await Firm.OpenAsync(ManualSource.Books);

        Assert.NotNull((await firm.BringAsync(_partner, Row(2, 1))).Refusal);
        Assert.NotNull((await other.BringAsync(Row(2, 1))).Refusal);
        Assert.Empty(await firm.LatestAsync());
    }

    private static (int New, int Changed, int Gone, int Same) Figures(ImportedRows rows)
    {
        Assert.Null(rows.Refusal);
        return (rows.New, rows.Changed, rows.Gone, rows.Same);
    }

    private static ManualRow Row(int line, int amount, int? day = null) => new(line, new ComparedSide("", WorkKind.Invoice, Samples.Monday.AddDays(day ?? amount), Money.Usd(amount < 0 ? 9 : amount))
    {
        Document = BooksKind.Invoice, Customer = "Alder (sample)", IsSummary = true,
    });

    private sealed class Firm(TestStore database, ComparisonStore store, FirmParallelRun run) : IAsyncDisposable
    {
        public static async Task<Firm> OpenAsync(ManualSource source = ManualSource.Spreadsheet)
        {
            var database = await TestStore.OpenAsync();
            var run = FirmParallelRun.Start(new ParallelRunId(Guid.NewGuid()), Samples.Books, Samples.Monday, Samples.Monday.AddDays(30), source, Samples.Bookkeeper, Samples.Noon);
            await using var db = database.Create();
            db.Add(run);
            await db.SaveChangesAsync();
            return new Firm(database, new ComparisonStore(database, new PlainReader(), new SnapshotCache()), run);
        }

        public Task<ImportedRows> BringAsync(params ManualRow[] rows) => BringAsync(Samples.Bookkeeper, rows);

        public Task<ImportedRows> BringAsync(Actor actor, params ManualRow[] rows) =>
            new ImportManualRows(store, new SyncFeed(), TimeProvider.System).RunAsync(Samples.Books, rows, actor, CancellationToken.None);

        public async Task<IReadOnlyList<ManualRecord>> LatestAsync()
        {
            await using var session = store.Open(Samples.Books);
            return await session.ManualAsync(run.Id, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
