using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>A trust account and its months, newest first.</summary>
public sealed record StartCard(TrustAccountRow Row, IReadOnlyList<TrustMonthRow> Months);

/// <summary>Accounts and months to choose from, what is due first on top.</summary>
public sealed partial class ReconcileStartPage(TrustOverviewQuery query, TrustMonthsQuery months, MonthActs acts)
{
    private IReadOnlyList<StartCard>? _cards;

    private bool MayBegin => Actor is { } actor && WorkpaperReader.Objection(actor) is null;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        var rows = (await query.FindAsync(firm.Id, actor, Leaving)).Value?.Accounts ?? [];
        var cards = new List<StartCard>();
        foreach (var row in rows)
        {
            cards.Add(new StartCard(row, (await months.ListAsync(firm.Id, row.Account, actor, Leaving)).Value ?? []));
        }

        _cards = [.. cards.OrderBy(card => card.Row.NextDue ?? DateOnly.MaxValue).ThenBy(card => card.Row.CanStart ?? DateOnly.MaxValue)];
    }

    private async Task BeginAsync(BankAccountId account, DateOnly through)
    {
        if (Firm is { } firm && Actor is { } actor && await acts.BeginAsync(firm.Id, account, through, actor, Leaving))
        {
            Navigation.NavigateTo(ReconcileText.Address(account.Value, through));
        }
    }
}
