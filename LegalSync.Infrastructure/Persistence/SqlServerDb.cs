using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>The model on SQL Server: production.</summary>
public sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : LegalSyncDb(options)
{
    private const string BinaryCollation = "Latin1_General_BIN2";

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().Where(IsOurs).SelectMany(table => table.GetProperties()).Where(IsKeyText))
        {
            property.SetCollation(BinaryCollation);
        }

        // A table with triggers cannot hand its new keys out of the insert itself.
        foreach (var table in builder.Model.GetEntityTypes().Where(table => AppendOnly.Tables.Any(guarded => guarded.Table == table.GetTableName())))
        {
            table.AddTrigger($"TR_{table.GetTableName()}_NoUpdate");
        }
    }

    private static bool IsOurs(IReadOnlyEntityType table) =>
        table.ClrType.Assembly == typeof(Connection).Assembly || table.ClrType.Assembly == typeof(LegalSyncDb).Assembly;

    // Outside keys differ by case; SQLite compares them byte by byte, and so must SQL Server.
    private static bool IsKeyText(IReadOnlyProperty property) =>
        property.GetMaxLength() is not null && (property.IsIndex() || property.IsKey() || property.GetValueConverter() is not null)
        && (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=.;Database=design").Options);
}
