using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Features.Trust.Overview;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Ties;

/// <summary>The tie board: bank, practice system, ledgers and books of every account and matter, and what broke a tie.</summary>
public sealed partial class TiesPage(TieBoardQuery query, TrustAccountsQuery accounts)
{
    private TieBoardRows? _board;
    private IReadOnlyList<TrustAccountChoice> _accounts = [];

    /// <summary>Set to show only what does not tie.</summary>
    [SupplyParameterFromQuery] public string? Only { get; set; }

    private int Broken => _board?.Rows.Count(row => !row.IsTied) ?? 0;

    private IReadOnlyList<TieRow> Rows =>
        [.. (_board?.Rows ?? []).Where(row => Only is null || !row.IsTied).OrderBy(row => row.IsTied).ThenBy(row => !row.Matter.IsNone)];

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _accounts = (await accounts.FindAsync(firm.Id, actor, Leaving)).Value?.Rows ?? [];
        _board = (await query.FindAsync(firm.Id, actor, Leaving)).Value;
    }

    private string AccountOf(TieRow row) => _accounts.FirstOrDefault(one => one.Id == row.Account)?.Name ?? row.Account.Value;

    private static (string Href, string Text)? Story(TieRow row) => row.Matter.IsNone
        ? ($"trust/reconcile?account={Uri.EscapeDataString(row.Account.Value)}", "Look at the account's month")
        : (TrustWords.CardOf(new LedgerKey(row.Account, row.Matter)), "Look at the ledger's entries");
}
