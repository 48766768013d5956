using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Tests.Persistence;
using LegalSync.Tests.Routing;
using LegalSync.Tests.Scenarios;

namespace LegalSync.Tests.Trust.Ledgers;

/// <summary>A small firm on a database file of its own, worked on by the product's own use cases.</summary>
internal sealed class TrustWorld : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 10, 20);
    private static readonly ConnectionId _practice = new(Guid.Parse("11111111-0000-4000-8000-00000000000a"));
    private readonly SnapshotCache _snapshots = new();

    private TrustWorld(TestStore file) => File = file;

    public TestStore File { get; }

    public BooksId Books { get; } = new(Guid.Parse("33333333-0000-4000-8000-00000000000a"));

    public Actor Partner { get; } = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner], ["*"]);

    public ManualTime Time { get; } = new(new DateTimeOffset(Today.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));

    /// <summary>A store of a worker's own: its contexts open connections of their own.</summary>
    public Store NewStore() => new(File, new ToldReader(), _snapshots);

    /// <summary>The parallel run's store over the same file.</summary>
    public ComparisonStore NewComparison() => new(File, new ToldReader(), _snapshots);

    public AdvanceMatters Advance(IStore store) => new(store, new Ids(), new ExceptionCatalogue(), Time);

    public ApproveItems Approve(IStore store) => new(store, Time, new PostingPolicy());

    public UndoDecision Undo(IStore store) => new(store, Time);

    public Domain.Trust.Watching.ITrustFiles Files => new TrustFiles(File, new ToldReader());

    public HoldFunds Holds(IStore store) => new(store, Time);

    public static async Task<TrustWorld> OpenAsync(IReadOnlyList<(string Matter, long Opening)> matters)
    {
        var world = new TrustWorld(await TestStore.OpenAsync());
        var accounting = new ConnectionId(Guid.NewGuid());
        var books = Domain.Posting.Books.Open(world.Books, "Sample & Partners", _practice, accounting, "Etc/UTC");
        books.AnswerNativeSync(NativeSyncAnswer.Off);
        books.SignOpening(new DateOnly(2026, 9, 1), "Ada Administrator", world.Time.GetUtcNow());
        await using (var db = world.File.Create())
        {
            db.AddRange(Connection.Link(_practice, OutsideSystem.Smokeball, "Practice", "a"), Connection.Link(accounting, OutsideSystem.QuickBooks, "Books", "b"), books);
            foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
            {
                var stream = StreamSetting.New(world.Books, kind);
                stream.TurnOn();
                db.Add(stream);
            }

            foreach (var (matter, opening) in matters)
            {
                db.Add(LedgerHead.Open(world.Books, new LedgerKey(SampleBooks.TrustBank, new MatterId(matter)), Money.FromMinor(opening, Currency.Usd)));
                db.Add(MappingRule.Record(
                    world.Books, new MappingChange(MappingKind.Matter, matter, MappingTarget.Books, SampleBooks.AlderMatter.Value, new DateOnly(2026, 9, 1), "as agreed"), world.Partner, world.Time.GetUtcNow()));
            }

            await db.SaveChangesAsync();
        }

        await using (var session = world.NewStore().Open(world.Books))
        {
            session.Mirror(SampleBooks.Reading, world.Time.GetUtcNow(), true);
            await session.SaveAsync(CancellationToken.None);
        }

        await world.TellAsync(
        [
            new CapturedRecord(SourceKind.BankAccount, new SourceId(SampleBooks.TrustBank.Value), MatterId.None, "1", "IOLTA"),
            .. matters.Select(matter => new CapturedRecord(SourceKind.Matter, new SourceId(matter.Matter), new MatterId(matter.Matter), "1", matter.Matter)),
        ]);
        return world;
    }

    public Task TellAsync(IReadOnlyList<CapturedRecord> records) => new CaptureStore(File).StoreAsync(_practice, records, Time.GetUtcNow(), CancellationToken.None);

    public static CapturedRecord Record(string matter, Told fact) => new(
        SourceKind.BankTransaction, new SourceId(fact.Id), new MatterId(matter), fact.Version.ToString(CultureInfo.InvariantCulture),
        string.Join('|', fact.IsIn ? 1 : 0, fact.Cents, fact.Day, fact.IsReversed ? 1 : 0, fact.IsReversal ? 1 : 0, fact.Reference, fact.Description, matter));

    public ValueTask DisposeAsync() => File.DisposeAsync();

    /// <summary>Reads the world's own plain records.</summary>
    private sealed class ToldReader : ISourceReader
    {
        public Matter ReadMatter(SourceRecord record) => new(new MatterId(record.Payload), record.Payload, record.Payload, MatterStatus.Open, [], null);

        public BankAccount ReadBankAccount(SourceRecord record) => new(SampleBooks.TrustBank, BankAccountType.Trust, record.Payload, "1", true);

        public BankTransaction ReadBankTransaction(SourceRecord record)
        {
            var parts = record.Payload.Split('|');
            var isIn = parts[0] == "1";
            var amount = Money.FromMinor(long.Parse(parts[1], CultureInfo.InvariantCulture), Currency.Usd);
            var isReversal = parts[4] == "1";
            var type = parts[7].Length == 0
                ? BankTransactionType.BankFees
                : (isIn, isReversal) switch
                {
                    (true, false) => BankTransactionType.Deposit,
                    (false, false) => BankTransactionType.VendorPayment,
                    (false, true) => BankTransactionType.DepositReversal,
                    (true, true) => BankTransactionType.VendorPaymentReversal,
                };
            return new BankTransaction(record.SourceId, SampleBooks.TrustBank, record.Matter, type)
            {
                Amount = amount,
                Change = isIn ? amount : -amount,
                Effective = DateOnly.FromDayNumber(int.Parse(parts[2], CultureInfo.InvariantCulture)),
                Entered = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
                TypeText = type.ToString(),
                Reference = parts[5],
                Description = parts[6],
                IsReversed = parts[3] == "1",
                Reverses = isReversal ? new SourceId(record.SourceId.Value[..^2]) : null,
            };
        }

        public Client ReadClient(SourceRecord record) => throw new NotSupportedException();

        public Staff ReadStaff(SourceRecord record) => throw new NotSupportedException();

        public ActivityCode ReadActivityCode(SourceRecord record) => throw new NotSupportedException();

        public TimeEntry ReadTimeEntry(SourceRecord record) => throw new NotSupportedException();

        public Expense ReadExpense(SourceRecord record) => throw new NotSupportedException();

        public Invoice ReadInvoice(SourceRecord record) => throw new NotSupportedException();
    }
}
