using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Store;
using LegalSync.Simulation.World;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LegalSync.Bench.Drain;

/// <summary>One process of the product: its posting use case, its connector and its governor, over a firm's database.</summary>
internal sealed class DrainNode(DrainBooks books, DrainFirm firm)
{
    private static readonly TimeSpan BetweenRuns = TimeSpan.FromSeconds(2);

    /// <summary>Runs the posting job at its interval until nothing is left.</summary>
    public async Task RunAsync()
    {
        var post = Compose();
        while (!firm.IsDrained)
        {
            await post.RunAsync(DrainFirm.Books, Actor.Job("post", "bench"), CancellationToken.None);
            await books.Pump.WaitAsync(null, BetweenRuns);
        }
    }

    private PostApproved Compose()
    {
        var clock = books.Time;
        var store = new MemoryStore(firm.Database, new StoreWeather(books.Pump), new Practice(FirmPlan.Draw(1, 0), DrainBooks.Start, null));
        var accounting = Connect();
        var (catalogue, ids, policy) = (new ExceptionCatalogue(), new DrawnIds(books.Pump.Dice), new PostingPolicy());
        var cards = new PostingCards(catalogue, ids);
        var settlement = new PostingSettlement(store, cards, new AdvanceMatters(store, ids, catalogue, clock), clock, policy);
        var claims = new PostingClaims(store, accounting, new PostingNode("bench:1"), cards, clock, policy);
        var breaker = new PostingBreaker(clock, policy);
        var requests = new PostingRequests(accounting, claims, settlement, breaker, clock, policy);
        return new PostApproved(claims, new PostingLookUps(store, accounting, claims, settlement), requests, breaker, store, new SyncFeed());
    }

    private QuickBooksAccounting Connect()
    {
        var options = Options.Create(new QuickBooksOptions { BaseAddress = new Uri("https://books.invalid"), ClientId = "bench", ClientSecret = "bench" });
        var vault = new DrainVault(books, firm.Database);
        var sessions = new QuickBooksSessions(vault, vault, new QuickBooksOAuth(books, options, books.Time, NullLogger<QuickBooksOAuth>.Instance), books.Time);
        var governor = new RealmGovernor(books.Time, new GovernorOptions());
        var channel = new QuickBooksChannel(books, sessions, governor, books.Time, options, NullLogger<QuickBooksChannel>.Instance);
        var reads = new PatientReads(channel, books.Time);
        var pages = new BooksPages(reads);
        var documents = new OwnDocuments(pages, reads);
        return new QuickBooksAccounting(
            channel, new QuickBooksReader(pages, reads, sessions, NullLogger<QuickBooksReader>.Instance), documents, new Reactivations(documents, channel));
    }
}
