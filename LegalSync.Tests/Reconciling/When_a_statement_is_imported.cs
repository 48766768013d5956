using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Files.Statements;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_a_statement_is_imported
{
    [Fact]
    public async Task its_lines_are_there_once_however_often_it_comes()
    {
        await using var month = await TrustMonth.OpenAsync();

        var first = await month.ImportAsync(TrustMonth.March());
        var same = await month.ImportAsync(TrustMonth.March());
        var other = await month.ImportAsync(TrustMonth.March(), "march again", "the bank sent it twice");

        Assert.Null(first.Refusal);
        Assert.Equal(4, first.NewLines);
        Assert.True(same.ChangedNothing);
        Assert.Equal((0, 4, true), (other.NewLines, other.KnownLines, other.ChangedNothing));
        await using var db = month.Database.Create();
        Assert.Equal(4, await db.StatementLines.CountAsync());
    }

    [Fact]
    public async Task one_that_does_not_add_up_is_refused_and_leaves_a_card_until_a_good_one_comes()
    {
        await using var month = await TrustMonth.OpenAsync();

        var refused = await month.ImportAsync(TrustMonth.March(TrustMonth.MarchLines[..3]), "cut off");

        Assert.Contains("1.23 USD is unexplained", refused.Refusal, StringComparison.Ordinal);
        await using (var db = month.Database.Create())
        {
            Assert.Equal(0, await db.StatementLines.CountAsync());
            Assert.Equal(Codes.StatementFile, (await db.ExceptionItems.SingleAsync()).Code);
        }

        await month.ImportAsync(TrustMonth.March());
        await using var after = month.Database.Create();
        Assert.Equal(CardState.Superseded, (await after.ExceptionItems.SingleAsync()).State);
    }

    [Fact]
    public async Task a_gap_between_balances_is_refused_and_days_that_overlap_want_a_word()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.ImportAsync(TrustMonth.March());
        var april = TrustMonth.March() with { From = new(2026, 4, 1), To = new(2026, 4, 30), Lines = [], Opening = Money.Usd(99m), Closing = Money.Usd(99m) };

        var gap = await month.ImportAsync(april, "april");
        var overlap = await month.ImportAsync(TrustMonth.March([TrustMonth.MarchLines[3]]) with { From = new(2026, 3, 20), Opening = Money.Usd(15_500m) }, "late march");

        Assert.Contains("lies between", gap.Refusal, StringComparison.Ordinal);
        Assert.True(overlap.AsksAcknowledgement, overlap.Refusal);
    }

    [Fact]
    public async Task without_an_account_a_person_is_asked_once()
    {
        await using var month = await TrustMonth.OpenAsync();
        var import = new ImportStatement(month.Store, new Infrastructure.Persistence.Sessions.Ids(), month.Cards, month.Feed, month.Clock);
        var wanted = new WantedStatement(new StatementFile("a", new string('a', 64), 1), TrustMonth.March(), 1, null, "");

        Assert.True((await import.RunAsync(month.Books, wanted, TrustMonth.Bea, CancellationToken.None)).AsksAccount);
        await month.ImportAsync(TrustMonth.March());

        Assert.False((await import.RunAsync(month.Books, wanted, TrustMonth.Bea, CancellationToken.None)).AsksAccount);
    }

    [Fact]
    public async Task an_upload_streams_in_and_its_bytes_are_kept()
    {
        await using var month = await TrustMonth.OpenAsync();
        var import = new ImportStatement(month.Store, new Infrastructure.Persistence.Sessions.Ids(), month.Cards, month.Feed, month.Clock);
        var csv = "Date,Description,Amount,Balance\r\n03/04/2026,DEPOSIT ALDER 77,2500.00,17500.00\r\n03/09/2026,CHECK 1001,-1200.00,16300.00\r\n03/31/2026,INTEREST,1.23,16301.23\r\n"u8.ToArray();

        var outcome = await new StatementUpload(import, month.Store, month.Spine).RunAsync(
            month.Books, new MemoryStream(csv), new UploadWords("march.csv", TrustMonth.Account, null, "compared with the bank's page"), TrustMonth.Bea, CancellationToken.None);

        Assert.Empty(outcome.Problems);
        Assert.True(outcome.IsTaken, string.Join(' ', outcome.Outcomes.Select(one => one.Refusal)));
        await using var db = month.Database.Create();
        Assert.Equal(csv, (await db.StatementFiles.SingleAsync()).Bytes);
        Assert.Equal(3, await db.StatementLines.CountAsync());
    }

    [Theory]
    [InlineData("UPDATE \"StatementLines\" SET \"AmountMinor\" = 1")]
    [InlineData("DELETE FROM \"StatementLines\"")]
    [InlineData("UPDATE \"ImportedStatements\" SET \"ClosingMinor\" = 1")]
    public async Task nothing_of_it_can_be_changed_in_the_database(string hostile)
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.ImportAsync(TrustMonth.March());
        await using var db = month.Database.Create();

        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync(hostile));
    }
}
