using LegalSync.Infrastructure.QuickBooks.Pacing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>Registration and migration of the database.</summary>
public static class DatabaseSetup
{
    // A migration that was killed leaves its lock row in SQLite for ever, and every later start would wait for it.
    private static readonly TimeSpan _staleLock = TimeSpan.FromMinutes(10);

    /// <summary>Registers <see cref="IDbFactory"/>, and a scoped <see cref="LegalSyncDb"/> for ASP.NET Core Identity.</summary>
    public static IServiceCollection AddLegalSyncStore(this IServiceCollection services, IConfiguration configuration)
    {
        var database = DatabaseOptions.Read(configuration);
        services.AddSingleton(database);
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            services.AddDbContext<SqlServerDb>(
                options => SqlServerDbFactory.Configure(options, database.Connection, database.MaxBatchSize), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
            services.AddSingleton<IDbFactory, SqlServerDbFactory>();
            services.AddNodeHeartbeat();
        }
        else
        {
            services.AddDbContext<SqliteDb>(
                options => SqliteDbFactory.Configure(options, database.Connection, database.MaxBatchSize), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
            services.AddSingleton<IDbFactory, SqliteDbFactory>();
        }

        return services.AddScoped(provider => provider.GetRequiredService<IDbFactory>().Create());
    }

    /// <summary>Creates the database if there is none, and brings it to the current model. Existing data is only migrated.</summary>
    public static async Task MigrateAsync(DatabaseOptions database, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var db = OpenForMigration(database);
        if (database.Provider == DatabaseProvider.Sqlite)
        {
            await ForgetStaleLockAsync(db, clock.GetUtcNow() - _staleLock, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);
        await AppendOnly.EnsureAsync(db, cancellationToken);
    }

    /// <summary>A context under the migrating login.</summary>
    public static LegalSyncDb OpenForMigration(DatabaseOptions database)
    {
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            var server = new DbContextOptionsBuilder<SqlServerDb>();
            SqlServerDbFactory.Configure(server, database.MigratingConnection, database.MaxBatchSize);
            return new SqlServerDb(server.Options);
        }

        var file = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDbFactory.Configure(file, database.MigratingConnection, database.MaxBatchSize);
        return new SqliteDb(file.Options);
    }

    private static async Task ForgetStaleLockAsync(LegalSyncDb db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        if (!File.Exists(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource))
        {
            return;
        }

        var locks = await db.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS \"Value\" FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (locks > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"DELETE FROM \"__EFMigrationsLock\" WHERE \"Timestamp\" < {before.UtcDateTime}", cancellationToken);
        }
    }
}
