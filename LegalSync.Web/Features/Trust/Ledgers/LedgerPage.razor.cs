using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using LegalSync.Web.Features.Trust.Overview;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>A client ledger card: balances, every entry, holds, and what would happen if.</summary>
public sealed partial class LedgerPage(LedgerSheetQuery query, HoldFunds holds, DialogDesk desk, Toasts toasts, IJSRuntime script)
{
    private LedgerSheet? _sheet;
    private bool _isMissing;

    /// <summary>The ledger's key.</summary>
    [Parameter] public string Key { get; set; } = "";

    /// <summary>First day.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Last day.</summary>
    [SupplyParameterFromQuery] public string? Through { get; set; }

    private DateOnly Today { get; set; }

    private TrustPeriod Period => TrustPeriod.Read(From, Through, Today);

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), firm.Zone).DateTime);
        _sheet = LedgerKey.TryParse(Key) is { } key ? (await query.FindAsync(firm.Id, key, Period.From, Period.Through, actor, Leaving)).Value : null;
        _isMissing = _sheet is null;
    }

    private async Task HoldAsync()
    {
        if (_sheet is not { } sheet || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var asked = await desk.AskAsync<HoldDialog, HoldAsked>($"Hold money of {sheet.Label}", new() { [nameof(HoldDialog.Balances)] = sheet.Balances, [nameof(HoldDialog.Currency)] = firm.Currency });
        if (asked is not null)
        {
            await SayAsync(await holds.PlaceAsync(firm.Id, sheet.Key, asked.Amount, asked.Reason, actor, Leaving), $"{AmountText.Of(asked.Amount)} of {sheet.Label} held. No release may take it.");
        }
    }

    private async Task ReleaseAsync(FundsHold hold)
    {
        if (_sheet is not { } sheet || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        var reason = await desk.AskAsync<ReasonDialog, string>($"Release {AmountText.Of(hold.Amount)}", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)[$"It was held because: {hold.Reason}", $"After this, releases from {sheet.Label} may take it."],
            [nameof(ReasonDialog.Verb)] = "Release",
        });
        if (reason is not null)
        {
            await SayAsync(await holds.LiftAsync(firm.Id, sheet.Key, hold.Decision, reason, actor, Leaving), $"{AmountText.Of(hold.Amount)} of {sheet.Label} is no longer held.");
        }
    }

    private async Task AskAsync()
    {
        if (_sheet is { } sheet && Firm is { } firm)
        {
            await desk.AskAsync<WhatIfDialog, bool>($"What if · {sheet.Label}", new() { [nameof(WhatIfDialog.Sheet)] = sheet, [nameof(WhatIfDialog.Today)] = Today, [nameof(WhatIfDialog.Currency)] = firm.Currency }, isWide: true);
        }
    }

    private async Task SayAsync(string? refusal, string done)
    {
        if (refusal is not null)
        {
            toasts.Refused(refusal);
            return;
        }

        toasts.Done(done);
        await ReloadAsync();
    }

    private void Choose(ChangeEventArgs change, bool isFirst)
    {
        if (TrustPeriod.Day(change.Value?.ToString()) is { } day)
        {
            var (from, through) = isFirst ? (day, Period.Through) : (Period.From, day);
            Navigation.NavigateTo(new TrustPeriod(from < through ? from : through, from < through ? through : from).Address(TrustWords.CardOf(Key)));
        }
    }

    private Task PrintAsync() => script.InvokeVoidAsync("print").AsTask();
}

/// <summary>A hold as asked for.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why.</param>
public sealed record HoldAsked(Money Amount, string Reason);
