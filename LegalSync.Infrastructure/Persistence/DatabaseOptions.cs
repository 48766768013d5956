using Microsoft.Extensions.Configuration;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>Which database.</summary>
public enum DatabaseProvider
{
    /// <summary>A file; one node.</summary>
    Sqlite = 1,

    /// <summary>A server; several nodes.</summary>
    SqlServer = 2,
}

/// <summary>Where the data lies: sections <c>Database</c> and <c>ConnectionStrings</c>.</summary>
/// <param name="Provider">Which database.</param>
/// <param name="Connection">How the application logs in.</param>
/// <param name="MigratingConnection">How migrations log in; the same login unless another is given.</param>
/// <param name="MaxBatchSize">Most statements in one round trip.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string Connection, string MigratingConnection, int MaxBatchSize)
{
    /// <summary>Settings section.</summary>
    public const string Section = "Database";

    /// <summary>Name of the application's connection string.</summary>
    public const string ConnectionName = "LegalSync";

    /// <summary>Name of the migrating login's connection string.</summary>
    public const string MigratingConnectionName = "LegalSyncMigrations";

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="InvalidOperationException">A setting is missing or cannot be; the message says which and what it may be.</exception>
    public static DatabaseOptions Read(IConfiguration configuration)
    {
        var name = configuration[$"{Section}:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        var provider = name switch
        {
            nameof(DatabaseProvider.Sqlite) => DatabaseProvider.Sqlite,
            nameof(DatabaseProvider.SqlServer) => DatabaseProvider.SqlServer,
            _ => throw new InvalidOperationException($"Database:Provider is '{name}'. Write Sqlite or SqlServer."),
        };
        var connection = configuration.GetConnectionString(ConnectionName);
        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException($"ConnectionStrings:{ConnectionName} is missing: it says where the database is.");
        }

        var migrating = configuration.GetConnectionString(MigratingConnectionName);
        var batch = configuration.GetValue($"{Section}:MaxBatchSize", 42);
        return batch is >= 1 and <= 1000
            ? new DatabaseOptions(provider, connection, string.IsNullOrWhiteSpace(migrating) ? connection : migrating, batch)
            : throw new InvalidOperationException($"Database:MaxBatchSize is {batch}. Write a number from 1 to 1000.");
    }
}
