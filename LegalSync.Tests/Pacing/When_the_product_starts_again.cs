using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Posting;
using LegalSync.Tests.Scenarios;
using Xunit;

namespace LegalSync.Tests.Pacing;

public class When_the_product_starts_again
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(100, true)]
    public async Task what_was_sent_in_the_last_minute_counts_against_the_limits(int secondsAgo, bool mayGoAtOnce)
    {
        var time = new ManualTime(Samples.Noon);
        await using var store = await TestStore.OpenAsync();
        var link = Connection.Link(Samples.Accounting, OutsideSystem.QuickBooks, "Books", "realm-1");
        await using (var db = store.Create())
        {
            db.Add(Connection.Link(Samples.Practice, OutsideSystem.Smokeball, "Smokeball", "firm"));
            db.Add(link);
            db.Add(Books.Open(Samples.Books, "Fictitious & Sons", Samples.Practice, Samples.Accounting, "UTC"));
            var posting = PostingIntent.Open(Samples.Books, null, "Resolution:1", 1, Samples.Deposit, Samples.Noon);
            posting.Send(Samples.Noon.AddSeconds(-secondsAgo));
            db.Add(posting);
            await db.SaveChangesAsync();
        }

        using var governor = new RealmGovernor(time, new GovernorOptions { RequestsPerMinute = 1, RequestsPerSecond = 1, BatchesPerMinute = 1 });
        await new EarlierSends(store, governor, time).StartAsync(CancellationToken.None);

        using var turn = governor.TryEnter("realm-1", TurnKind.Write);
        Assert.Equal(mayGoAtOnce, turn is not null);
    }
}
