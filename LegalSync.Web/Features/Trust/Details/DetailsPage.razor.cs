using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace LegalSync.Web.Features.Trust.Details;

/// <summary>One grid for every trust entry whose payee, instrument or purpose is missing or only guessed.</summary>
public sealed partial class DetailsPage(TrustDetailQuery query, TrustAlertsQuery ledgers, CompleteTrustDetails complete, DialogDesk desk, Toasts toasts)
{
    private static readonly (DetailShow Show, string Title)[] _tabs = [(DetailShow.All, "All"), (DetailShow.Missing, "Something missing"), (DetailShow.Learned, "Learned before")];
    private readonly DetailGrid _grid = new();
    private bool _isLoaded;
    private string? _refusal;

    /// <summary>Which rows: all, missing, learned.</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? ShowKey { get; set; }

    private DetailShow Show => Enum.TryParse<DetailShow>(ShowKey, true, out var show) && Enum.IsDefined(show) ? show : DetailShow.All;

    private bool MayEdit => Actor is { } actor && (actor.Is(Role.Bookkeeper) || actor.Is(Role.Administrator));

    private IReadOnlyList<DetailLine> Rows => [.. _grid.Shown(Show, Account?.Id.Value).Take(DetailGrid.MostShown)];

    /// <inheritdoc />
    protected override async Task LoadTrustAsync(FirmBooks firm, Actor actor)
    {
        var labels = (await ledgers.FindAsync(firm.Id, actor, Leaving)).Value?.Labels;
        _grid.Show(await query.ReadAsync(firm.Id, Leaving), key => labels?.GetValueOrDefault(key) ?? key.Matter.Value);
        _isLoaded = true;
    }

    private string Here(DetailShow? show)
    {
        var parts = new Dictionary<string, string?> { ["show"] = (show ?? Show) == DetailShow.All ? null : (show ?? Show).ToString().ToLowerInvariant() };
        return QueryHelpers.AddQueryString("trust/details", show is null || AccountKey is null ? parts : new(parts) { ["account"] = AccountKey });
    }

    private async Task AcceptAsync()
    {
        var lines = Rows.Where(line => line.Row.Party is not null || line.Row.Purpose is not null).ToList();
        var chosen = await desk.AskAsync<AcceptSheet, IReadOnlyList<DetailLine>>("Take what is suggested", new() { [nameof(AcceptSheet.Lines)] = (IReadOnlyList<DetailLine>)lines }, isWide: true);
        if (chosen is { Count: > 0 })
        {
            toasts.Done($"{AmountText.Count(_grid.Accept(chosen), "row")} filled in. Save all keeps them.");
        }
    }

    private async Task SaveAsync()
    {
        if (Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        if (_grid.Read() is not { } rows)
        {
            _refusal = $"{AmountText.Count(_grid.Touched.Count(line => line.IsWrong), "row wants", "rows want")} something more. It stands beside the field.";
            return;
        }

        _refusal = await complete.RunAsync(firm.Id, rows, actor, Leaving);
        if (_refusal is null)
        {
            _grid.Saved();
            toasts.Done($"{AmountText.Count(rows.Count, "entry", "entries")} completed and recorded under your name.");
            await ReloadAsync();
        }
    }
}
