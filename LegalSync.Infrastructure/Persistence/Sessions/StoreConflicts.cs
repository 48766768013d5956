using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Tells apart a write that lost against another one from a write that is wrong.</summary>
internal static class StoreConflicts
{
    private const int SqliteConstraint = 19;
    private const int SqliteUnique = 2067;
    private const int SqliteTrigger = 1811;
    private const int SqlServerUniqueIndex = 2601;
    private const int SqlServerUniqueKey = 2627;
    private const int SqlServerDeadlock = 1205;

    /// <summary>True when somebody else stored the same key, or won the lock, meanwhile.</summary>
    public static bool IsConflict(DbUpdateException failure) => failure.InnerException switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteConstraint
            && (sqlite.SqliteExtendedErrorCode == SqliteUnique || (sqlite.SqliteExtendedErrorCode == SqliteTrigger && sqlite.Message.Contains(AppendOnly.StandsAlready, StringComparison.Ordinal))),
        SqlException server => server.Number is SqlServerUniqueIndex or SqlServerUniqueKey or SqlServerDeadlock,
        _ => false,
    };
}
