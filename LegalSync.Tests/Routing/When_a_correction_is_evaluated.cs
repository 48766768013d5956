using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_a_correction_is_evaluated
{
    private static readonly PairId _pair = new(Guid.Parse("00000000-0000-4000-8000-0000000000aa"));

    private static JournalDraft Entry(int day, AccountId debit, AccountId credit) => new(
        Facts.October(day), [Line(true, debit), Line(false, credit)], "Corrects Deposit 909");

    private static JournalDraftLine Line(bool isDebit, AccountId account) =>
        new(isDebit, account, Money.Usd(270m), account == SampleBooks.TrustLiability ? SampleBooks.AlderMatter : null, "Corrects Deposit 909");

    private static CaseBuilder Case(params JournalDraft[] entries) =>
        A.Case().Mapped(rules => rules.Account(AccountRole.Bank(SampleBooks.TrustBank), SampleBooks.Trust.Value)).Decided(DirectiveKind.CorrectBooks, "Corrections:m-alder", new CorrectionOrder(_pair, "Alder", entries).Write());

    private static ItemDecision Correction(CaseBuilder builder) => Assert.Single(builder.Evaluated().Items, item => item.Key.Kind == WorkKind.Correction);

    [Fact]
    public void one_of_client_money_waits_when_the_account_is_signed_through_its_day()
    {
        var builder = Case(Entry(9, SampleBooks.TrustLiability, SampleBooks.Trust));
        var (open, signed) = (Correction(builder), Correction(builder.Where(known => known with { SignedThrough = Signed(SampleBooks.TrustBank, 9) })));

        Assert.Empty(open.Findings);
        Assert.Equal(SampleBooks.TrustBank, open.TrustAccount);
        Assert.Equal(Codes.ClosedPeriod, Assert.Single(signed.Findings).Code);
    }

    [Fact]
    public void one_of_what_is_owed_to_clients_alone_waits_when_any_account_is_signed_through_its_day()
    {
        var entry = new JournalDraft(Facts.October(9), [Line(true, SampleBooks.TrustLiability), Line(false, SampleBooks.TrustLiability) with { Customer = SampleBooks.Birch }], "Corrects Deposit 909");
        var builder = Case(entry).Where(known => known with { SignedThrough = Signed(SampleBooks.TrustBank, 9) });

        Assert.Equal((WorkItem.EveryTrustAccount, Codes.ClosedPeriod), (Correction(builder).TrustAccount.Value, Assert.Single(Correction(builder).Findings).Code));
    }

    [Fact]
    public void one_of_the_firms_own_money_does_not_ask_what_is_signed() =>
        Assert.Empty(Correction(Case(Entry(9, SampleBooks.Operating, SampleBooks.DueFromClients)).Where(known => known with { SignedThrough = Signed(SampleBooks.TrustBank, 9) })).Findings);

    [Fact]
    public void dated_in_an_open_period_only_its_days_before_that_move()
    {
        var dated = Correction(Case(Entry(9, SampleBooks.Operating, SampleBooks.DueFromClients), Entry(20, SampleBooks.DueFromClients, SampleBooks.Operating))
            .Decided(DirectiveKind.UseDate, $"Correction:{CorrectionOrder.NameOf(_pair)}", "2026-10-12"));

        Assert.Equal([Facts.October(12), Facts.October(20)], dated.Legs.Select(leg => leg.On!.Value));
    }

    private static Dictionary<BankAccountId, DateOnly> Signed(BankAccountId account, int through) => new() { [account] = Facts.October(through) };
}
