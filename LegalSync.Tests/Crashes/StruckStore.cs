using System.Data.Common;
using System.Text.RegularExpressions;
using LegalSync.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LegalSync.Tests.Crashes;

/// <summary>A SQLite file whose writes and commits pass by a striker.</summary>
internal sealed partial class StruckStore : IDbFactory
{
    private readonly DbContextOptions<SqliteDb> _options;

    public StruckStore(string connection, Striker striker, params IInterceptor[] others)
    {
        var builder = new DbContextOptionsBuilder<SqliteDb>();
        SqliteDbFactory.Configure(builder, connection, 42);
        _options = builder.AddInterceptors(new Writes(striker), new Commits(striker)).AddInterceptors(others).Options;
    }

    /// <inheritdoc />
    public LegalSyncDb Create()
    {
        // A save of one statement otherwise commits by itself, unseen.
        var db = new SqliteDb(_options);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    [GeneratedRegex(@"^\s*(INSERT|UPDATE|DELETE)\b", RegexOptions.Multiline)]
    private static partial Regex Writing();

    private sealed class Writes(Striker striker) : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Pass(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Pass(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is null && Writing().IsMatch(command.CommandText))
            {
                striker.Pass(StrikePoint.Committed);
            }

            return ValueTask.FromResult(result);
        }

        private void Pass(DbCommand command)
        {
            if (Writing().IsMatch(command.CommandText))
            {
                striker.Pass(StrikePoint.Write);
            }
        }
    }

    private sealed class Commits(Striker striker) : DbTransactionInterceptor
    {
        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            striker.Pass(StrikePoint.Commit);
            return ValueTask.FromResult(result);
        }

        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            striker.Pass(StrikePoint.Committed);
            return Task.CompletedTask;
        }
    }
}
