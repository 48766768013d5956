using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Files.Reports;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Scenarios;

namespace LegalSync.Tests.Reconciling;

/// <summary>
/// March of a plainly fictitious firm with one trust account: openings of 15,000.00, six movements, and a statement that closes at 15,501.23 with
/// one cheque outstanding and one deposit in transit. Adjusted bank, journal and ledgers are 15,901.23.
/// </summary>
internal sealed class TrustMonth : IAsyncDisposable
{
    public static readonly BankAccountId Account = new("trust-A");
    public static readonly DateOnly Opens = new(2026, 3, 1);
    public static readonly DateOnly End = new(2026, 3, 31);
    public static readonly Actor Bea = Actor.Person("u-bea", "Bea Bookend", [Role.Bookkeeper], []);
    public static readonly Actor Pat = Actor.Person("u-pat", "Pat Partnerly", [Role.ManagingPartner], ["*"]);
    public static readonly Actor Addie = Actor.Person("u-add", "Addie Admin", [Role.Administrator, Role.Bookkeeper], ["*"]);
    private static readonly MatterId _alder = new("m-alder");
    private static readonly MatterId _birch = new("m-birch");
    private readonly TestStore _database;
    private readonly Dictionary<LedgerKey, (long Balance, long Number, string Hash)> _ledgers = [];

    private TrustMonth(TestStore database)
    {
        _database = database;
        Records = new PlainReader();
        var store = new Store(database, Records, new SnapshotCache());
        Spine = store;
        Store = new ReconcileStore(database, Records, new SnapshotCache(), Clock);
        Cards = new PostingCards(new ExceptionCatalogue(), new Ids());
    }

    public PlainReader Records { get; }

    public ManualTime Clock { get; } = new(new DateTimeOffset(2026, 4, 6, 14, 0, 0, TimeSpan.Zero));

    public Store Spine { get; }

    public ReconcileStore Store { get; }

    public PostingCards Cards { get; }

    public SyncFeed Feed { get; } = new();

    public BooksId Books { get; } = Samples.Books;

    public TestStore Database => _database;

    public StartReconciliation Start => new(Store, new Ids(), Feed, Clock);

    public ConfirmMatches Confirm => new(Store, new Ids(), Feed, Clock);

    public ClassifyItem Classify => new(Store, new Ids(), Feed, Clock);

    public SubmitForSignature Submit => new(Store, Feed, Clock);

    public SignReconciliation Sign => new(Store, new ReportFiles(), Feed, Clock);

    public ReopenPeriod Reopen => new(Store, Feed, Clock);

    public WatchReconciliations Watch => new(Store, Cards, Feed, Clock);

    public ReconcileWorkspaceQuery Workspace => new(Store);

    public SealedMonthsQuery Months => new(_database, Store, new ReportFiles(), Clock);

    public static async Task<TrustMonth> OpenAsync()
    {
        var month = new TrustMonth(await TestStore.OpenAsync());
        await using var db = month._database.Create();
        var books = Domain.Posting.Books.Open(Samples.Books, "Sample & Specimen LLP", Samples.Practice, Samples.Accounting, "America/New_York");
        books.SignOpening(Opens, "Addie Admin", month.Clock.GetUtcNow().AddDays(-40));
        db.AddRange(
            Connection.Link(Samples.Practice, OutsideSystem.Smokeball, "Smokeball", "firm"), Connection.Link(Samples.Accounting, OutsideSystem.QuickBooks, "QuickBooks", "realm"), books,
            PlainReader.Account(Account, "Client trust account", "000123456789"), PlainReader.Matter(_alder, "2026-0101", "Alder estate"), PlainReader.Matter(_birch, "2026-0102", "Birch sale"),
            LedgerHead.Open(Samples.Books, new LedgerKey(Account, _alder), Money.Usd(10_000m)), LedgerHead.Open(Samples.Books, new LedgerKey(Account, _birch), Money.Usd(5_000m)));
        await db.SaveChangesAsync();
        month._ledgers[new LedgerKey(Account, _alder)] = (1_000_000, 0, "");
        month._ledgers[new LedgerKey(Account, _birch)] = (500_000, 0, "");
        await month.MoveAsync("d1", BankTransactionType.Deposit, _alder, 2_500m, new(2026, 3, 3), "Dep 77", "Alder, Ann: retainer");
        await month.MoveAsync("c1001", BankTransactionType.VendorPayment, _birch, -1_200m, new(2026, 3, 5), "Check 1001", "County Clerk: filing fee");
        await month.MoveAsync("f1", BankTransactionType.InvoicePayment, _alder, -800m, new(2026, 3, 10), "INV 41", "Sample firm: fees earned");
        await month.MoveAsync("c1002", BankTransactionType.VendorPayment, _alder, -300m, new(2026, 3, 28), "Check 1002", "Court Reporter: transcript");
        await month.MoveAsync("d2", BankTransactionType.Deposit, _birch, 700m, new(2026, 3, 31), "Dep 78", "Birch, Bo: deposit");
        await month.MoveAsync("i1", BankTransactionType.Interest, MatterId.None, 1.23m, new(2026, 3, 31), "", "Interest");
        return month;
    }

    /// <summary>The bank's March, as its file says it.</summary>
    public static BankStatement March(params StatementLine[] changed) => new(StatementFormat.Csv, "000123456789", Currency.Usd, changed.Length > 0 ? changed : MarchLines)
    {
        Opening = Money.Usd(15_000m),
        Closing = Money.Usd(15_501.23m),
        From = Opens,
        To = End,
    };

    public static StatementLine[] MarchLines =>
    [
        Line(4, 2_500m, "DEPOSIT ALDER 77"), Line(9, -1_200m, "CHECK 1001") with { CheckNumber = "1001", Type = StatementLineType.Check }, Line(10, -800m, "TRANSFER INV 41"), Line(31, 1.23m, "INTEREST") with { Type = StatementLineType.Interest },
    ];

    public static StatementLine Line(int day, decimal amount, string text) => new(new DateOnly(2026, 3, day), Money.Usd(amount), text);

    /// <summary>A movement that the practice system tells of, as captured and posted.</summary>
    public async Task MoveAsync(string id, BankTransactionType type, MatterId matter, decimal change, DateOnly on, string reference, string text, string? takesBack = null)
    {
        await using var db = _database.Create();
        var amount = Money.Usd(change);
        var line = new BankTransaction(new SourceId(id), Account, matter, type)
        {
            Amount = amount.Abs(), Change = amount, Effective = on, Entered = Clock.GetUtcNow(), TypeText = type.ToString(), Reference = reference, Description = text, Reverses = takesBack is null ? null : new SourceId(takesBack),
        };
        db.Add(Records.Transaction(line, Clock.GetUtcNow()));
        var key = matter.IsNone ? LedgerKey.Of(Account, type == BankTransactionType.Interest ? LedgerKind.Interest : LedgerKind.FirmCushion) : new LedgerKey(Account, matter);
        var (balance, number, hash) = _ledgers.GetValueOrDefault(key, (0, 0, ""));
        var entry = LedgerEntry.Post(Books, key, new LedgerMovement(line.Id, on, line.Entered, amount), 1, balance + amount.Minor, Clock.GetUtcNow(), number + 1, hash);
        _ledgers[key] = (balance + amount.Minor, number + 1, entry.Hash);
        db.Add(entry);
        await db.SaveChangesAsync();
    }

    public Task<ImportOutcome> ImportAsync(BankStatement statement, string bytes = "march", string acknowledgement = "") => new ImportStatement(Store, new Ids(), Cards, Feed, Clock).RunAsync(
        Books, new WantedStatement(new StatementFile(bytes + ".csv", SourceRecord.Hash(bytes), bytes.Length), statement, 1, Account, acknowledgement), Bea, CancellationToken.None);

    /// <summary>Imports March and begins its reconciliation.</summary>
    public async Task<ReconciliationId> BeginAsync()
    {
        await ImportAsync(March());
        return (await Start.RunAsync(Books, Account, End, Bea, CancellationToken.None)).Value;
    }

    /// <summary>Confirms everything that is suggested.</summary>
    public async Task<ReconcileWorkspace> ConfirmSuggestedAsync(ReconciliationId id)
    {
        var before = (await Workspace.FindAsync(Books, id, Bea, CancellationToken.None)).Value!;
        var verdicts = await Confirm.RunAsync(Books, id, [.. before.Suggestions.Select(one => new WantedMatch(one.Members, string.Join(", ", one.Reasons)))], Bea, CancellationToken.None);
        Xunit.Assert.All(verdicts, verdict => Xunit.Assert.Null(verdict.Refusal));
        return (await Workspace.FindAsync(Books, id, Bea, CancellationToken.None)).Value!;
    }

    /// <summary>Works March through and signs it.</summary>
    public async Task<ReconciliationId> SignAsync()
    {
        var id = await BeginAsync();
        await ConfirmSuggestedAsync(id);
        Xunit.Assert.Null((await Submit.RunAsync(Books, id, Bea, CancellationToken.None)).Refusal);
        Xunit.Assert.Null((await Sign.RunAsync(Books, id, Pat, CancellationToken.None)).Refusal);
        return id;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}

/// <summary>Reads records that hold nothing but their key: what they say is kept here.</summary>
internal sealed class PlainReader : ISourceReader
{
    private readonly Dictionary<string, BankTransaction> _lines = [];

    public SourceRecord Transaction(BankTransaction line, DateTimeOffset at)
    {
        _lines[line.Id.Value] = line;
        return SourceRecord.Captured(new CapturedRecord(SourceKind.BankTransaction, line.Id, line.Matter, "v1", line.ToString()), Samples.Practice, at);
    }

    public static SourceRecord Account(BankAccountId id, string name, string number) =>
        SourceRecord.Captured(new CapturedRecord(SourceKind.BankAccount, new SourceId(id.Value), MatterId.None, "v1", $"{name}|{number}"), Samples.Practice, Samples.Noon);

    public static SourceRecord Matter(MatterId id, string number, string title) =>
        SourceRecord.Captured(new CapturedRecord(SourceKind.Matter, new SourceId(id.Value), id, "v1", $"{number}|{title}"), Samples.Practice, Samples.Noon);

    public Matter ReadMatter(SourceRecord record) => new(new MatterId(record.SourceId.Value), record.Payload.Split('|')[0], record.Payload.Split('|')[1], MatterStatus.Open, [], null);

    public BankAccount ReadBankAccount(SourceRecord record) =>
        new(new BankAccountId(record.SourceId.Value), BankAccountType.Trust, record.Payload.Split('|')[0], record.Payload.Split('|')[1], true);

    public BankTransaction ReadBankTransaction(SourceRecord record) => _lines[record.SourceId.Value];

    public Client ReadClient(SourceRecord record) => throw new NotSupportedException();

    public Staff ReadStaff(SourceRecord record) => throw new NotSupportedException();

    public ActivityCode ReadActivityCode(SourceRecord record) => throw new NotSupportedException();

    public TimeEntry ReadTimeEntry(SourceRecord record) => throw new NotSupportedException();

    public Expense ReadExpense(SourceRecord record) => throw new NotSupportedException();

    public Invoice ReadInvoice(SourceRecord record) => throw new NotSupportedException();
}
