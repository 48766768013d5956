using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>All trust accounts: three figures each, what wants somebody, and the account's settings.</summary>
public sealed partial class OverviewPage(TrustOverviewQuery query, TrustAlertsQuery alerts, ProfileQuery profiles, KeepTrustAccount keep, DialogDesk desk, Toasts toasts)
{
    private TrustOverview? _overview;
    private TrustAlerts? _alerts;
    private Dictionary<BankAccountId, TrustAccountSettings> _settings = [];

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _settings = (await profiles.AccountsAsync(firm.Id, Leaving)).ToDictionary(account => account.Account, account => account.Settings);
        _alerts = (await alerts.FindAsync(firm.Id, actor, Leaving)).Value;
        _overview = (await query.FindAsync(firm.Id, actor, Leaving)).Value;
    }

    private async Task EditAsync(TrustAccountRow row)
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), firm.Zone).DateTime);
        var known = _settings.GetValueOrDefault(row.Account) ?? TrustAccountSettings.Unsettled with { Title = row.Name, LastFour = row.LastFour.Length == 4 ? row.LastFour : "" };
        var settled = await desk.AskAsync<AccountDialog, TrustAccountSettings>($"Settings of {row.Name}", new()
        {
            [nameof(AccountDialog.Settings)] = known,
            [nameof(AccountDialog.Currency)] = firm.Currency,
            [nameof(AccountDialog.Profiles)] = await profiles.ProfilesAsync(firm.Id, today, Leaving),
        }, isWide: true);
        if (settled is null)
        {
            return;
        }

        if (await keep.RunAsync(firm.Id, row.Account, settled, actor, Leaving) is { } refusal)
        {
            toasts.Refused(refusal);
            return;
        }

        toasts.Done($"{row.Name}: settings kept. Releases are judged by them from now on.");
        await ReloadAsync();
    }
}
