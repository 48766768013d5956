using LegalSync.Domain.Amounts;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Components;

/// <summary>The books that this browser session works on. One firm per database, so there is one; read once a session.</summary>
public sealed class CurrentBooks(FirmBooksQuery query)
{
    private FirmBooks? _books;

    /// <summary>The firm's time zone; UTC until the books are known.</summary>
    public TimeZoneInfo Zone => _books?.Zone ?? TimeZoneInfo.Utc;

    /// <summary>The currency of the books; dollars until they are known.</summary>
    public Currency Currency => _books?.Currency ?? Currency.Usd;

    /// <summary>The books, or null before set-up.</summary>
    public async Task<FirmBooks?> GetAsync(CancellationToken cancellationToken = default) =>
        _books ??= await query.FindAsync(cancellationToken);
}
