using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Tests.Persistence;
using LegalSync.Web.Components.Work;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Queries;

public class When_a_hundred_thousand_cards_are_open
{
    private const int Many = 100_000;

    [Fact]
    public async Task the_list_has_them_all_and_reads_only_what_is_in_sight()
    {
        await using var store = await TestStore.OpenAsync();
        await FillAsync(store);
        var keys = (await new QueueKeysQuery(store, Month.Catalogue, TimeProvider.System)
            .FindAsync(SampleBooks.Id, new QueueFilter(), new QueueOrder(QueueSort.Age, true), SampleBooks.Bookkeeper, CancellationToken.None)).Value!;
        var asked = 0;
        var rows = new KeyedRows<QueueRow>(
            async (wanted, cancellationToken) =>
            {
                asked += wanted.Count;
                return (await new QueueRowsQuery(store).FindAsync(SampleBooks.Id, wanted, SampleBooks.Bookkeeper, cancellationToken)).Value!;
            },
            row => row.Sequence);
        rows.Show(keys.Keys);

        var window = await rows.ReadAsync(50_000, 30, CancellationToken.None);

        Assert.Equal(Many, keys.Keys.Count);
        Assert.Equal(Many, keys.Facets.Severities.Sum(severity => severity.Count));
        Assert.Equal(Many, keys.Groups.Sum(group => group.Cards));
        Assert.Equal(30, window.Count(line => line.Row is not null));
        Assert.Equal(60, asked);
    }

    private static async Task FillAsync(TestStore store)
    {
        var sample = SampleBooks.At(Month.Now);
        await using var db = store.Create();
        await sample.SaveAsync(db);
        var card = sample.Card(Month.Catalogue, Codes.MapMatter.Value, 1, TimeSpan.FromHours(2), maker => maker.BlockedMinor = 1);
        await sample.SaveAsync(db);

        // Copies of one card in the database: building a hundred thousand in memory would test nothing more.
        var columns = db.Model.FindEntityType(typeof(ExceptionItem))!.GetProperties().Select(property => property.GetColumnName()).Distinct().ToList();
        string Value(string column) => column switch
        {
            "Sequence" => "source.Sequence + numbers.n",
            "Id" => "lower(hex(randomblob(16)))",
            "Subject" => "'Matter:' || numbers.n",
            "RaisedAt" => "source.RaisedAt - numbers.n * 100000000",
            _ => $"source.\"{column}\"",
        };
        var insert = $"INSERT INTO ExceptionItems ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) "
            + "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {0}) "
            + $"SELECT {string.Join(", ", columns.Select(Value))} FROM ExceptionItems AS source, numbers WHERE source.Sequence = {{1}}";
        await db.Database.ExecuteSqlRawAsync(insert, Many - 1, card.Sequence);
    }
}
