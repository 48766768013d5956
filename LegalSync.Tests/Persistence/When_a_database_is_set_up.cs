using System.Diagnostics;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.Persistence;

public class When_a_database_is_set_up
{
    [Theory]
    [ClassData(typeof(Stores))]
    public async Task an_existing_one_is_only_migrated(DatabaseProvider provider)
    {
        await using var store = await TestStore.OpenAsync(provider);
        await using (var db = store.Create())
        {
            db.Add(Samples.Captured());
            await db.SaveChangesAsync();
        }

        await DatabaseSetup.MigrateAsync(store.Options, TimeProvider.System, CancellationToken.None);

        await using var after = store.Create();
        Assert.Equal(1, await after.SourceRecords.CountAsync());
    }

    [Fact]
    public async Task the_lock_of_a_killed_migration_does_not_hold_the_next_start()
    {
        await using var store = await TestStore.OpenAsync();
        await using (var db = store.Create())
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01 00:00:00.0000000+00:00')");
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await DatabaseSetup.MigrateAsync(store.Options, TimeProvider.System, patience.Token);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void the_migrations_say_what_the_model_says(DatabaseProvider provider)
    {
        var connection = provider == DatabaseProvider.Sqlite ? "Data Source=unused.db" : "Server=unused;Database=unused";
        using var db = DatabaseSetup.OpenForMigration(new DatabaseOptions(provider, connection, connection, 42));

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task a_file_has_foreign_keys_and_a_write_ahead_log()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Create();

        Assert.Equal(1, await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
        Assert.Equal("wal", await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync());
    }

    [Fact]
    public async Task a_writer_is_through_soon_after_the_one_before_it()
    {
        await using var store = await TestStore.OpenAsync();
        await using var first = store.Create();
        await using var second = store.Create();
        await using var held = await first.Database.BeginTransactionAsync();
        var comes = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var through = Task.Run(async () =>
        {
            await second.Database.OpenConnectionAsync();
            comes.SetResult();
            await using var turn = await second.Database.BeginTransactionAsync();
            return Stopwatch.GetTimestamp();
        });
        await comes.Task;
        for (var statement = 0; statement < 2_000; statement++)
        {
            await first.Database.ExecuteSqlRawAsync("SELECT 1");
        }

        var done = Stopwatch.GetTimestamp();
        await held.CommitAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(done, await through), TimeSpan.Zero, TimeSpan.FromMilliseconds(400));
    }

    [Theory]
    [InlineData("Postgres", "Data Source=x.db", "42", "Write Sqlite or SqlServer")]
    [InlineData("Sqlite", "", "42", "ConnectionStrings:LegalSync is missing")]
    [InlineData("Sqlite", "Data Source=x.db", "0", "from 1 to 1000")]
    public void a_setting_that_cannot_be_is_refused_with_what_it_may_be(string provider, string connection, string batch, string message)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => DatabaseOptions.Read(Settings(provider, connection, batch)));

        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void migrations_log_in_as_the_application_unless_told_otherwise() =>
        Assert.Equal("Data Source=x.db", DatabaseOptions.Read(Settings("Sqlite", "Data Source=x.db", "42")).MigratingConnection);

    [Fact]
    public async Task the_key_ring_outlives_the_process()
    {
        await using var store = await TestStore.OpenAsync();
        var secret = Protector(store).Protect("a token");

        Assert.Equal("a token", Protector(store).Unprotect(secret));
    }

    private static IDataProtector Protector(TestStore store)
    {
        var services = new ServiceCollection().AddSingleton<IDbFactory>(store);
        services.AddDataProtection().PersistKeys(new ConfigurationBuilder().Build());
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private static IConfiguration Settings(string provider, string connection, string batch) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Provider"] = provider,
            ["ConnectionStrings:LegalSync"] = connection,
            ["Database:MaxBatchSize"] = batch,
        })
        .Build();
}
