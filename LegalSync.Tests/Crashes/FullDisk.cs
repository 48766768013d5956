using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LegalSync.Tests.Crashes;

/// <summary>A disk that can be full: SQLite itself then refuses to let the file grow (SQLITE_FULL).</summary>
internal sealed class FullDisk : DbConnectionInterceptor
{
    /// <summary>Whether there is no room left.</summary>
    public bool IsFull { get; set; }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        // One page means as many as there are: the limit cannot lie below the file's size.
        command.CommandText = IsFull ? "PRAGMA max_page_count = 1;" : "PRAGMA max_page_count = 1000000;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
