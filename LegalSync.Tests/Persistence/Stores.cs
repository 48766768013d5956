using System.Collections.Concurrent;
using LegalSync.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Persistence;

/// <summary>The databases at hand: SQLite always; SQL Server when LEGALSYNC_TEST_SQLSERVER holds a connection string of a login that may create databases.</summary>
public sealed class Stores : TheoryData<DatabaseProvider>
{
    public Stores()
    {
        Add(DatabaseProvider.Sqlite);
        if (TestStore.Server is not null)
        {
            Add(DatabaseProvider.SqlServer);
        }
    }
}

/// <summary>A migrated database of a test's own, gone afterwards.</summary>
public sealed class TestStore : IDbFactory, IAsyncDisposable
{
    private static readonly ConcurrentDictionary<DatabaseProvider, Lazy<Task<string>>> _templates = new();
    private static readonly Lazy<string> _folder = new(MakeFolder);
    private readonly string? _file;

    private TestStore(DatabaseOptions options, string? file) => (Options, _file) = (options, file);

    /// <summary>The server, if one is at hand.</summary>
    public static string? Server => Environment.GetEnvironmentVariable("LEGALSYNC_TEST_SQLSERVER");

    /// <summary>How the application would be told of it.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>A fresh database.</summary>
    public static async Task<TestStore> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        if (provider == DatabaseProvider.SqlServer)
        {
            var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = "LegalSyncTest_" + Guid.NewGuid().ToString("N") }.ToString();
            var options = new DatabaseOptions(provider, connection, connection, 42);
            await DatabaseSetup.MigrateAsync(options, TimeProvider.System, CancellationToken.None);
            return new TestStore(options, null);
        }

        var template = await _templates.GetOrAdd(provider, _ => new Lazy<Task<string>>(MigrateTemplateAsync)).Value;
        var file = NewFile();
        File.Copy(template, file);
        return new TestStore(AtFile(file), file);
    }

    /// <inheritdoc />
    public LegalSyncDb Create() => DatabaseSetup.OpenForMigration(Options);

    public async ValueTask DisposeAsync()
    {
        if (_file is null)
        {
            await using var db = Create();
            await db.Database.EnsureDeletedAsync();
            return;
        }

        SqliteConnection.ClearPool(new SqliteConnection(Create().Database.GetConnectionString()));
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(_file + suffix);
        }
    }

    /// <summary>A file that does not exist yet.</summary>
    public static string NewFile() => Path.Combine(_folder.Value, Path.GetRandomFileName() + ".db");

    /// <summary>Settings for a file.</summary>
    public static DatabaseOptions AtFile(string file) =>
        new(DatabaseProvider.Sqlite, "Data Source=" + file, "Data Source=" + file, 42);

    private static async Task<string> MigrateTemplateAsync()
    {
        var file = NewFile();
        var options = AtFile(file);
        await DatabaseSetup.MigrateAsync(options, TimeProvider.System, CancellationToken.None);
        await using var db = DatabaseSetup.OpenForMigration(options);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearPool(new SqliteConnection(db.Database.GetConnectionString()));
        return file;
    }

    // One folder a test process, gone with it: a host that is still stopping when its test ends may write its file once more.
    private static string MakeFolder()
    {
        var folder = Directory.CreateTempSubdirectory("legalsync-tests-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        };
        return folder;
    }
}
