using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_a_month_is_reconciled
{
    [Fact]
    public async Task the_difference_falls_to_nought_as_matches_are_confirmed_and_three_figures_agree()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();

        var before = (await month.Workspace.FindAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None)).Value!;
        var after = await month.ConfirmSuggestedAsync(id);

        Assert.Equal(Money.Usd(501.23m), before.Figures.Difference);
        Assert.Equal(4, before.Suggestions.Count);
        Assert.Equal(Money.Usd(0m), after.Figures.Difference);
        Assert.Equal((Money.Usd(15_901.23m), Money.Usd(15_901.23m), Money.Usd(15_901.23m)), (after.Figures.AdjustedBank!.Value, after.Figures.Book, after.Figures.Ledgers));
        Assert.Equal((Money.Usd(700m), Money.Usd(300m)), (after.Figures.InTransit, after.Figures.Outstanding));
        Assert.Empty(after.Blockers);
    }

    [Fact]
    public async Task it_is_not_submitted_while_a_line_is_open_and_the_reason_is_said()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();

        var outcome = await month.Submit.RunAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None);

        Assert.Contains("4 lines of the bank are neither matched nor explained.", outcome.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_second_person_signs_and_the_period_is_closed()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();
        await month.ConfirmSuggestedAsync(id);
        Assert.True((await month.Submit.RunAsync(month.Books, id, TrustMonth.Addie, CancellationToken.None)).IsDone);

        Assert.Contains("a second person", (await month.Sign.RunAsync(month.Books, id, TrustMonth.Addie, CancellationToken.None)).Refusal, StringComparison.Ordinal);
        Assert.Contains("managing partner", (await month.Sign.RunAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None)).Refusal, StringComparison.Ordinal);
        Assert.Null((await month.Sign.RunAsync(month.Books, id, TrustMonth.Pat, CancellationToken.None)).Refusal);

        Assert.Equal(TrustMonth.End, (await new SignedPeriods(month.Database).LatestAsync(month.Books, CancellationToken.None))[TrustMonth.Account].Through);
        var verdict = Assert.Single(await month.Confirm.RunAsync(month.Books, id, [new WantedMatch([MemberKey.Line(1)], "")], TrustMonth.Bea, CancellationToken.None));
        Assert.Contains("signed", verdict.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task what_was_submitted_is_not_signed_after_it_changed()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();
        await month.ConfirmSuggestedAsync(id);
        await month.Submit.RunAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None);
        await month.MoveAsync("late", BankTransactionType.Deposit, new MatterId("m-alder"), 50m, new(2026, 3, 30), "", "Late");

        Assert.Contains("submitted again", (await month.Sign.RunAsync(month.Books, id, TrustMonth.Pat, CancellationToken.None)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task two_who_confirm_one_line_at_once_are_told_apart()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();
        var suggestion = (await month.Workspace.FindAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None)).Value!.Suggestions[0];

        var both = await Task.WhenAll(new[] { TrustMonth.Bea, TrustMonth.Addie }.Select(actor => Task.Run(() =>
            month.Confirm.RunAsync(month.Books, id, [new WantedMatch(suggestion.Members, "same")], actor, CancellationToken.None))));

        Assert.Single(both, verdicts => verdicts[0].Match is not null);
        Assert.Single(both, verdicts => verdicts[0].Refusal?.Contains("matched already by", StringComparison.Ordinal) == true);
        await using var db = month.Database.Create();
        Assert.Equal(1, await db.StatementMatches.CountAsync());
    }

    [Fact]
    public async Task amounts_that_differ_do_not_match()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.BeginAsync();

        var verdict = Assert.Single(await month.Confirm.RunAsync(month.Books, id, [new WantedMatch([MemberKey.Line(1), MemberKey.Entry("c1002")], "")], TrustMonth.Bea, CancellationToken.None));

        Assert.Contains("to the cent", verdict.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_change_in_the_signed_period_is_seen_and_reopening_wants_a_new_signature()
    {
        await using var month = await TrustMonth.OpenAsync();
        var id = await month.SignAsync();
        month.Clock.Advance(TimeSpan.FromHours(1));
        await month.MoveAsync("late", BankTransactionType.Deposit, new MatterId("m-alder"), 50m, new(2026, 3, 30), "", "Late");

        await month.Watch.RunAsync(month.Books, TrustMonth.Bea, CancellationToken.None);
        await using (var db = month.Database.Create())
        {
            var card = Assert.Single(await db.ExceptionItems.Where(card => card.Code == Codes.SignedChanged).ToListAsync());
            Assert.Equal((Severity.Critical, 5_000L), (card.Severity, card.DifferenceMinor));
        }

        Assert.Contains("Write why", (await month.Reopen.RunAsync(month.Books, id, "oops", TrustMonth.Pat, CancellationToken.None)).Refusal, StringComparison.Ordinal);
        Assert.True((await month.Reopen.RunAsync(month.Books, id, "A deposit of March was entered late.", TrustMonth.Pat, CancellationToken.None)).IsDone);
        Assert.Empty(await new SignedPeriods(month.Database).LatestAsync(month.Books, CancellationToken.None));
        Assert.True((await month.Submit.RunAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None)).IsDone);
        Assert.Null((await month.Sign.RunAsync(month.Books, id, TrustMonth.Pat, CancellationToken.None)).Refusal);
        await month.Watch.RunAsync(month.Books, TrustMonth.Bea, CancellationToken.None);
        await using var after = month.Database.Create();
        Assert.Equal(CardState.Superseded, (await after.ExceptionItems.SingleAsync(card => card.Code == Codes.SignedChanged)).State);
        Assert.Equal([1, 1, 2], await after.SignOffs.OrderBy(one => one.Sequence).Select(one => one.Round).ToListAsync());
    }

    [Fact]
    public async Task an_error_of_the_bank_is_carried_under_its_ticket_and_adjusts_the_bank()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.ImportAsync(TrustMonth.March([.. TrustMonth.MarchLines, TrustMonth.Line(20, -40m, "SOMEBODY ELSE")]) with { Closing = Money.Usd(15_461.23m) });
        var id = (await month.Start.RunAsync(month.Books, TrustMonth.Account, TrustMonth.End, TrustMonth.Bea, CancellationToken.None)).Value;
        var wrong = (await month.ConfirmSuggestedAsync(id)).Lines.Single();
        var words = new ItemWords(ItemClass.BankError, "Not our cheque", "Bea Bookend", new DateOnly(2026, 4, 20), "");

        Assert.Contains("ticket", (await month.Classify.RunAsync(month.Books, id, new WantedItem(wrong.Key, words), TrustMonth.Bea, CancellationToken.None)).Refusal, StringComparison.Ordinal);
        Assert.Null((await month.Classify.RunAsync(month.Books, id, new WantedItem(wrong.Key, words with { Ticket = "T-9" }), TrustMonth.Bea, CancellationToken.None)).Refusal);

        var after = (await month.Workspace.FindAsync(month.Books, id, TrustMonth.Bea, CancellationToken.None)).Value!;
        Assert.Equal(Money.Usd(40m), after.Figures.BankErrors);
        Assert.Empty(after.Blockers);
    }

    [Theory]
    [InlineData("UPDATE \"SignOffs\" SET \"Reason\" = 'x'")]
    [InlineData("DELETE FROM \"SealedFiles\"")]
    public async Task a_signature_cannot_be_touched_in_the_database(string hostile)
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.SignAsync();
        await using var db = month.Database.Create();

        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(hostile));
    }

    [Fact]
    public async Task no_card_is_raised_for_an_account_without_a_statement()
    {
        await using var month = await TrustMonth.OpenAsync();
        month.Clock.Advance(TimeSpan.FromDays(200));

        await month.Watch.RunAsync(month.Books, TrustMonth.Bea, CancellationToken.None);

        await using var db = month.Database.Create();
        Assert.Equal(0, await db.ExceptionItems.CountAsync());
    }

    [Fact]
    public async Task the_month_after_is_asked_for_when_it_is_late()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.SignAsync();
        month.Clock.Advance(TimeSpan.FromDays(60));

        await month.Watch.RunAsync(month.Books, TrustMonth.Bea, CancellationToken.None);

        await using var db = month.Database.Create();
        Assert.Contains(await db.ExceptionItems.ToListAsync(), card => card.Code == Codes.ReconciliationLate);
        var row = Assert.Single((await new TrustOverviewQuery(month.Store).FindAsync(month.Books, TrustMonth.Pat, CancellationToken.None)).Value!.Accounts);
        Assert.Equal((new DateOnly(2026, 5, 15), true), (row.NextDue!.Value, row.IsLate));
    }
}
