using LegalSync.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Web.Hosting;

/// <summary>The demo's database: fresh at each start, because the sandbox forgets too.</summary>
public sealed class DemoDatabase : IDisposable
{
    // "LSDM" in the file's header: only a file that a demo made is ever deleted.
    private const int Mark = 0x4C53444D;
    private readonly bool _isTemporary;

    private DemoDatabase(string path, bool isTemporary) => (Path, _isTemporary) = (path, isTemporary);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A name for a file that is not there yet: the one asked for, made free, or a temporary one.</summary>
    /// <exception cref="InvalidOperationException">The file asked for is there and no demo made it.</exception>
    public static DemoDatabase Prepare(DemoOptions demo)
    {
        if (string.IsNullOrEmpty(demo.Database))
        {
            return new DemoDatabase(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"legalsync-demo-{Guid.NewGuid():N}.db"), isTemporary: true);
        }

        if (File.Exists(demo.Database) && !IsDemo(demo.Database))
        {
            throw new InvalidOperationException($"Demo:Database names {demo.Database}, which no demo made. It would be deleted; name another file.");
        }

        Delete(demo.Database);
        return new DemoDatabase(demo.Database, isTemporary: false);
    }

    /// <summary>Marks the file as a demo's.</summary>
    public static Task MarkAsync(LegalSyncDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlRawAsync($"PRAGMA application_id = {Mark}", cancellationToken);

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isTemporary)
        {
            SqliteConnection.ClearAllPools();
            Delete(Path);
        }
    }

    private static bool IsDemo(string path)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA application_id";
        return command.ExecuteScalar() is long mark && mark == Mark;
    }

    private static void Delete(string path)
    {
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(path + suffix);
        }
    }
}
