using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Rules;

namespace LegalSync.Domain.Approvals;

/// <summary>Asks every rule of a release, in the unit of work that reserves its money.</summary>
internal sealed class ReleaseJudgement(ClientMoney money, ReleaseFacts facts)
{
    /// <summary>Every rule that was asked about an item of client money, held or broken, in the order in which they count.</summary>
    public IEnumerable<RuleOutcome> Ask(WorkItem item, Actor approver)
    {
        yield return ReleaseRules.PeriodIsNotSigned(item.Date, facts.Signed.GetValueOrDefault(item.TrustAccount)?.Through);
        if (!item.Kind.IsTrustOutflow())
        {
            yield break;
        }

        yield return money.Covers(item);
        var profile = facts.ProfileOf(item.TrustAccount);
        if (item.Kind == WorkKind.TrustDisbursement && facts.Details.TryGetValue(item.Source, out var detail))
        {
            yield return ReleaseRules.RecordIsComplete(detail);
            yield return ReleaseRules.NoCash(detail, profile.CashAllowed.Value);
        }

        var (free, held) = (Free(item), money.Held(item));
        yield return ReleaseRules.FundsAreCollected(item.Amount, free, NextCollected(item));
        yield return ReleaseRules.DisputedFundsStay(item.Amount, free, held);
        yield return ReleaseRules.PreparerIsNotApprover([.. facts.Preparers[item.Source]], approver.Id, profile.PreparerMayApprove.Value);
    }

    /// <summary>The first rule of trust accounting that forbids it, in a sentence; a person's recorded reliance on a listed instrument counts.</summary>
    public async Task<string?> RefusalAsync(ISession session, WorkItem item, Actor approver, CancellationToken cancellationToken)
    {
        foreach (var broken in (item.Kind.IsTrust() ? Ask(item, approver) : []).Where(outcome => outcome.IsBroken))
        {
            if (broken.Code == RuleCode.FundsAreCollected && MayRelyOnInstruments(item)
                && (await session.DirectivesAsync(item.Key.Event, cancellationToken)).Any(directive => directive is { Kind: DirectiveKind.RelyOnInstrument, RevokedAt: null }))
            {
                continue;
            }

            return broken.Code == RuleCode.LedgerCoversRelease
                ? $"Its client ledger would fall to {broken.Facts[^1].Value}: {broken.Remedy}"
                : $"{TrustRuleBook.Of(broken.Code).Id} ({broken.Facts[0].Name} {broken.Facts[0].Value}, {broken.Facts[1].Name} {broken.Facts[1].Value}): {broken.Remedy}";
        }

        return null;
    }

    /// <summary>The ledger's balances on the day of an item: without it, and with it.</summary>
    public (LedgerBalances Before, LedgerBalances After) Balances(WorkItem item)
    {
        var sight = new LedgerSight(money.Opening(item), [.. money.TopUps(item), .. money.Released(item).Where(other => other.Id != item.Id).Select(Movement)])
        {
            Holding = new HoldSchedule(facts.SettingsOf(item.TrustAccount).HoldDays),
            Bank = facts.Bank,
            Held = money.Held(item),
        };
        return (LedgerBalances.At(DayOf(item), sight), LedgerBalances.At(DayOf(item), sight with { Movements = [.. sight.Movements, Movement(item)] }));
    }

    /// <summary>Receipts that a release rests on and that are not collected on its day.</summary>
    public IReadOnlyList<WorkItem> Uncollected(WorkItem item) =>
        [.. money.Released(item).Where(other => !other.Kind.IsTrustOutflow() && other.Date <= DayOf(item) && !IsCollected(other, DayOf(item)))];

    /// <summary>Instruments of those receipts.</summary>
    public IEnumerable<InstrumentKind> InstrumentsOf(IEnumerable<WorkItem> receipts) =>
        receipts.Select(receipt => facts.Details.GetValueOrDefault(receipt.Source, SuppliedDetail.None).Instrument);

    /// <summary>True when the profile lists every instrument that a release would rely on.</summary>
    public bool MayRelyOnInstruments(WorkItem item) => !InstrumentsOf(Uncollected(item)).Except(Exceptions(item)).Any();

    /// <summary>Instruments on which the profile lets a person rely.</summary>
    public IReadOnlyList<InstrumentKind> Exceptions(WorkItem item) => facts.ProfileOf(item.TrustAccount).GoodFundsExceptions.Value;

    /// <summary>Collected money less other releases, on the day of a release.</summary>
    private Money Free(WorkItem item)
    {
        var day = DayOf(item);
        var balance = money.Opening(item);
        foreach (var topUp in money.TopUps(item).Where(topUp => topUp.Effective <= day))
        {
            balance += topUp.Change;
        }

        foreach (var other in money.Released(item).Where(other => other.Id != item.Id && other.Date <= day))
        {
            balance += other.Kind.IsTrustOutflow() ? -other.Amount : IsCollected(other, day) ? other.Amount : Money.Zero(other.Amount.Currency);
        }

        return balance;
    }

    private DateOnly? NextCollected(WorkItem item)
    {
        var days = Uncollected(item).Select(facts.CollectedOn).OfType<DateOnly>().ToList();
        return days.Count == 0 ? null : days.Max();
    }

    private LedgerMovement Movement(WorkItem item) =>
        new(item.Source, item.Date, item.CapturedAt, item.Kind.IsTrustOutflow() ? -item.Amount : item.Amount) { Supplied = facts.Details.GetValueOrDefault(item.Source, SuppliedDetail.None) };

    private bool IsCollected(WorkItem receipt, DateOnly day) => facts.CollectedOn(receipt) is { } collected && collected <= day;

    private DateOnly DayOf(WorkItem item) => item.Date > facts.Today ? item.Date : facts.Today;
}
