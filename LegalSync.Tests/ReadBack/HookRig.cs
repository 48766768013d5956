extern alias sandbox;

using System.Net;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.QuickBooks.Webhooks;
using LegalSync.Tests.Scenarios;
using LegalSync.Web.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using sandbox::LegalSync.Sandbox.QuickBooks.Webhooks;

namespace LegalSync.Tests.ReadBack;

/// <summary>The application's QuickBooks webhook endpoint on a real server, over a firm's own database, registered at the sandbox.</summary>
internal sealed class HookRig : IAsyncDisposable
{
    public const string Token = "verifier-token-of-the-app";
    private readonly SyncedFirm _firm;
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private HookRig(SyncedFirm firm)
    {
        _firm = firm;
        Tally = new WebhookTally(firm.Get<IDbFactory>(), firm.Time, NullLogger<WebhookTally>.Instance);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(firm.Get<IDbFactory>()).AddSingleton(firm.Get<BooksHints>()).AddSingleton(Tally);
        builder.Services.AddSingleton(new QuickBooksWebhookVerifier(Options.Create(new QuickBooksOptions { WebhookVerifierToken = Token })));
        _app = builder.Build();
        _app.MapQuickBooksWebhooks();
    }

    public WebhookTally Tally { get; }

    /// <summary>The statuses of all notifications so far, with how long each answer took.</summary>
    public List<(int Status, TimeSpan Took)> Answers { get; } = [];

    public Uri Address => new(new Uri(_app.Urls.Single()), QuickBooksWebhookEndpoint.Path);

    private BooksWebhooks Office => _firm.Server.World.QuickBooks.Webhooks;

    /// <summary>Starts it and lets the sandbox tell it of every change from now on.</summary>
    public static async Task<HookRig> StartAsync(SyncedFirm firm, WebhookFormat format = WebhookFormat.CloudEvents, string verifier = Token)
    {
        var rig = new HookRig(firm);
        await rig._app.StartAsync();
        rig.Office.Carrier = (post, _) => Task.FromResult<int?>(null);
        rig.Office.Register(rig.Address, verifier, format);
        rig.Office.Carrier = rig.CarryAsync;
        return rig;
    }

    public void Script(WebhookScript script) => Office.Script = script;

    /// <summary>Sends everything once more that was ever sent.</summary>
    public int Replay() => Office.Replay();

    /// <summary>Waits until nothing is due any more, whoever delivers it.</summary>
    public async Task DeliverAsync(int answers)
    {
        while (Count() < answers)
        {
            await Office.DeliverDueAsync();
            await Task.Yield();
        }
    }

    /// <summary>Waits until a hint of an operation is stored.</summary>
    public async Task DeliverUntilAsync(string operation)
    {
        for (var isThere = false; !isThere; await Task.Yield())
        {
            await Office.DeliverDueAsync();
            await using var db = _firm.Db();
            isThere = await db.BooksHints.AnyAsync(hint => hint.Operation == operation);
        }
    }

    public int Count()
    {
        lock (Answers)
        {
            return Answers.Count;
        }
    }

    /// <summary>Hints that are stored, read or not.</summary>
    public async Task<int> HintsAsync()
    {
        await using var db = _firm.Db();
        return await db.BooksHints.CountAsync();
    }

    /// <summary>How many calls of a kind an administrator sees.</summary>
    public async Task<long> CountedAsync(WebhookOutcome outcome)
    {
        await Tally.StoreAsync(CancellationToken.None);
        await using var db = _firm.Db();
        return await db.WebhookCounts.Where(count => count.Outcome == outcome).SumAsync(count => count.Count);
    }

    /// <summary>Posts bytes as anybody could.</summary>
    public async Task<HttpStatusCode> PostAsync(byte[] body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = new ByteArrayContent(body) };
        if (signature is not null)
        {
            request.Headers.Add(QuickBooksWebhookVerifier.SignatureHeader, signature);
        }

        // A large body is refused by its length alone: without this the client would still be writing when the answer comes.
        request.Headers.ExpectContinue = body.Length > QuickBooksWebhookEndpoint.MaxBodyBytes;

        using var answer = await _client.SendAsync(request);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        Office.Forget();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task<int?> CarryAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        var signature = post.Headers.First(header => header.Key.Equals(QuickBooksWebhookVerifier.SignatureHeader, StringComparison.OrdinalIgnoreCase)).Value;
        var status = (int)await PostAsync(post.Body.ToArray(), signature);
        lock (Answers)
        {
            Answers.Add((status, TimeProvider.System.GetElapsedTime(started)));
        }

        return status;
    }
}
