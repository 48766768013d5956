using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>How much of Intuit's monthly allowance of metered reads was used.</summary>
public interface IMeteredReads
{
    /// <summary>Successful reads of a company since the first of this month (UTC).</summary>
    Task<long> ThisMonthAsync(ConnectionId connection, CancellationToken cancellationToken);
}
