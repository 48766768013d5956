extern alias sandbox;

using System.Text.Json.Nodes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using sandbox::LegalSync.Sandbox.Firm.Books;
using Xunit;

namespace LegalSync.Tests.Scenarios;

/// <summary>Trust here against QuickBooks and against the bank, over real HTTP, in a firm whose trust moves in every way.</summary>
public class When_trust_is_tied_to_the_books
{
    private const int Seed = 4711;
    private const string NoOpening = "The bank's download states no opening balance.";

    [Fact]
    public async Task every_tie_holds_and_a_direct_posting_breaks_the_banks_by_exactly_its_amount()
    {
        await using var trust = await TrustFirm.PostedAsync(Seed, 80);

        var rows = await trust.TiesAsync();
        var whole = Whole(trust, rows);
        Assert.Equal(await trust.TrialBalanceAsync(trust.Firm.Plan.Iolta.Name), whole.BooksBank);
        Assert.Equal((whole.Journal, whole.Journal, whole.Journal), (whole.BooksBank, whole.Books, whole.Ledger));
        Assert.True(rows.Count(row => !row.Matter.IsNone && row.Books is not null) > 5, "Matters have a figure in the books.");
        Assert.True(rows.All(row => row.IsTied), string.Join('\n', rows.Where(row => !row.IsTied)) + await trust.TransfersAsync());

        var day = trust.Firm.Plan.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var typed = await trust.TypeAsync("Deposit", new JsonObject
        {
            ["TxnDate"] = day,
            ["DepositToAccountRef"] = new JsonObject { ["value"] = await trust.AccountIdAsync(trust.Firm.Plan.Iolta.Name) },
            ["Line"] = new JsonArray(new JsonObject
            {
                ["Amount"] = 321.09m, ["DetailType"] = "DepositLineDetail",
                ["DepositLineDetail"] = new JsonObject { ["AccountRef"] = new JsonObject { ["value"] = await trust.AccountIdAsync(ChartOfAccounts.BankCharges) } },
            }),
        });
        await trust.CompareAsync();

        var after = await trust.TiesAsync();
        var broken = Assert.Single(after, row => !row.IsTied);
        Assert.Equal((Whole(trust, after), Money.Usd(321.09m), Money.Usd(321.09m)), (broken, broken.Gap, broken.BooksBank!.Value - whole.BooksBank!.Value));
        Assert.StartsWith($"Deposit {typed} of {day} in QuickBooks", broken.BrokenBy, StringComparison.Ordinal);
        var cards = await trust.Firm.OpenCardsAsync();
        Assert.Equal($"Document:Deposit {typed}", Assert.Single(cards, card => card.Code == Codes.TrustDirect).Subject);
    }

    [Fact]
    public async Task the_banks_statements_reconcile_month_after_month_by_accepting_what_is_suggested()
    {
        await using var trust = await TrustFirm.PostedAsync(Seed, 80);
        var first = trust.Firm.Plan.StartDate;
        Assert.True((await trust.ImportAsync(first, "camt053")).IsTaken);
        var month = await trust.BeginAsync(first);
        await trust.TellOpeningAsync(month);

        var done = await trust.AcceptAsync(month);

        Balanced(done);
        var again = await trust.ImportAsync(first, "camt053");
        Assert.True(Assert.Single(again.Outcomes).ChangedNothing);
        var other = Assert.Single((await trust.ImportAsync(first, "ofx", NoOpening)).Outcomes);
        Assert.True((other.NewLines, other.ChangedNothing, other.Refusal) == (0, true, null), $"{other.Refusal} {string.Join(' ', other.Warnings)} {string.Join(' ', other.Gates)}");
        Assert.Equal(done.Figures, (await trust.WorkspaceAsync(month)).Figures);
        Assert.DoesNotContain((await trust.WorkspaceAsync(month)).Suggestions, one => one.Members.Any(member => member.LineSequence is not null));
        await trust.SignAsync(month);

        // OFX states no opening balance; the month before closed the day before, so nobody is asked.
        Assert.True((await trust.ImportAsync(first.AddMonths(1), "ofx")).IsTaken);
        var next = await trust.AcceptAsync(await trust.BeginAsync(first.AddMonths(1)));

        Balanced(next);
        Assert.Equal((done.Figures.BankClosing, done.Figures.Book), (next.Figures.BankOpening, next.Figures.BookOpening));
    }

    private static TieRow Whole(TrustFirm trust, IEnumerable<TieRow> rows) => rows.Single(row => row.Matter.IsNone && row.Account == trust.Account);

    private static void Balanced(ReconcileWorkspace done)
    {
        Assert.True(done.Lines.Count == 0, string.Join('\n', done.Lines) + string.Join('\n', done.Choices));
        Assert.Equal((done.Figures.Book, done.Figures.Book), (done.Figures.AdjustedBank!.Value, done.Figures.Ledgers));
        Assert.True(done.Blockers.Count == 0, string.Join('\n', done.Blockers));
    }
}
