using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Jobs;
using Microsoft.EntityFrameworkCore;
using Quartz;
using Xunit;

namespace LegalSync.Tests.Connect;

public sealed class When_books_are_opened : IAsyncLifetime
{
    private static readonly Actor _administrator = Actor.Person("a", "Ada Administrator", [Role.Administrator], []);
    private static readonly Actor _job = Actor.Job("capture", Guid.NewGuid().ToString("N"));
    private ConnectHost _host = null!;
    private Connection _practice = null!;
    private Connection _accounting = null!;

    private NewBooks Wanted => new("Fictitious & Sons", "America/Chicago", _practice.Id, _accounting.Id);

    public async Task InitializeAsync()
    {
        _host = await ConnectHost.StartAsync();
        (_practice, _accounting) = await _host.ConnectBothAsync();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task every_stream_is_there_and_money_waits_for_the_answer()
    {
        var books = await OpenAsync();

        await using var db = _host.Db();
        var streams = await db.Streams.AsNoTracking().Where(stream => stream.Books == books).ToListAsync();
        Assert.Equal(Enum.GetValues<WorkKind>().Length - 1, streams.Count);
        Assert.All(streams, stream => Assert.Equal(!StreamSetting.NeedsNativeSyncAnswer(stream.Kind), stream.IsOn));
        var opened = await BooksAsync(books);
        Assert.Equal(("America/Chicago", (DateOnly?)null, NativeSyncAnswer.Unanswered), (opened.TimeZone, opened.OpensOn, opened.NativeSync));
    }

    [Fact]
    public async Task their_jobs_are_on_the_schedule()
    {
        var books = await OpenAsync();

        var scheduler = await _host.Get<ISchedulerFactory>().GetScheduler();
        foreach (var key in new[] { CaptureJob.KeyFor(books), PostJob.KeyFor(books), SealJob.KeyFor(books), SweepJob.KeyFor(books) })
        {
            Assert.True(await scheduler.Exists(key));
        }
    }

    [Theory]
    [InlineData("", "America/Chicago", "Write the firm's name")]
    [InlineData("   ", "America/Chicago", "Write the firm's name")]
    [InlineData("F", "Chicago", "is no time zone")]
    [InlineData("F", "", "is no time zone")]
    [InlineData("F", "Central Standard Time", "is no time zone")]
    public async Task what_cannot_be_is_refused(string name, string zone, string message)
    {
        var opened = await _host.Get<OpenBooks>().RunAsync(Wanted with { Name = name, TimeZone = zone }, _administrator, CancellationToken.None);

        Assert.Null(opened.Books);
        Assert.Contains(message, opened.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Bookkeeper)]
    [InlineData(Role.ManagingPartner)]
    [InlineData(Role.Auditor)]
    public async Task only_administrators_may(Role role)
    {
        var somebody = Actor.Person("s", "Somebody", [role], ["*"]);

        Assert.Contains("administrator", (await _host.Get<OpenBooks>().RunAsync(Wanted, somebody, CancellationToken.None)).Refusal, StringComparison.Ordinal);
        Assert.Contains("administrator", await _host.Get<SignOpening>().RunAsync(new BooksId(Guid.NewGuid()), default, [], somebody, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task one_company_has_one_books()
    {
        await OpenAsync();

        var again = await _host.Get<OpenBooks>().RunAsync(Wanted, _administrator, CancellationToken.None);

        Assert.Contains("has its books here already", again.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task connections_in_each_others_place_are_refused()
    {
        var opened = await _host.Get<OpenBooks>().RunAsync(Wanted with { Practice = _accounting.Id, Accounting = _practice.Id }, _administrator, CancellationToken.None);

        Assert.Equal("QuickBooks is not Smokeball.", opened.Refusal);
    }

    [Fact]
    public async Task nothing_waits_to_be_posted_before_the_opening_is_signed_and_all_of_it_after()
    {
        var books = await OpenAsync();
        await _host.Get<SetUpBooks>().AnswerNativeSyncAsync(books, NativeSyncAnswer.Off, _administrator, CancellationToken.None);
        await _host.Get<ICaptureWork>().RunAsync(books, _job, CancellationToken.None);
        Assert.Equal(0, await HeldAsync(books));

        var preview = await _host.Get<OpeningDesk>().PreviewAsync(await BooksAsync(books), Opening(), _administrator, CancellationToken.None);
        var refusal = await _host.Get<OpeningDesk>().SignAsync(await BooksAsync(books), _host.Sandbox.World.Plan.StartDate, Opening(), _administrator, CancellationToken.None);

        Assert.True(preview.IsReady, string.Join('\n', preview.Problems));
        Assert.Null(refusal);
        Assert.True(await HeldAsync(books) > 10, "Items wait for approval after the signature.");
        await using var db = _host.Db();
        var plan = _host.Sandbox.World.Plan;
        Assert.Equal(plan.Opening.Count(ledger => ledger.Amount > 0), await db.LedgerHeads.CountAsync(head => head.Books == books && head.OpeningMinor > 0));
        Assert.All(await db.MappingRules.AsNoTracking().Where(rule => rule.Books == books).ToListAsync(), rule => Assert.Equal(plan.StartDate, rule.EffectiveFrom));
        Assert.Equal(7, (await _host.Get<SetUpQuery>().FindAsync(CancellationToken.None)).Next);
    }

    [Fact]
    public async Task it_is_signed_once()
    {
        var books = await OpenAsync();
        await SignAsync(books, new DateOnly(2026, 9, 1));

        Assert.Contains("is signed already, from 2026-09-01 on", await SignAsync(books, new DateOnly(2026, 10, 1)), StringComparison.Ordinal);
        await using var db = _host.Db();
        var told = await db.AuditEvents.AsNoTracking().Where(told => told.Books == books).ToListAsync();
        Assert.Single(told, one => one.What == "opening position signed" && one.ActorDisplay == "Ada Administrator" && one.Detail == "from 2026-09-01");
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(2099)]
    public async Task an_unlikely_first_day_is_refused(int year) =>
        Assert.Contains("is no likely first day", await SignAsync(await OpenAsync(), new DateOnly(year, 1, 1)), StringComparison.Ordinal);

    [Fact]
    public async Task each_step_of_set_up_follows_from_what_exists()
    {
        Assert.Equal(3, (await _host.Get<SetUpQuery>().FindAsync(CancellationToken.None)).Next);
        var books = await OpenAsync();
        Assert.Equal(4, (await _host.Get<SetUpQuery>().FindAsync(CancellationToken.None)).Next);
        await _host.Get<SetUpBooks>().AnswerNativeSyncAsync(books, NativeSyncAnswer.On, _administrator, CancellationToken.None);
        Assert.Equal(5, (await _host.Get<SetUpQuery>().FindAsync(CancellationToken.None)).Next);
        await SignAsync(books, new DateOnly(2026, 9, 1));
        Assert.Equal(6, (await _host.Get<SetUpQuery>().FindAsync(CancellationToken.None)).Next);
    }

    private string Opening()
    {
        var ledgers = _host.Sandbox.World.Plan.Opening.Select((ledger, index) => FormattableString.Invariant(
            $"{(index % 2 == 0 ? ledger.Account.Name : ledger.Account.Number)},{ledger.Matter.Number},{ledger.Amount}"));
        return "account,matter,balance\n" + string.Join('\n', ledgers);
    }

    private async Task<BooksId> OpenAsync() => (await _host.Get<OpenBooks>().RunAsync(Wanted, _administrator, CancellationToken.None)).Books!.Value;

    private Task<string?> SignAsync(BooksId books, DateOnly day) => _host.Get<SignOpening>().RunAsync(books, day, [], _administrator, CancellationToken.None);

    private async Task<Books> BooksAsync(BooksId books)
    {
        await using var db = _host.Db();
        return await db.Books.AsNoTracking().SingleAsync(one => one.Id == books);
    }

    private async Task<int> HeldAsync(BooksId books)
    {
        await using var db = _host.Db();
        return await db.WorkItems.CountAsync(item => item.Books == books && item.Stage == Stage.Held && item.Draft != null);
    }
}
