using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>A table whose rows are evidence: they are added, and never edited or deleted.</summary>
/// <param name="Table">Its name.</param>
/// <param name="MayChange">Columns that may still change (a mark that a row was taken back); none of them is evidence.</param>
public sealed record AppendOnlyTable(string Table, params string[] MayChange);

/// <summary>
/// Guards of evidence inside the database: triggers on both, and on SQL Server permissions as well. They are made again at every start, for a
/// migration that rebuilds a table drops its triggers.
/// </summary>
public static class AppendOnly
{
    /// <summary>The role that the running login is put into on SQL Server. The migrating login is another one.</summary>
    public const string ApplicationRole = "LegalSyncApplication";

    /// <summary>What a refused duplicate says: the writer lost a race, as it would against the unique index.</summary>
    public const string StandsAlready = "stands already";

    /// <summary>The tables of this version.</summary>
    public static IReadOnlyList<AppendOnlyTable> Tables { get; } =
    [
        new("LedgerEntries"), new("TrustDetails"), new("ProfileVersions"), new("Approvals"),
        new("Adjudications"), new("PeriodSignatures"), new("ModeChanges"), new("TransactionTests"), new("FirmBaselines"),
        new("ShadowPostings", "IsLatest"), new("ManualRecords", "IsLatest"), new("KeptConventions", "EndedAt"),
        new("ImportedStatements"), new("StatementFileParts"), new("StatementLines"), new("SignOffs"), new("SealedFiles"),
    ];

    /// <summary>Makes the guards of every table.</summary>
    public static async Task EnsureAsync(LegalSyncDb db, CancellationToken cancellationToken)
    {
        foreach (var statement in Tables.SelectMany(table => Sql(table, db)))
        {
            await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        }
    }

    /// <summary>The statements that guard a table, each to be sent by itself. Sending them again changes nothing.</summary>
    public static IReadOnlyList<string> Sql(AppendOnlyTable table, LegalSyncDb db)
    {
        var entity = db.Model.GetEntityTypes().First(found => found.GetTableName() == table.Table);
        var columns = entity.GetProperties().Select(property => property.GetColumnName()).Except(table.MayChange, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return db is SqlServerDb ? OnServer(table, columns) : OnFile(table, columns, Keys(entity));
    }

    private static List<string> OnFile(AppendOnlyTable table, IReadOnlyList<string> columns, IEnumerable<string> keys)
    {
        var name = table.Table;
        var watched = table.MayChange.Length == 0 ? "" : $" OF {string.Join(", ", columns.Select(Quoted))}";
        return
        [
            $"DROP TRIGGER IF EXISTS \"TR_{name}_NoUpdate\"",
            $"CREATE TRIGGER \"TR_{name}_NoUpdate\" BEFORE UPDATE{watched} ON {Quoted(name)} BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END",
            $"DROP TRIGGER IF EXISTS \"TR_{name}_NoDelete\"",
            $"CREATE TRIGGER \"TR_{name}_NoDelete\" BEFORE DELETE ON {Quoted(name)} BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END",
            // REPLACE deletes the row that stands without asking the trigger above, unless a setting of the connection says so.
            $"DROP TRIGGER IF EXISTS \"TR_{name}_NoReplace\"",
            $"CREATE TRIGGER \"TR_{name}_NoReplace\" BEFORE INSERT ON {Quoted(name)} WHEN {string.Join(" OR ", keys.Select(key => $"EXISTS (SELECT 1 FROM {Quoted(name)} WHERE {key})"))} "
                + $"BEGIN SELECT RAISE(ABORT, '{name}: the row {StandsAlready}'); END",
        ];
    }

    // A row that lost a race breaks the unique index with its own number; what is refused here is the same key.
    private static IEnumerable<string> Keys(IEntityType entity) => entity.GetKeys().Select(key => key.Properties)
        .Concat(entity.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
        .Select(properties => string.Join(" AND ", properties.Select(property => $"{Quoted(entity.GetTableName()!)}.{Quoted(property.GetColumnName())} = NEW.{Quoted(property.GetColumnName())}")));

    private static List<string> OnServer(AppendOnlyTable table, IReadOnlyList<string> columns)
    {
        var name = table.Table;
        var changed = string.Join(" OR ", columns.Select(column => $"UPDATE([{column}])"));
        return
        [
            $"IF DATABASE_PRINCIPAL_ID('{ApplicationRole}') IS NULL CREATE ROLE [{ApplicationRole}]",
            table.MayChange.Length == 0
                ? $"DENY UPDATE, DELETE ON [{name}] TO [{ApplicationRole}]"
                : $"DENY DELETE ON [{name}] TO [{ApplicationRole}]",
            $"DENY ALTER ON [{name}] TO [{ApplicationRole}]",
            $"CREATE OR ALTER TRIGGER [TR_{name}_NoUpdate] ON [{name}] AFTER UPDATE AS BEGIN SET NOCOUNT ON; "
                + $"IF ({changed}) BEGIN ROLLBACK TRANSACTION; THROW 51000, '{name} is append-only', 1; END END",
            $"CREATE OR ALTER TRIGGER [TR_{name}_NoDelete] ON [{name}] AFTER DELETE AS BEGIN SET NOCOUNT ON; "
                + $"IF EXISTS (SELECT 1 FROM deleted) BEGIN ROLLBACK TRANSACTION; THROW 51000, '{name} is append-only', 1; END END",
        ];
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
