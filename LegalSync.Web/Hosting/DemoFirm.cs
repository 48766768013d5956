using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;

namespace LegalSync.Web.Hosting;

/// <summary>A firm that can be used at once: sandbox, fresh database, accounts, connections, streams and a signed opening.</summary>
public sealed class DemoFirm : IAsyncDisposable
{
    private const string SignedBy = "Addie Makebelieve";
    private readonly DemoSandbox _sandbox;
    private readonly DemoDatabase _database;
    private readonly Tokens _tokens;

    private DemoFirm(DemoSandbox sandbox, DemoDatabase database, Tokens tokens) => (_sandbox, _database, _tokens) = (sandbox, database, tokens);

    /// <summary>Starts the sandbox and points the settings at it and at a fresh database.</summary>
    public static async Task<DemoFirm> OpenAsync(DemoOptions demo, IConfigurationManager settings, CancellationToken cancellationToken)
    {
        var database = DemoDatabase.Prepare(demo);
        var sandbox = await DemoSandbox.OpenAsync(demo, cancellationToken);
        var tokens = await sandbox.ReadAsync<Tokens>("control/tokens", cancellationToken);
        settings.AddInMemoryCollection(Settings(sandbox.Address, tokens, database.Path));
        return new DemoFirm(sandbox, database, tokens);
    }

    /// <summary>Fills the migrated database.</summary>
    public async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        await services.GetRequiredService<DemoAccounts>().OpenAsync(scope.ServiceProvider.GetRequiredService<Accounts>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var firm = await _sandbox.ReadAsync<Firm>("control/firm", cancellationToken);
        var opening = await _sandbox.ReadAsync<Opening>("control/opening", cancellationToken);
        var practice = Connection.Link(new ConnectionId(Guid.NewGuid()), OutsideSystem.Smokeball, "Smokeball (sandbox)", firm.AccountId);
        var accounting = Connection.Link(new ConnectionId(Guid.NewGuid()), OutsideSystem.QuickBooks, "QuickBooks (sandbox)", _tokens.QuickBooks.RealmId ?? "");
        var books = Books.Open(new BooksId(Guid.NewGuid()), firm.Name, practice.Id, accounting.Id, "Etc/UTC");
        books.AnswerNativeSync(NativeSyncAnswer.Off);
        books.SignOpening(opening.StartDate, SignedBy, now);
        await using (var db = services.GetRequiredService<IDbFactory>().Create())
        {
            await DemoDatabase.MarkAsync(db, cancellationToken);
            db.AddRange(practice, accounting, books);
            db.AddRange(Streams(books.Id));
            db.AddRange(opening.Ledgers.Select(ledger => LedgerHead.Open(books.Id, ledger.Key, Money.Of(ledger.Amount, books.Currency))));
            await db.SaveChangesAsync(cancellationToken);
        }

        var vault = scope.ServiceProvider.GetRequiredService<ITokenVault>();
        await vault.SaveAsync(practice.Id, _tokens.Smokeball.ToSet(now), cancellationToken);
        await vault.SaveAsync(accounting.Id, _tokens.QuickBooks.ToSet(now), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        _database.Dispose();
    }

    private static IEnumerable<StreamSetting> Streams(BooksId books)
    {
        foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
        {
            var stream = StreamSetting.New(books, kind);
            stream.TurnOn();
            yield return stream;
        }
    }

    private static Dictionary<string, string?> Settings(Uri sandbox, Tokens tokens, string database) => new()
    {
        ["Database:Provider"] = nameof(DatabaseProvider.Sqlite),
        [$"ConnectionStrings:{DatabaseOptions.ConnectionName}"] = "Data Source=" + database,
        [$"ConnectionStrings:{DatabaseOptions.MigratingConnectionName}"] = "",
        ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection"] = "Error", // the ring guards nothing real and dies with the file
        ["Smokeball:BaseAddress"] = sandbox.AbsoluteUri,
        ["Smokeball:AuthAddress"] = sandbox.AbsoluteUri,
        ["Smokeball:ClientId"] = tokens.Smokeball.ClientId,
        ["Smokeball:ClientSecret"] = tokens.Smokeball.ClientSecret,
        ["Smokeball:ApiKey"] = tokens.Smokeball.ApiKey,
        ["Smokeball:WebhookKey"] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
        ["Smokeball:RequestsPerSecond"] = SandboxRate.ToString(CultureInfo.InvariantCulture),
        ["QuickBooks:BaseAddress"] = sandbox.AbsoluteUri,
        ["QuickBooks:TokenAddress"] = new Uri(sandbox, "oauth2/v1/tokens/bearer").AbsoluteUri,
        ["QuickBooks:AuthorizeAddress"] = new Uri(sandbox, "connect/oauth2").AbsoluteUri,
        ["QuickBooks:ClientId"] = tokens.QuickBooks.ClientId,
        ["QuickBooks:ClientSecret"] = tokens.QuickBooks.ClientSecret,
        ["QuickBooks:RequestsPerMinute"] = (SandboxRate * 60).ToString(CultureInfo.InvariantCulture),
    };

    // The sandbox has no neighbours to protect; at the real rates a first look would take minutes.
    private const int SandboxRate = 1_000;

    private sealed record Tokens(TokenPair Smokeball, TokenPair QuickBooks);

    private sealed record TokenPair(string ClientId, string ClientSecret, string? ApiKey, string AccessToken, string RefreshToken, string? RealmId, int ExpiresIn)
    {
        public TokenSet ToSet(DateTimeOffset now) => new(AccessToken, RefreshToken, now + TimeSpan.FromSeconds(ExpiresIn), now);
    }

    private sealed record Firm(string Name, string AccountId);

    private sealed record Opening(DateOnly StartDate, IReadOnlyList<OpeningLedger> Ledgers);

    private sealed record OpeningLedger(
        string BankAccountId, string MatterId, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] decimal Amount)
    {
        public LedgerKey Key => new(new BankAccountId(BankAccountId), new MatterId(MatterId));
    }
}
