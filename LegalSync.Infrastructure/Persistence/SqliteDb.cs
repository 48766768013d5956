using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>The model on SQLite: the embedded default.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : LegalSyncDb(options);

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options);
}
