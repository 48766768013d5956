using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A row of the tie board: five figures of an account or of a matter.</summary>
public sealed record TieRow(BankAccountId Account, MatterId Matter, string Label, Money? Bank, Money? Journal, Money? Ledger, Money? Books, Money? BooksBank)
{
    /// <summary>True while every side that has a figure has the same.</summary>
    public bool IsTied { get; init; }

    /// <summary>Largest less smallest.</summary>
    public Money Gap { get; init; }

    /// <summary>When they were one last; null when they never were.</summary>
    public DateTimeOffset? TiedAt { get; init; }

    /// <summary>Since when they are not.</summary>
    public DateTimeOffset? BrokenAt { get; init; }

    /// <summary>Which event broke it.</summary>
    public string BrokenBy { get; init; } = "";
}

/// <summary>The tie board: accounts first, then what does not tie, the widest gap first, then the rest.</summary>
public sealed record TieBoardRows(IReadOnlyList<TieRow> Rows);

/// <summary>The last known ties.</summary>
public sealed class TieBoardQuery(IDbFactory databases, ISourceReader reader)
{
    /// <summary>Reads them.</summary>
    public async Task<Answer<TieBoardRows>> FindAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TieBoardRows>();
        }

        await using var db = databases.Create();
        var states = await db.TieStates.AsNoTracking().Where(state => state.Books == books).ToListAsync(cancellationToken);
        var code = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.CurrencyCode).FirstOrDefaultAsync(cancellationToken);
        var currency = Currency.FromCode(code ?? Currency.Usd.Code);
        var labels = await MatterLabels.ReadAsync(db, reader, books, [.. states.Select(state => state.Matter).Where(matter => !matter.IsNone).Distinct()], cancellationToken);
        return Answer.Of(new TieBoardRows(
            [.. states.OrderBy(state => !state.Matter.IsNone).ThenBy(state => state.IsTied).ThenByDescending(state => state.Figures.Gap).Select(state => Row(state, labels, currency))]));
    }

    private static TieRow Row(TieState state, MatterLabels labels, Currency currency)
    {
        return new TieRow(
            state.Account, state.Matter, state.Matter.IsNone ? "Account as a whole" : labels.Of(state.Matter),
            Of(state.BankMinor), Of(state.JournalMinor), Of(state.LedgerMinor), Of(state.BooksMinor), Of(state.BooksBankMinor))
        {
            IsTied = state.IsTied,
            Gap = Money.FromMinor(state.Figures.Gap, currency),
            TiedAt = state.TiedAt,
            BrokenAt = state.BrokenAt,
            BrokenBy = state.BrokenBy,
        };

        Money? Of(long? minor) => minor is { } known ? Money.FromMinor(known, currency) : null;
    }
}
