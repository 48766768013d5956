using System.Text;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Queries;
using Xunit;

namespace LegalSync.Tests.ParallelRun;

public class When_the_run_is_reported
{
    private static readonly DateTimeOffset _at = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task the_same_run_gives_the_same_bytes()
    {
        await using var store = await FilledAsync();

        foreach (var name in RunReportQuery.Names)
        {
            var first = await FileAsync(store, name, SampleBooks.Auditor);
            var second = await FileAsync(store, name, SampleBooks.Partner);

            Assert.Equal(first.Value!.Bytes, second.Value!.Bytes);
            Assert.Equal(first.Value.Name, second.Value.Name);
        }
    }

    [Fact]
    public async Task it_tells_what_was_counted_caught_kept_excluded_and_signed()
    {
        await using var store = await FilledAsync();

        var text = Encoding.UTF8.GetString((await FileAsync(store, "report.csv", SampleBooks.Auditor)).Value!.Bytes);

        Assert.Contains("20 of 24 records agree; 1 still open; LegalSync was wrong in 1, the books by hand in 1 (90.00).", text, StringComparison.Ordinal);
        Assert.Contains("1 Records by stream,Invoice,24,20,4,0,0,1", text, StringComparison.Ordinal);
        Assert.Contains("2.96 %", text, StringComparison.Ordinal);
        Assert.Contains("digits turned", text, StringComparison.Ordinal);
        Assert.Contains("map:Code:A106,1", text, StringComparison.Ordinal);
        Assert.Contains("posted on the day of the deposit", text, StringComparison.Ordinal);
        Assert.Contains("a test entry", text, StringComparison.Ordinal);
        Assert.Contains("Parker Pretend", text, StringComparison.Ordinal);
        Assert.Contains("not entered", text, StringComparison.Ordinal);
        Assert.Contains("not measured yet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task its_print_opens_and_has_pages()
    {
        await using var store = await FilledAsync();

        var pdf = (await FileAsync(store, "report.pdf", SampleBooks.Auditor)).Value!;

        using var read = PdfSharp.Pdf.IO.PdfReader.Open(new MemoryStream(pdf.Bytes), PdfSharp.Pdf.IO.PdfDocumentOpenMode.Import);
        Assert.InRange(read.PageCount, 1, 5);
        Assert.Equal("application/pdf", pdf.ContentType);
    }

    [Fact]
    public async Task a_person_without_a_role_gets_none_and_another_name_is_no_file()
    {
        await using var store = await FilledAsync();

        Assert.True((await FileAsync(store, "report.pdf", SampleBooks.Nobody)).IsForbidden);
        Assert.True((await FileAsync(store, "report.pdf", Actor.Job("any", "1"))).IsForbidden);
        Assert.Null((await FileAsync(store, "../secrets", SampleBooks.Auditor)).Value);
    }

    [Fact]
    public async Task without_a_run_there_is_none()
    {
        await using var store = await TestStore.OpenAsync();
        await using (var db = store.Create())
        {
            await SampleBooks.At(_at).SaveAsync(db);
        }

        Assert.Null((await FileAsync(store, "report.pdf", SampleBooks.Auditor)).Value);
        Assert.Empty((await new EvidenceQuery(store, TimeProvider.System).FindAsync(SampleBooks.Id, null, SampleBooks.Auditor, CancellationToken.None)).Value!.Weeks);
    }

    [Fact]
    public async Task weeks_are_counted_with_their_bound()
    {
        await using var store = await FilledAsync();

        var weeks = (await new EvidenceQuery(store, TimeProvider.System).FindAsync(SampleBooks.Id, WorkKind.Invoice, SampleBooks.Auditor, CancellationToken.None)).Value!.Weeks;

        Assert.Equal([(RunSample.Monday, 11, 7, 1), (RunSample.Monday.AddDays(7), 7, 7, 0), (RunSample.Monday.AddDays(14), 6, 6, 0)], weeks.Select(week => (week.Week, week.Pairs, week.Agreeing, week.Open)));
        Assert.Equal(new Share(29_600), weeks[0].Bound);
        Assert.Null(weeks[1].Bound);
        Assert.Equal(Share.Of(7, 11), weeks[0].Accuracy);
        Assert.NotNull(weeks[0].MiddleAge);
    }

    private static Task<Answer<Download>> FileAsync(TestStore store, string name, Actor actor) => new RunReportQuery(store).FileAsync(SampleBooks.Id, name, actor, CancellationToken.None);

    private static async Task<TestStore> FilledAsync()
    {
        var sample = new RunSample(_at).Agreeing(20)
            .Differing(1, 120.00m, 210.00m, PairVerdict.TheirsWrong, "digits turned")
            .Differing(2, 80.00m, 75.00m, PairVerdict.OursWrong, "the code was mapped to the wrong item", "map:Code:A106")
            .Differing(3, 5.00m, 6.00m, PairVerdict.Excluded, "=a test entry")
            .Differing(4, 7.00m, 9.00m, null)
            .Week(new StreamEvidence(WorkKind.Invoice) { Pairs = 100, OurValueErrors = 1, OurValuePairs = 1, UpperBound = new Share(29_600), Caught = Money.Usd(90m), Strata = [new EvidenceStratum("under 500.00", 100, 1, new Share(29_600))] })
            .Cycle();
        var store = await TestStore.OpenAsync();
        await using var db = store.Create();
        await SampleBooks.At(_at).SaveAsync(db);
        db.AddRange(sample.Rows);
        db.Add(KeptConvention.Keep(sample.Run, ComparedField.Date, "", "", "posted on the day of the deposit", SampleBooks.Bookkeeper, _at));
        await db.SaveChangesAsync();
        return store;
    }
}
