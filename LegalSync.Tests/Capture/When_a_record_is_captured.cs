using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Xunit;

namespace LegalSync.Tests.Capture;

public class When_a_record_is_captured
{
    private static readonly DateTimeOffset At = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private static SourceRecord Record(string payload) =>
        SourceRecord.Captured(new CapturedRecord(SourceKind.TimeEntry, new SourceId("t-1"), new MatterId("m-alder"), "v1", payload), new ConnectionId(Guid.Empty), At);

    [Fact]
    public void its_hash_is_of_its_body() => Assert.Equal("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", Record("{}").ContentHash);

    [Fact]
    public void another_body_has_another_hash() => Assert.NotEqual(Record("{}").ContentHash, Record("{ }").ContentHash);

    [Fact]
    public void it_is_the_latest_until_a_later_one_comes()
    {
        var record = Record("{}");
        record.ReplacedByLater();

        Assert.False(record.IsLatest);
    }

    [Fact]
    public void what_vanished_keeps_its_body_under_another_hash()
    {
        var gone = Record("{}").Vanished(At.AddDays(1));

        Assert.True(gone.IsVanished);
        Assert.Equal(("{}", "m-alder"), (gone.Payload, gone.Matter.Value));
        Assert.NotEqual(Record("{}").ContentHash, gone.ContentHash);
    }

    [Fact]
    public void an_invoice_owes_its_total_without_discount_and_write_offs()
    {
        var totals = Routing.Facts.Totals(100m, tax: 8m, discount: 10m, writtenOff: 5m, waived: 1m, paid: 50m);

        Assert.Equal((8_400L, 3_400L), (totals.Due.Minor, totals.Unpaid.Minor));
    }

    [Theory]
    [InlineData(InvoiceStatus.Draft, false)]
    [InlineData(InvoiceStatus.Final, true)]
    [InlineData(InvoiceStatus.Paid, true)]
    [InlineData(InvoiceStatus.Deleted, false)]
    [InlineData(InvoiceStatus.Void, false)]
    public void an_invoice_stands_when_it_is_final_or_paid(InvoiceStatus status, bool stands) => Assert.Equal(stands, (Routing.Facts.Invoice("i-1", "1042", 1m) with { Status = status }).IsIssued);

    [Fact]
    public void a_run_adds_up_its_figures()
    {
        var run = SyncRun.Start(Guid.Empty, new BooksId(Guid.Empty), RunKind.Capture, "Job", At);
        run.Count(new RunFigures { Read = 2, Changed = 1 });
        run.Count(new RunFigures { Read = 3, CardsRaised = 1 });
        run.End(RunState.Succeeded, null, At.AddMinutes(1));

        Assert.Equal((5, 1, 1, RunState.Succeeded), (run.Read, run.Changed, run.CardsRaised, run.State));
    }

    [Fact]
    public void whoever_left_the_page_is_told_no_more()
    {
        var feed = new SyncFeed();
        var told = 0;
        void Hear() => told++;
        feed.Changed += Hear;
        feed.Announce();
        feed.Changed -= Hear;
        feed.Announce();

        Assert.Equal((1, 0), (told, feed.Listeners));
    }
}
