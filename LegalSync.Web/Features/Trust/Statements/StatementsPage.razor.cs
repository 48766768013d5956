using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Persistence.Queries;
using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>The bank's statements: what is here, and a place to bring more.</summary>
public sealed partial class StatementsPage(TrustStatementsQuery statements, TrustMonthsQuery months, SampleBank sample)
{
    private readonly List<StatementLineRow> _lines = [];
    private IReadOnlyList<TrustAccountName>? _accounts;
    private IReadOnlyList<StatementRow>? _rows;
    private StatementRow? _shown;
    private long? _next;
    private DateOnly? _opensOn;

    /// <summary>The statement whose lines are shown.</summary>
    [SupplyParameterFromQuery(Name = "statement")]
    public Guid? Statement { get; set; }

    private bool MayImport => Actor is { } actor && (actor.Is(Role.Bookkeeper) || actor.Is(Role.Administrator) || actor.Is(Role.ManagingPartner));

    /// <inheritdoc />
    protected override async Task LoadAsync(FirmBooks firm, Actor actor)
    {
        _accounts = (await months.AccountsAsync(firm.Id, actor, Leaving)).Value ?? [];
        _opensOn = await months.OpensOnAsync(firm.Id, actor, Leaving);
        var rows = new List<StatementRow>();
        foreach (var account in _accounts)
        {
            rows.AddRange((await statements.ListAsync(firm.Id, account.Id, actor, Leaving)).Value?.Rows ?? []);
        }

        _rows = [.. rows.OrderByDescending(row => row.Through).ThenByDescending(row => row.ImportedAt)];
        _shown = _rows.FirstOrDefault(row => row.Id.Value == Statement);
        _lines.Clear();
        _next = 0;
        await MoreAsync();
    }

    private string NameOf(StatementRow row) => _accounts?.FirstOrDefault(account => account.Id == row.Account)?.Title ?? row.Account.Value;

    /// <summary>For each account the month that follows what is here, or the first one of the books.</summary>
    private IEnumerable<(string Title, DateOnly From, Uri Address)> Samples(IReadOnlyList<TrustAccountName> accounts) =>
        from account in accounts
        let last = _rows?.Where(row => row.Account == account.Id).Max(row => (DateOnly?)row.Through)
        let begins = last?.AddDays(1) ?? _opensOn
        where begins is not null
        let address = sample.StatementOf(account.Id, begins.Value)
        where address is not null
        select (account.Title, begins.Value, address);

    private Task TakenAsync() => ReloadAsync();

    private async Task MoreAsync()
    {
        if (_shown is { } shown && _next is { } after && Firm is { } firm && Actor is { } actor)
        {
            var page = (await statements.LinesAsync(firm.Id, shown.Id, after, actor, Leaving)).Value;
            _lines.AddRange(page?.Rows ?? []);
            _next = page?.Next;
        }
    }
}
