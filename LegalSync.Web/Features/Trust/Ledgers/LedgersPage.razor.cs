using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Work;
using LegalSync.Web.Features.Trust.Overview;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>The client ledgers of an account over a period: negative ones first, the account's own ledgers apart, the total beneath.</summary>
public sealed partial class LedgersPage(TrustLedgersQuery query)
{
    private static readonly WorkColumn[] _columns =
    [
        new("Label", "Matter", "c-title", false), new("Client", "Client", "c-client", false), new("Kind", "Kind", "c-kind", false),
        new("Opening", "Opening", "c-opening ls-num", false), new("In", "In", "c-in ls-num", false), new("Out", "Out", "c-out ls-num", false),
        new("Balance", "Balance", "c-balance ls-num", false), new("Lowest", "Lowest", "c-lowest ls-num", false), new("Last", "Last moved", "c-last", false), new("State", "State", "c-state", false),
    ];

    private LedgerList? _list;
    private LedgerView _view = new([], "");
    private KeyedRows<LedgerRow> _rows = default!;
    private WorkList<LedgerRow>? _work;
    private LedgerTotal _total = default!;

    /// <summary>First day.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }

    /// <summary>Last day.</summary>
    [SupplyParameterFromQuery] public string? Through { get; set; }

    /// <summary>Part of a client's or matter's name.</summary>
    [SupplyParameterFromQuery] public string? Q { get; set; }

    private TrustPeriod Period => TrustPeriod.Read(From, Through, Today);

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        _rows = new((keys, _) => Task.FromResult(_view.Of(keys)), row => _view.KeyOf(row));
        return base.OnInitializedAsync();
    }

    /// <inheritdoc />
    protected override async Task LoadTrustAsync(FirmBooks firm, Actor actor)
    {
        if (Account is not { } account)
        {
            return;
        }

        _list = (await query.ListAsync(firm.Id, account.Id, Period.From, Period.Through, actor, Leaving)).Value;
        _view = new LedgerView(_list?.Rows ?? [], Q ?? "");
        _total = LedgerTotal.Of(_list?.Rows ?? [], firm.Currency);
        _rows.Forget();
        _rows.Show(_view.Lines);
        if (_work is not null)
        {
            await _work.RefreshAsync(_rows.Count > 1 ? 1 : -1, false);
        }
    }

    private static string HeadingOf(long key) => LedgerView.HeadingOf(key);

    private string CardOf(LedgerRow row) => Period.Address(TrustWords.CardOf(row.Key));

    private void Open(int index)
    {
        if (index >= 0 && index < _rows.Count && _view.Find(_rows.Lines[index]) is { } row)
        {
            Navigation.NavigateTo(CardOf(row));
        }
    }

    private void Pressed((string Key, int Index) pressed)
    {
        if (pressed.Key == "Enter")
        {
            Open(pressed.Index);
        }
    }

    private void Find(ChangeEventArgs typed) => Go(Period, typed.Value?.ToString()?.Trim());

    private void Choose(ChangeEventArgs chosen)
    {
        if (TrustPeriod.Offered(Today).FirstOrDefault(one => one.Name == chosen.Value?.ToString()).Period is { } period)
        {
            Go(period, Q);
        }
    }

    private void Own(ChangeEventArgs change, bool isFirst)
    {
        if (TrustPeriod.Day(change.Value?.ToString()) is { } day)
        {
            var (from, through) = isFirst ? (day, Period.Through) : (Period.From, day);
            Go(new TrustPeriod(from < through ? from : through, from < through ? through : from), Q);
        }
    }

    private void Go(TrustPeriod period, string? text) => Navigation.NavigateTo(period.Address("trust/ledgers", ("q", text), ("account", AccountKey)));
}
