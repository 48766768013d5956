using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Work;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Overview;

/// <summary>What trust screens do alike: they are about one trust account, which the address names.</summary>
public abstract class TrustScreen : Screen
{
    /// <summary>Reads the accounts.</summary>
    [Inject] protected TrustAccountsQuery AccountsQuery { get; set; } = default!;

    /// <summary>Practice-side key of the account; without it the first open one is shown.</summary>
    [SupplyParameterFromQuery(Name = "account")] public string? AccountKey { get; set; }

    /// <summary>The accounts; null while they load.</summary>
    protected IReadOnlyList<TrustAccountChoice>? Accounts { get; private set; }

    /// <summary>The account shown; null when there is none.</summary>
    protected TrustAccountChoice? Account { get; private set; }

    /// <summary>The day at the firm.</summary>
    protected DateOnly Today { get; private set; }

    /// <summary>True for a person who may change settings.</summary>
    protected bool IsAdministrator => Actor?.Is(Role.Administrator) == true;

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), firm.Zone).DateTime);
        Accounts = (await AccountsQuery.FindAsync(firm.Id, actor, Leaving)).Value?.Rows ?? [];
        Account = Accounts.FirstOrDefault(one => one.Id.Value == AccountKey) ?? (Accounts.Count > 0 ? Accounts[0] : null);
        await LoadTrustAsync(firm, actor);
    }

    /// <summary>Reads what the page shows of the account.</summary>
    protected abstract Task LoadTrustAsync(FirmBooks firm, Actor actor);
}
