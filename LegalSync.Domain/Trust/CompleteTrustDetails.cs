using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust;

/// <summary>A movement as a person completed it in the grid.</summary>
public sealed record CompletedDetail(DetailOf Movement, SuppliedDetail Detail);

/// <summary>Completes the details of many trust movements at once: all of them, or none.</summary>
public sealed class CompleteTrustDetails(IStore store, TimeProvider clock)
{
    /// <summary>Most rows of one go.</summary>
    public const int MostRows = 2_000;

    /// <summary>Completes them. Answers a refusal that names the first row that is wrong, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, IReadOnlyList<CompletedDetail> rows, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.Administrator))
        {
            return "Only a bookkeeper or an administrator completes trust details.";
        }

        if (rows.Count is 0 or > MostRows)
        {
            return rows.Count == 0 ? "Nothing was filled in." : "That is more than one go takes.";
        }

        if (rows.Select(Problem).FirstOrDefault(problem => problem is not null) is { } wrong)
        {
            return wrong;
        }

        if (rows.DistinctBy(row => row.Movement.Source).Count() != rows.Count)
        {
            return "A movement is filled in twice.";
        }

        await using var session = store.Open(books);
        var now = clock.GetUtcNow();
        foreach (var row in rows)
        {
            session.Add(TrustDetail.Complete(books, row.Movement, row.Detail, actor, now));
        }

        foreach (var account in rows.GroupBy(row => row.Movement.Account))
        {
            session.Add(AuditEvent.Tell(
                books, $"trust-account:{account.Key.Value}", "trust details completed", actor, now, string.Join('\n', account.Select(row => $"{row.Movement.Source.Value} {row.Detail.Instrument} {row.Detail.Number}"))));
        }

        return await session.SaveAsync(cancellationToken) ? null : "Somebody else changed it at the same moment. Look again.";
    }

    private static string? Problem(CompletedDetail row)
    {
        var (detail, name) = (row.Detail, row.Movement.Source.Value);
        return detail.Party.Trim().Length == 0 ? $"{name}: name the payor or payee."
            : detail.Purpose.Trim().Length == 0 ? $"{name}: say what it is for."
            : detail.Instrument == InstrumentKind.Check && detail.Number.Trim().Length == 0 ? $"{name}: a cheque has a number."
            : new[] { detail.Party, detail.Purpose, detail.Number }.Any(text => text.Trim().Length > LedgerEntry.MaxTextLength) ? $"{name}: a text is longer than {LedgerEntry.MaxTextLength} letters."
            : null;
    }
}
