using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>Opens contexts on a SQLite file.</summary>
public sealed class SqliteDbFactory(DbContextOptions<SqliteDb> options) : IDbFactory
{
    private const int BusySeconds = 30;

    /// <inheritdoc />
    public LegalSyncDb Create() => new SqliteDb(options);

    /// <summary>Sets a context up for a file: foreign keys hold, writers wait for one another, no cache is shared.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string connection, int maxBatchSize) => builder
        .UseSqlite(
            new SqliteConnectionStringBuilder(connection)
            {
                ForeignKeys = true,
                DefaultTimeout = BusySeconds,
                Cache = SqliteCacheMode.Default,
            }.ToString(),
            sqlite => sqlite.MaxBatchSize(maxBatchSize))
        .AddInterceptors(Pragmas.Instance);

    /// <summary>Readers do not wait for the writer (WAL), and writers take turns within milliseconds.</summary>
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Text = "PRAGMA journal_mode = WAL;";

        public static Pragmas Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            WriterTurns.Take((SqliteConnection)connection);
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            WriterTurns.Take((SqliteConnection)connection);
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}

/// <summary>Opens contexts on SQL Server.</summary>
public sealed class SqlServerDbFactory(DbContextOptions<SqlServerDb> options) : IDbFactory
{
    /// <inheritdoc />
    public LegalSyncDb Create() => new SqlServerDb(options);

    /// <summary>Sets a context up for a server.</summary>
    public static void Configure(DbContextOptionsBuilder builder, string connection, int maxBatchSize) =>
        builder.UseSqlServer(connection, server => server.MaxBatchSize(maxBatchSize));
}
