using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Statements;

namespace LegalSync.Tests.Browser;

/// <summary>
/// March of a plainly fictitious firm with one trust account: openings of 15,000.00 and six movements in the practice system and on the ledgers,
/// and a bank that paid check 1001 with 1,210.00 instead of 1,200.00. Journal and ledgers are 15,901.23, the statement closes at 15,491.23.
/// </summary>
internal static class TrustFirm
{
    public const string Account = "trust-A";
    private const string Number = "000123456789";
    private static readonly BooksId _books = new(Guid.Parse("7e000000-0000-4000-8000-000000000001"));
    private static readonly ConnectionId _practice = new(Guid.Parse("7e000000-0000-4000-8000-00000000000a"));
    private static readonly ConnectionId _accounting = new(Guid.Parse("7e000000-0000-4000-8000-00000000000b"));

    private static readonly Movement[] _movements =
    [
        new("d1", "Deposit", "m-alder", 2_500m, 3, "Dep 77", "Ann Alder", "Retainer"), new("c1001", "VendorPayment", "m-birch", -1_200m, 5, "Check 1001", "County Clerk", "Filing fee"),
        new("f1", "InvoicePayment", "m-alder", -800m, 10, "INV 41", "Sample firm", "Fees earned"), new("c1002", "VendorPayment", "m-alder", -300m, 28, "Check 1002", "Court Reporter", "Transcript"),
        new("d2", "Deposit", "m-birch", 700m, 31, "Dep 78", "Bo Birch", "Deposit"), new("i1", "Interest", null, 1.23m, 31, "", "", "Interest"),
    ];

    // Two deposits of one amount and day, of which the bank shows one without a word: nothing tells which.
    private static readonly Movement[] _equals =
    [
        new("e1", "Deposit", "m-alder", 250m, 12, "", "", "Costs"), new("e2", "Deposit", "m-birch", 250m, 12, "", "", "Costs"),
    ];

    /// <summary>The bank's March as camt.053.</summary>
    public static string Statement => Write("15491.23", "");

    /// <summary>The same with a deposit that fits two entries equally.</summary>
    public static string StatementWithEquals => Write("15741.23", "250.00");

    private static string Write(string closing, string equal)
    {
        var bank = new CamtMonth(8);
        string Line(string amount, int day, string words, string check = "") => bank.Entry(
            amount, string.Create(CultureInfo.InvariantCulture, $"<BookgDt><Dt>2026-03-{day:00}</Dt></BookgDt>"), words, check, string.Create(CultureInfo.InvariantCulture, $"B{day}"));
        return bank.File(
            Number, "15000.00", closing,
            Line("2500.00", 4, "DEPOSIT ALDER 77") + Line("-1210.00", 9, "CHECK 1001", "1001") + Line("-800.00", 10, "TRANSFER INV 41") + (equal.Length > 0 ? Line(equal, 12, "COUNTER") : "") + Line("1.23", 31, "INTEREST"),
            "<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-31T23:59:59</ToDtTm></FrToDt>")
            .Replace("2026-07-31", "2026-02-28", StringComparison.Ordinal).Replace("2026-08-31", "2026-03-31", StringComparison.Ordinal);
    }

    /// <summary>A table of the same account that would change March.</summary>
    public const string Table = "Date,Description,Check,Amount\n03/04/2026,DEPOSIT ALDER 77,,2500.00\n03/09/2026,CHECK 1001,1001,-1210.00\n03/20/2026,UNKNOWN PAYER,,45.00\n";

    /// <summary>Fills an empty database.</summary>
    /// <param name="store">The database.</param>
    /// <param name="now">Now.</param>
    /// <param name="withEquals">Adds two deposits that nothing tells apart.</param>
    public static async Task FillAsync(IDbFactory store, DateTimeOffset now, bool withEquals = false)
    {
        await using var db = store.Create();
        var firm = Books.Open(_books, "Sample & Specimen LLP", _practice, _accounting, "America/New_York");
        firm.SignOpening(new DateOnly(2026, 3, 1), "Addie Makebelieve", now.AddDays(-60));
        db.AddRange(
            Connection.Link(_practice, OutsideSystem.Smokeball, "Smokeball", "firm"), Connection.Link(_accounting, OutsideSystem.QuickBooks, "QuickBooks", "realm"), firm,
            Record(SourceKind.BankAccount, Account, null, $$"""{"id":"{{Account}}","type":"Trust","accountName":"Client trust account","accountNumber":"{{Number}}","status":"Open"}""", now),
            Record(SourceKind.Matter, "m-alder", "m-alder", """{"id":"m-alder","number":"2026-0101","title":"Alder estate","status":"Open","clients":[]}""", now),
            Record(SourceKind.Matter, "m-birch", "m-birch", """{"id":"m-birch","number":"2026-0102","title":"Birch sale","status":"Open","clients":[]}""", now));
        var ledgers = new Dictionary<LedgerKey, (long Balance, long Number, string Hash)>
        {
            [Ledger("m-alder")] = (1_000_000, 0, ""),
            [Ledger("m-birch")] = (500_000, 0, ""),
        };
        db.AddRange(ledgers.Select(ledger => LedgerHead.Open(_books, ledger.Key, Money.FromMinor(ledger.Value.Balance, Currency.Usd))));
        foreach (var move in withEquals ? [.. _movements, .. _equals] : _movements)
        {
            db.Add(Record(SourceKind.BankTransaction, move.Id, move.Matter, move.Payload, now));
            var (balance, number, hash) = ledgers.GetValueOrDefault(Ledger(move.Matter), (0, 0, ""));
            var movement = new LedgerMovement(new SourceId(move.Id), new DateOnly(2026, 3, move.Day), now, Money.Usd(move.Amount));
            var entry = LedgerEntry.Post(_books, Ledger(move.Matter), movement, 1, balance + movement.Change.Minor, now, number + 1, hash);
            ledgers[Ledger(move.Matter)] = (balance + movement.Change.Minor, number + 1, entry.Hash);
            db.Add(entry);
        }

        await db.SaveChangesAsync();
    }

    private static LedgerKey Ledger(string? matter) =>
        matter is null ? LedgerKey.Of(new BankAccountId(Account), LedgerKind.Interest) : new LedgerKey(new BankAccountId(Account), new MatterId(matter));

    private static SourceRecord Record(SourceKind kind, string id, string? matter, string payload, DateTimeOffset now) =>
        SourceRecord.Captured(new CapturedRecord(kind, new SourceId(id), matter is null ? MatterId.None : new MatterId(matter), "v1", payload), _practice, now);

    private sealed record Movement(string Id, string Type, string? Matter, decimal Amount, int Day, string Reference, string Party, string Reason)
    {
        public string Payload => string.Create(CultureInfo.InvariantCulture, $$"""
            {"account":{"id":"{{Account}}","type":"Trust"},"transaction":{"id":"{{Id}}","type":"{{Type}}","amount":{{Math.Abs(Amount)}},"payorName":"{{Party}}","reason":"{{Reason}}","reference":"{{Reference}}",
             "enteredDate":"2026-03-{{Day:00}}T14:00:00Z","effectiveDate":"2026-03-{{Day:00}}T00:00:00","matter":{{(Matter is null ? "null" : $"{{\"id\":\"{Matter}\"}}")}},"reversed":false}
            """) + "}";
    }
}
