using LegalSync.Tests.Persistence;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Architecture;

public class When_sql_is_sent
{
    [Theory]
    [InlineData("""SELECT "w"."Id" FROM "WorkItems" AS "w" WHERE "w"."BooksId" = @books""")]
    [InlineData("""SELECT [w].[Id] FROM [WorkItems] AS [w] WHERE [w].[BooksId] = @books""")]
    [InlineData("""SELECT "w"."Id" FROM "WorkItems" AS "w" INNER JOIN "BlockingEdges" AS "b" ON "w"."BooksId" = "b"."BooksId" WHERE "w"."BooksId" = @p""")]
    [InlineData("""SELECT "c"."Id" FROM "Connections" AS "c" """)]
    [InlineData("""UPDATE "WorkItems" SET "Stage" = @p0 WHERE "Sequence" = @p1 AND "Version" = @p2 RETURNING 1""")]
    [InlineData("""INSERT INTO "WorkItems" ("BooksId") VALUES (@p0)""")]
    public void a_statement_that_stays_in_its_books_passes(string sql) => Assert.Empty(SqlRules.Check(sql));

    [Theory]
    [InlineData("""SELECT "w"."Id" FROM "WorkItems" AS "w" WHERE "w"."Id" = @id""", "WorkItems")]
    [InlineData("""SELECT [p].[Id] FROM [Postings] AS [p] WHERE [p].[State] = 1""", "Postings")]
    [InlineData("""SELECT "w"."BooksId" FROM "WorkItems" AS "w" """, "WorkItems")]
    [InlineData("""SELECT 1 FROM "WorkItems" AS "w" INNER JOIN "BlockingEdges" AS "b" ON "w"."Id" = "b"."Item" WHERE "w"."BooksId" = @p""", "BlockingEdges")]
    [InlineData("""UPDATE "WorkItems" AS "w" SET "Stage" = 3 WHERE "w"."Stage" = 2""", "WorkItems")]
    [InlineData("""DELETE FROM "BlockingEdges" AS "b" WHERE "b"."Item" = @item""", "BlockingEdges")]
    public void one_that_leaves_them_is_named(string sql, string table) =>
        Assert.Contains($"It reads {table} without its BooksId.", SqlRules.Check(sql));

    [Theory]
    [InlineData("""SELECT "w"."Id" FROM "WorkItems" AS "w" WHERE "w"."BooksId" = @p ORDER BY "w"."Sequence" LIMIT @l OFFSET @o""")]
    [InlineData("""SELECT [w].[Id] FROM [WorkItems] AS [w] WHERE [w].[BooksId] = @p ORDER BY [w].[Sequence] OFFSET @o ROWS FETCH NEXT @l ROWS ONLY""")]
    public void one_that_pages_by_offset_is_named(string sql) => Assert.Contains("OFFSET", Assert.Single(SqlRules.Check(sql)), StringComparison.Ordinal);

    [Fact]
    public async Task the_watch_sees_it_and_lets_tests_look_across_books()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Create();
        var before = SqlWatch.Seen;

        await db.WorkItems.CountAsync();

        Assert.True(SqlWatch.Seen > before);
    }

    [Fact]
    public void every_table_from_routing_on_is_watched() => Assert.Equal(
        [
            "Adjudications", "Approvals", "AuditEvents", "BlockingEdges", "BooksMirror", "ComparedPairs", "Directives", "ExceptionItems",
            "FirmBaselines", "ImportedStatements", "KeptConventions", "LedgerEntries", "LedgerHeads", "ManualRecords", "MappingRules", "ModeChanges",
            "ParallelRuns", "PeriodSignatures", "Postings", "ProfileVersions", "PromotionProposals", "ReconcilingItems", "Resolutions",
            "RevenueClaims", "SealedFiles", "ShadowPostings", "SignOffs", "StatementFileParts", "StatementLines", "StatementMatchMembers",
            "StatementMatches", "Streams", "SyncRuns", "TieStates", "TransactionTests", "TrustAccountSettings", "TrustAccounts", "TrustDetails",
            "TrustReconciliations", "VisibleDrafts", "WorkItems",
        ],
        SqlRules.TablesWithBooks.Order(StringComparer.Ordinal));

    [Fact]
    public async Task every_index_of_those_tables_starts_with_the_books()
    {
        await using var store = await TestStore.OpenAsync();
        await using var db = store.Create();

        Assert.Empty(
            from table in db.Model.GetEntityTypes()
            where SqlRules.TablesWithBooks.Contains(table.GetTableName()!)
            from index in table.GetIndexes()
            where index.Properties[0].Name != "Books"
            select $"{table.GetTableName()}: {index.GetDatabaseName()}");
    }
}
