using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Spine;

public class When_a_matter_is_advanced
{
    private readonly StandingFirm _firm = new();

    private static CaseBuilder Billed(decimal total = 350m) => A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", total, "t-1"));

    [Fact]
    public async Task items_rules_and_claims_are_stored()
    {
        await _firm.EvaluateAsync(Billed());

        Assert.Equal(["Invoice:i-1", "TimeEntry:t-1"], _firm.Store.All<WorkItem>().Select(item => item.Key.Event).Order(StringComparer.Ordinal));
        Assert.Equal(2, _firm.Store.All<MappingRule>().Length);
        Assert.Equal(_firm.Item("Invoice:i-1").Id, Assert.Single(_firm.Store.All<RevenueClaim>()).Invoice);
    }

    [Fact]
    public async Task once_its_rules_are_recorded_running_it_again_changes_nothing()
    {
        await _firm.EvaluateAsync(Billed(360m));
        await _firm.EvaluateAsync(Billed(360m));
        var before = (_firm.Store.All<object>().Length, _firm.Item("Invoice:i-1").Version, _firm.Card(Codes.InvoiceAmount).Version);
        var figures = await _firm.EvaluateAsync(Billed(360m));

        Assert.Equal(before, (_firm.Store.All<object>().Length, _firm.Item("Invoice:i-1").Version, _firm.Card(Codes.InvoiceAmount).Version));
        Assert.Equal((0, 0), (figures.CardsRaised, figures.CardsClosed));
    }

    [Fact]
    public async Task a_condition_is_a_card_that_holds_its_item_and_counts_its_money()
    {
        await _firm.EvaluateAsync(Billed(360m));
        var card = _firm.Card(Codes.InvoiceAmount);

        Assert.Equal((1, 36_000L, "2026-0101", "Ada Alder"), (card.BlockedItems, card.BlockedMinor, card.MatterNumber, card.ClientName));
        Assert.Equal((card.Id, _firm.Item("Invoice:i-1").Id), Assert.Single(_firm.Store.All<BlockingEdge>()) is var edge ? (edge.Card!.Value, edge.Item) : default);
    }

    [Fact]
    public async Task a_condition_that_is_gone_closes_its_card()
    {
        await _firm.EvaluateAsync(Billed(360m));
        var figures = await _firm.EvaluateAsync(Billed());

        Assert.Equal((CardState.Superseded, 1), (_firm.Card(Codes.InvoiceAmount).State, figures.CardsClosed));
        Assert.Empty(_firm.Store.All<BlockingEdge>());
        Assert.Equal((Stage.Held, 0), (_firm.Item("Invoice:i-1").Stage, _firm.Item("Invoice:i-1").OpenEdges));
    }

    [Fact]
    public async Task a_condition_that_comes_back_opens_the_same_card()
    {
        await _firm.EvaluateAsync(Billed(360m));
        await _firm.EvaluateAsync(Billed());
        await _firm.EvaluateAsync(Billed(361m));
        var card = _firm.Card(Codes.InvoiceAmount);

        Assert.Equal((CardState.Open, 2, 2), (card.State, card.Occurrences, card.Revision));
    }

    [Fact]
    public async Task an_approved_item_that_changed_is_held_again()
    {
        await _firm.EvaluateAsync(Billed());
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Item("Invoice:i-1"));
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 340m)).With(Facts.Invoice("i-1", "1042", 340m, "t-1")));

        Assert.Equal((Stage.Held, 34_000L), (_firm.Item("Invoice:i-1").Stage, _firm.Item("Invoice:i-1").Amount.Minor));
        Assert.Equal(PostingState.Cancelled, Assert.Single(_firm.Store.All<PostingIntent>()).State);
    }

    [Fact]
    public async Task a_cosmetic_change_leaves_the_approval_alone()
    {
        await _firm.EvaluateAsync(Billed());
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Item("Invoice:i-1"));
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1") with { Title = "For October" }));

        Assert.Equal(Stage.Approved, _firm.Item("Invoice:i-1").Stage);
    }

    [Fact]
    public async Task an_approved_release_that_changed_frees_its_reservation()
    {
        var head = _firm.Ledger(90_000);
        await _firm.EvaluateAsync(A.Case().OpeningWith(900m).With(Facts.Disbursement("o-1", 500m)));
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Item("TrustDisbursement:o-1"));
        Assert.Equal(50_000, head.ReservedMinor);

        await _firm.EvaluateAsync(A.Case().OpeningWith(900m).With(Facts.Disbursement("o-1", 400m)));
        Assert.Equal(0, head.ReservedMinor);
    }

    [Fact]
    public async Task an_approved_release_that_vanished_frees_its_reservation()
    {
        var head = _firm.Ledger(90_000);
        await _firm.EvaluateAsync(A.Case().OpeningWith(900m).With(Facts.Disbursement("o-1", 500m)));
        await _firm.ApproveAsync(StandingFirm.Partner, _firm.Item("TrustDisbursement:o-1"));
        await _firm.EvaluateAsync(A.Case().OpeningWith(900m));

        Assert.Equal((Stage.Superseded, 0L), (_firm.Item("TrustDisbursement:o-1").Stage, head.ReservedMinor));
    }

    [Fact]
    public async Task an_invoice_that_changed_after_posting_is_a_card_with_both_sides()
    {
        await _firm.EvaluateAsync(Billed());
        var item = _firm.Item("Invoice:i-1");
        await _firm.ApproveAsync(StandingFirm.Partner, item);
        item.StartPosting(_firm.Time.GetUtcNow());
        item.Posted(_firm.Time.GetUtcNow());
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 340m)).With(Facts.Invoice("i-1", "1042", 340m, "t-1")));

        Assert.Equal(("Item:Invoice:i-1", 35_000L), (_firm.Card(Codes.InvoiceEditedAfterPost).Subject, item.Amount.Minor));
    }

    [Fact]
    public async Task what_a_person_rejected_stays_rejected_until_it_changes()
    {
        await _firm.EvaluateAsync(Billed());
        await _firm.RejectAsync(StandingFirm.Partner, "Not yet.", _firm.Item("Invoice:i-1"));
        await _firm.EvaluateAsync(Billed());
        Assert.Equal(Stage.Rejected, _firm.Item("Invoice:i-1").Stage);

        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 340m)).With(Facts.Invoice("i-1", "1042", 340m, "t-1")));
        Assert.Equal(Stage.Held, _firm.Item("Invoice:i-1").Stage);
    }

    [Fact]
    public async Task a_claim_moves_with_its_entry()
    {
        await _firm.EvaluateAsync(Billed());
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-2", "1043", 350m, "t-1")));

        Assert.Equal([false, true], _firm.Store.All<RevenueClaim>().Select(claim => claim.ReleasedAt is null));
        Assert.Equal(Stage.Superseded, _firm.Item("Invoice:i-1").Stage);
    }

    [Fact]
    public async Task a_payment_waits_for_its_invoice_and_says_so()
    {
        await _firm.EvaluateAsync(A.Case().With(Facts.Time("t-1", 350m)).With(Facts.Invoice("i-1", "1042", 350m, "t-1").Paid(350m)).With(Facts.Payment("p-1", 350m)));

        Assert.Equal("Invoice 1042 must be in the books first.", Assert.Single(_firm.Store.All<BlockingEdge>()).Because);
    }

    [Fact]
    public async Task a_ledger_is_posted_once()
    {
        var builder = A.Case().OpeningWith(100m).With(Facts.TrustDeposit("d-1", 500m)).With(Facts.Disbursement("o-1", 200m));
        await _firm.EvaluateAsync(builder);
        await _firm.EvaluateAsync(builder);

        Assert.Equal([60_000L, 40_000L], _firm.Store.All<LedgerEntry>().Select(entry => entry.BalanceMinor));
        Assert.Equal((10_000L, 40_000L), Assert.Single(_firm.Store.All<LedgerHead>()) is var head ? (head.OpeningMinor, head.ObservedMinor) : default);
    }

    [Fact]
    public async Task a_changed_fact_of_a_ledger_is_a_reversal_and_a_replacement()
    {
        await _firm.EvaluateAsync(A.Case().With(Facts.TrustDeposit("d-1", 500m)));
        await _firm.EvaluateAsync(A.Case().With(Facts.TrustDeposit("d-1", 450m)));

        Assert.Equal([(1, 50_000L, 50_000L), (-1, -50_000L, 0L), (2, 45_000L, 45_000L)], _firm.Store.All<LedgerEntry>().Select(entry => (entry.Part, entry.ChangeMinor, entry.BalanceMinor)));
    }

    [Fact]
    public async Task a_fact_that_vanished_is_reversed_and_counted_anew_when_it_comes_back()
    {
        await _firm.EvaluateAsync(A.Case().With(Facts.TrustDeposit("d-1", 500m)));
        await _firm.EvaluateAsync(A.Case());
        await _firm.EvaluateAsync(A.Case().With(Facts.TrustDeposit("d-1", 500m)));

        Assert.Equal(50_000, _firm.Store.All<LedgerEntry>()[^1].BalanceMinor);
        Assert.Equal(50_000, Assert.Single(_firm.Store.All<LedgerHead>()).ObservedMinor);
    }

    [Fact]
    public async Task a_lost_race_is_run_again()
    {
        _firm.Store.LostRaces = 2;
        await _firm.EvaluateAsync(Billed());

        Assert.Equal(2, _firm.Store.All<WorkItem>().Length);
    }

    [Fact]
    public async Task twelve_lost_races_are_told()
    {
        _firm.Store.LostRaces = 12;

        await Assert.ThrowsAsync<InvalidOperationException>(() => _firm.EvaluateAsync(Billed()));
        Assert.Empty(_firm.Store.All<AuditEvent>());
    }
}
