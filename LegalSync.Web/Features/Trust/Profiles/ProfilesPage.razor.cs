using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Profiles;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Profiles;

/// <summary>What states' bars ask of trust accounts: verified or not, field by field, with source and history; administrators amend.</summary>
public sealed partial class ProfilesPage(ProfileQuery query, AmendProfile amend, DialogDesk desk, Toasts toasts)
{
    private IReadOnlyList<ShownProfile>? _profiles;
    private IReadOnlyList<TrustAccount> _accounts = [];
    private DateOnly _today;
    private string _find = "";

    /// <summary>Code of the profile shown.</summary>
    [SupplyParameterFromQuery] public string? State { get; set; }

    private ShownProfile? Shown => _profiles?.FirstOrDefault(profile => profile.Written.Code == State)
        ?? _profiles?.FirstOrDefault(profile => _accounts.Any(account => account.Jurisdiction == profile.Written.Code)) ?? (_profiles is [var first, ..] ? first : null);

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), firm.Zone).DateTime);
        _accounts = await query.AccountsAsync(firm.Id, Leaving);
        _profiles = await query.ProfilesAsync(firm.Id, _today, Leaving);
    }

    private bool Fits(ShownProfile profile) =>
        _find.Length == 0 || profile.Written.Name.Contains(_find, StringComparison.OrdinalIgnoreCase) || profile.Written.Code.Contains(_find, StringComparison.OrdinalIgnoreCase);

    private static string Mark(ShownProfile profile)
    {
        var (all, open) = (ProfileFields.Of(profile.Written).Count, profile.Written.Unverified.Count);
        return !profile.Written.IsEnabled ? "nobody read its rules" : $"{AmountText.Count(all - open)} of {AmountText.Count(all)} fields verified";
    }

    private IReadOnlyList<string> UsedBy(ShownProfile profile) => [.. _accounts.Where(account => account.Jurisdiction == profile.Written.Code).Select(account => account.Title)];

    private async Task EditAsync(ShownProfile shown)
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var asked = await desk.AskAsync<ProfileDialog, ProfileAsked>($"New version of {shown.Written.Name}", new() { [nameof(ProfileDialog.Profile)] = shown.Written, [nameof(ProfileDialog.Today)] = _today }, isWide: true);
        if (asked is null)
        {
            return;
        }

        if (await amend.RunAsync(firm.Id, asked.Profile, asked.Reason, actor, Leaving) is { } refusal)
        {
            toasts.Refused(refusal);
            return;
        }

        toasts.Done($"{asked.Profile.Name}: a further version counts from {TimeText.Day(asked.Profile.EffectiveFrom)}. The earlier ones stay.");
        await ReloadAsync();
    }
}

/// <summary>A new version as asked for.</summary>
/// <param name="Profile">The profile.</param>
/// <param name="Reason">Who verified it, and why it changes.</param>
public sealed record ProfileAsked(JurisdictionProfile Profile, string Reason);
