using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Desks;

/// <summary>What lies in a trust account and wants a look: stale cheques, unidentified receipts, dormant ledgers, the firm's own money.</summary>
public sealed partial class DesksPage(TrustDesksQuery query, TrustAlertsQuery alerts, ProfileQuery settled)
{
    private TrustDesks? _desks;
    private IReadOnlyList<TrustCard> _cards = [];
    private TrustAccountSettings _settings = TrustAccountSettings.Unsettled;

    /// <summary>Which desk.</summary>
    [SupplyParameterFromQuery(Name = "tab")] public string? TabKey { get; set; }

    private DeskTab Tab => DeskView.Read(TabKey);

    private IReadOnlyList<DeskRow> Rows => RowsOf(Tab);

    private string Empty => Tab switch
    {
        DeskTab.Stale => $"No payment has been outstanding for {TrustDesksQuery.StaleDays} days.",
        DeskTab.Unidentified => "Every receipt has an owner.",
        DeskTab.Dormant => "Every ledger with a balance has moved within a year.",
        _ => "Nothing moved the firm's own money.",
    };

    /// <inheritdoc />
    protected override async Task LoadTrustAsync(FirmBooks firm, Actor actor)
    {
        if (Account is not { } account)
        {
            return;
        }

        _cards = (await alerts.FindAsync(firm.Id, actor, Leaving)).Value?.Cards ?? [];
        _settings = (await settled.AccountsAsync(firm.Id, Leaving)).FirstOrDefault(one => one.Account == account.Id)?.Settings ?? TrustAccountSettings.Unsettled;
        _desks = (await query.FindAsync(firm.Id, account.Id, actor, Leaving)).Value;
    }

    private IReadOnlyList<DeskRow> RowsOf(DeskTab tab) => _desks is { } desks && Account is { } account ? DeskView.Rows(tab, account.Id, desks, _cards) : [];

    private string Here(DeskTab tab, bool withAccount) =>
        $"trust/desks?tab={tab.ToString().ToLowerInvariant()}{(withAccount && AccountKey is not null ? $"&account={Uri.EscapeDataString(AccountKey)}" : "")}";
}
