using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LegalSync.Tests.Browser;

/// <summary>
/// Trust data over the sample month: one account, ledgers with and without trouble, a returned deposit, an owner missing, details half known,
/// a statement that is being reconciled.
/// </summary>
internal sealed class TrustSample(DateTimeOffset now)
{
    public static readonly LedgerKey Alder = new(SampleBooks.Trust, SampleBooks.Matter(3));
    private const string Number = "000123456789";
    private readonly Dictionary<LedgerKey, LedgerHead> _heads = [];
    private readonly List<object> _rows = [];
    private readonly List<StatementLine> _lines = [];
    private readonly DateOnly _today = DateOnly.FromDateTime(now.UtcDateTime);

    private DateOnly End => new DateOnly(_today.Year, _today.Month, 1).AddDays(-1);

    /// <summary>Fills a host whose sample month is there.</summary>
    public static Task FillAsync(IServiceProvider services) => new TrustSample(TimeProvider.System.GetUtcNow()).RunAsync(services);

    private async Task RunAsync(IServiceProvider services)
    {
        await using (var db = services.GetRequiredService<IDbFactory>().Create())
        {
            var practice = await db.Books.Select(books => books.Practice).SingleAsync();
            _heads[Alder] = await db.LedgerHeads.SingleAsync(head => head.Books == SampleBooks.Id && head.Account == SampleBooks.Trust && head.Matter == Alder.Matter);
            _rows.Add(Record(SourceKind.BankAccount, SampleBooks.Trust.Value, MatterId.None, practice, $$"""{"id":"{{SampleBooks.Trust.Value}}","type":"Trust","accountName":"Client trust account (sample)","accountNumber":"{{Number}}"}"""));
            Move(practice);
            db.AddRange(_rows);
            await db.SaveChangesAsync();
        }

        var import = await services.GetRequiredService<ImportStatement>().RunAsync(SampleBooks.Id, Statement(), SampleBooks.Bookkeeper, CancellationToken.None);
        Xunit.Assert.Null(import.Refusal);
        await services.GetRequiredService<StartReconciliation>().RunAsync(SampleBooks.Id, SampleBooks.Trust, End, SampleBooks.Bookkeeper, CancellationToken.None);
        await services.GetRequiredService<KeepTies>().RunAsync(SampleBooks.Id, CancellationToken.None);
    }

    private void Move(ConnectionId practice)
    {
        Money(practice, "t-1", "Deposit", Alder, 1_500m, 70, "CHK 1001", "Dogwood Estate (sample): Retainer");
        Money(practice, "t-2", "VendorPayment", Alder, -300m, 66, "Check 2001", "Sample County Clerk: Filing fee", false);
        Money(practice, "t-3", "Deposit", Alder, 900m, 1, "CHK 1007", "Dogwood Estate (sample): Further retainer");
        var elms = new LedgerKey(SampleBooks.Trust, SampleBooks.Matter(4));
        Money(practice, "t-4", "Deposit", elms, 800m, 60, "Wire 55", "Elmsworth Family (sample): Settlement");
        Money(practice, "t-5", "VendorPayment", elms, -1_000m, 40, "Check 2002", "Sample Expert Ltd: Opinion");
        var gorse = new LedgerKey(SampleBooks.Trust, SampleBooks.Matter(6));
        Money(practice, "t-6", "Deposit", gorse, 400m, 50, "CHK 3001", "Gorse Estate (sample): Retainer");
        Money(practice, "t-7", "DepositReversal", gorse, -400m, 46, "", "Gorse Estate (sample): Returned", taking: "t-6");
        Money(practice, "t-8", "Deposit", gorse, 2_250m, 44, "", "");
        Money(practice, "t-9", "VendorPayment", gorse, -150m, 43, "Check 2003", "");
        Money(practice, "t-10", "Deposit", LedgerKey.Of(SampleBooks.Trust, LedgerKind.Unidentified), 75m, 41, "", "Deposit at the counter");
        Money(practice, "t-11", "BankFees", LedgerKey.Of(SampleBooks.Trust, LedgerKind.FirmCushion), -12m, 40, "", "Bank charge");
        Money(practice, "t-12", "Interest", LedgerKey.Of(SampleBooks.Trust, LedgerKind.Interest), 1.23m, 40, "", "Interest");
    }

    private void Money(ConnectionId practice, string id, string type, LedgerKey key, decimal change, int daysAgo, string reference, string text, bool isAtBank = true, string? taking = null)
    {
        var day = _today.AddDays(-daysAgo);
        var amount = Math.Abs(change).ToString("0.00", CultureInfo.InvariantCulture);
        var matter = key.Matter.IsNone ? "null" : $$"""{"id":"{{key.Matter.Value}}"}""";
        var back = taking is null ? "" : $$""","reversedFromTransaction":{"id":"{{taking}}"}""";
        _rows.Add(Record(SourceKind.BankTransaction, id, key.Matter, practice, $$$"""
            {"account":{"id":"{{{SampleBooks.Trust.Value}}}","type":"Trust"},"transaction":{"id":"{{{id}}}","type":"{{{type}}}","amount":{{{amount}}},"effectiveDate":"{{{day:yyyy-MM-dd}}}T00:00:00","enteredDate":"{{{day:yyyy-MM-dd}}}T15:30:00Z","reference":"{{{reference}}}","description":"{{{text}}}","matter":{{{matter}}}{{{back}}}}}
            """));
        if (!_heads.TryGetValue(key, out var head))
        {
            _rows.Add(head = _heads[key] = LedgerHead.Open(SampleBooks.Id, key, Domain.Amounts.Money.Usd(0m)));
        }

        var moved = new LedgerMovement(new SourceId(id), day, now.AddDays(-daysAgo), Domain.Amounts.Money.Usd(change)) { Supplied = SuppliedDetail.Read(reference, text) };
        var balance = head.ObservedMinor + moved.Change.Minor;
        var entry = LedgerEntry.Post(SampleBooks.Id, key, moved, 1, balance, now.AddDays(-daysAgo), head.EntryCount + 1, head.LastHash);
        head.Append(entry);
        head.Observe(Domain.Amounts.Money.FromMinor(balance, Currency.Usd));
        _rows.Add(entry);
        if (isAtBank && day <= End)
        {
            _lines.Add(new StatementLine(day, moved.Change, text.ToUpperInvariant()));
        }
    }

    private WantedStatement Statement()
    {
        var opening = Domain.Amounts.Money.Usd(2_400m);
        var lines = _lines.OrderBy(line => line.Date).ToList();
        var statement = new BankStatement(StatementFormat.Csv, Number, Currency.Usd, lines)
        {
            Opening = opening,
            Closing = lines.Aggregate(opening, (sum, line) => sum + line.Amount),
            From = End.AddDays(-89),
            To = End,
        };
        return new WantedStatement(new StatementFile("sample.csv", SourceRecord.Hash("sample"), 6), statement, 1, SampleBooks.Trust, "");
    }

    private SourceRecord Record(SourceKind kind, string id, MatterId matter, ConnectionId practice, string json) =>
        SourceRecord.Captured(new CapturedRecord(kind, new SourceId(id), matter, "v1", json.Trim()), practice, now.AddDays(-1));
}
