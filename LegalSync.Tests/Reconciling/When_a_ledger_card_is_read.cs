using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Web.Features.Trust.Desks;
using LegalSync.Web.Features.Trust.Ledgers;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_a_ledger_card_is_read
{
    private static readonly LedgerKey _alder = new(TrustMonth.Account, new MatterId("m-alder"));

    [Fact]
    public async Task entries_balances_clearing_and_holds_are_on_it()
    {
        await using var month = await TrustMonth.OpenAsync();
        var held = await new HoldFunds(month.Spine, month.Clock).PlaceAsync(month.Books, _alder, Money.Usd(500m), "Fee is disputed", TrustMonth.Pat, CancellationToken.None);
        Assert.Null(held);

        var card = await ReadAsync(month, TrustMonth.Pat);

        Assert.Equal([1L, 2, 3], card.Lines.Select(line => line.Number));
        Assert.Equal([12_500m, 11_700m, 11_400m], card.Lines.Select(line => line.Balance.Amount));
        Assert.Equal((10_000m, 2_500m, 1_100m, 11_400m), (card.Opening.Amount, card.In.Amount, card.Out.Amount, card.Closing.Amount));
        Assert.Equal(ClearingState.Collected, card.Lines[0].Clearing);
        Assert.Null(card.Lines[1].Clearing);
        Assert.Equal((11_400m, 500m, 10_900m), (card.Balances.Actual.Amount, card.Balances.Held.Amount, card.Balances.Available.Amount));
        Assert.Equal("Fee is disputed", Assert.Single(card.Holds).Reason);
        Assert.True(card.MayHold);
        Assert.False((await ReadAsync(month, TrustMonth.Bea)).MayHold);
    }

    [Fact]
    public async Task a_return_and_what_it_takes_back_name_one_another()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.MoveAsync("r1", BankTransactionType.DepositReversal, new MatterId("m-alder"), -2_500m, new(2026, 3, 9), "", "Alder, Ann: returned", "d1");

        var card = await ReadAsync(month, TrustMonth.Pat);

        Assert.Equal(4, card.Lines.Single(line => line.Source.Value == "d1").TakenBackBy);
        Assert.Equal(1, card.Lines.Single(line => line.Source.Value == "r1").TakesBack);
        Assert.Equal(8_900m, card.Balances.Actual.Amount);
    }

    [Fact]
    public async Task a_bounced_deposit_is_rehearsed_without_storing_anything()
    {
        await using var month = await TrustMonth.OpenAsync();
        var form = new WhatIfForm(await ReadAsync(month, TrustMonth.Bea), new DateOnly(2026, 4, 6), Currency.Usd) { Deposit = "d1" };
        form.Ask();
        Assert.Empty(form.Answer!.Negative);

        (form.IsReturn, form.Amount, form.On) = (false, "-12,600", new DateOnly(2026, 3, 2));
        form.Ask();

        Assert.Equal(new DateOnly(2026, 3, 2), form.Answer!.Negative[0].Day);
        (form.IsReturn, form.Deposit) = (true, "");
        form.Ask();
        Assert.Equal("Choose a deposit.", form.Problem);
        Assert.Equal(11_400m, (await ReadAsync(month, TrustMonth.Bea)).Balances.Actual.Amount);
    }

    [Fact]
    public async Task who_has_no_role_sees_nothing_and_no_ledger_is_none()
    {
        await using var month = await TrustMonth.OpenAsync();

        Assert.True((await Query(month).FindAsync(month.Books, _alder, TrustMonth.Opens, TrustMonth.End, Actor.Person("u", "Nobody", [], []), CancellationToken.None)).IsForbidden);
        Assert.Null((await Query(month).FindAsync(month.Books, _alder with { Matter = new MatterId("m-none") }, TrustMonth.Opens, TrustMonth.End, TrustMonth.Bea, CancellationToken.None)).Value);
        Assert.Null(LedgerKey.TryParse("nothing"));
        Assert.Null(LedgerKey.TryParse("a|b|c|7x"));
    }

    [Fact]
    public async Task a_desk_says_what_to_do_next_and_its_table_cannot_run_formulas()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.MoveAsync("c9", BankTransactionType.VendorPayment, new MatterId("m-birch"), -50m, new(2026, 3, 2), "Check 1009", "=HYPERLINK(1): costs");
        var desks = (await new TrustDesksQuery(month.Store).FindAsync(month.Books, TrustMonth.Account, TrustMonth.Bea, CancellationToken.None)).Value!;

        var rows = DeskView.Rows(DeskTab.Stale, TrustMonth.Account, desks, []);

        Assert.Contains(rows, row => row.What == "Cheque 1009 to =HYPERLINK(1)" && row.Days == 35 && row.Band == "over 30 days" && row.Next.StartsWith("Ask the payee", StringComparison.Ordinal));
        var file = System.Text.Encoding.UTF8.GetString(Infrastructure.Files.Reports.CsvTable.Write(new(["What", "Amount"], [["=1+1", "-50.00"]], 1)));
        Assert.Contains("-50.00", file, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1+1", file, StringComparison.Ordinal);
    }

    private static LedgerSheetQuery Query(TrustMonth month) =>
        new(month.Database, month.Store, new TrustPorts(new ClearingFacts(month.Database), new SignedPeriods(month.Database)));

    private static async Task<LedgerSheet> ReadAsync(TrustMonth month, Actor actor) =>
        (await Query(month).FindAsync(month.Books, _alder, TrustMonth.Opens, TrustMonth.End, actor, CancellationToken.None)).Value!;
}
