using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence;

namespace LegalSync.Tests.Queries;

/// <summary>The books of a plainly fictitious firm, in memory until they are saved: connections, lists of the books, matters.</summary>
internal sealed class SampleBooks
{
    public static readonly BooksId Id = new(Guid.Parse("7f000000-0000-4000-8000-000000000001"));
    public static readonly BooksId Others = new(Guid.Parse("7f000000-0000-4000-8000-000000000002"));
    public static readonly BankAccountId Trust = new("bank-trust");
    public static readonly Actor Bookkeeper = Person("u-book", "Bea Bookend", Role.Bookkeeper);
    public static readonly Actor Partner = Person("u-part", "Parker Pretend", Role.ManagingPartner);
    public static readonly Actor Auditor = Person("u-audi", "Otto Onlyread", Role.Auditor);
    public static readonly Actor Nobody = Actor.Person("u-none", "Nobody Atall", [], []);
    private static readonly ConnectionId _practice = new(Guid.Parse("7f000000-0000-4000-8000-00000000000a"));
    private static readonly ConnectionId _accounting = new(Guid.Parse("7f000000-0000-4000-8000-00000000000b"));
    private static readonly string[] _people = ["Alder", "Birchwood", "Cedarly", "Dogwood", "Elmsworth", "Firbank", "Gorse", "Hazelton", "Ivywell", "Juniperson"];
    private static readonly string[] _matters = ["Estate plan", "Probate", "Family trust", "Power of attorney", "Deed transfer", "Guardianship"];

    private SampleBooks(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; }

    public List<object> Rows { get; } = [];

    public static SampleBooks At(DateTimeOffset now)
    {
        var sample = new SampleBooks(now);
        var practice = Connection.Link(_practice, OutsideSystem.Smokeball, "Smokeball", "firm-sample");
        var accounting = Connection.Link(_accounting, OutsideSystem.QuickBooks, "QuickBooks Online", "4620816365000001");
        practice.ReadAt(now.AddMinutes(-3));
        accounting.ReadAt(now.AddMinutes(-4));
        var books = Books.Open(Id, "Sample & Specimen LLP", _practice, _accounting, "America/New_York");
        books.SignOpening(new DateOnly(2026, 1, 1), "Addie Makebelieve", now.AddDays(-60));
        books.AnswerNativeSync(NativeSyncAnswer.Off);
        sample.Rows.AddRange([practice, accounting, books]);
        foreach (var kind in Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported))
        {
            var stream = StreamSetting.New(Id, kind);
            stream.TurnOn();
            sample.Rows.Add(stream);
        }

        sample.AddLists();
        return sample;
    }

    public static string Client(int number) => $"{_people[number % _people.Length]} {(number % 3 == 0 ? "Estate" : number % 3 == 1 ? "Family" : "Trust")} (sample)";

    public static string Number(int number) => $"2026-{1000 + number:0000}";

    public static MatterId Matter(int number) => new($"matter-{number}");

    public ExceptionItem Card(IExceptionCatalogue catalogue, string code, int number, TimeSpan age, Action<CardMaker>? make = null)
    {
        var type = catalogue.Find(new ExceptionCode(code));
        var maker = new CardMaker($"{type.Title}: {Number(number)}");
        make?.Invoke(maker);
        var outcome = RuleOutcome.Broken(RuleCode.MatterIsMapped, "Choose a customer or create one.", new Fact("matter", Number(number)), new Fact("client", Client(number)));
        var finding = new Finding(type.Code, new Subject("Matter", $"{code}-{number}"), maker.Why, outcome)
        {
            Title = maker.Title,
            Matter = Matter(number),
            Difference = maker.Difference,
            Suggestion = maker.Suggestion,
            Sides = maker.Sides,
            TrustAccount = type.IsTrust ? Trust : new BankAccountId(""),
        };
        var card = ExceptionItem.Raise(
            new ExceptionItemId(Guid.NewGuid()), maker.Books, type, finding, new CardLabels(Number(number), Client(number)), Now - age);
        card.Blocks(maker.BlockedItems, maker.BlockedMinor);
        Rows.Add(card);
        return card;
    }

    public WorkItem Item(WorkKind kind, int number, string title, Money amount, Stage stage, params PostingDraft[] legs)
    {
        var item = WorkItem.See(new WorkItemId(Guid.NewGuid()), Id, _practice, new ItemKey(kind, new SourceId($"{kind}-{number}")), Now.AddHours(-number % 40));
        item.Evaluated(
            new ItemDecision(item.Key, Matter(number), stage)
            {
                Title = title,
                Date = Day(number),
                Amount = amount,
                FinancialHash = SourceRecord.Hash(title),
                TrustAccount = kind.IsTrust() ? Trust : new BankAccountId(""),
                Legs = legs,
                Outcomes = [RuleOutcome.Held(RuleCode.MatterIsMapped, new Fact("customer", Client(number))), RuleOutcome.Held(RuleCode.DatedAfterOpening, new Fact("opens", "2026-01-01"))],
            },
            Now.AddHours(-number % 40));
        Rows.Add(item);
        return item;
    }

    public InvoiceDraft Invoice(int number, Money amount) => new(new CustomerId($"{100 + number}"), Day(number), $"{1040 + number}")
    {
        Lines = [new InvoiceDraftLine(new ItemId("11"), "Draft trust agreement", amount, Day(number), false)],
        Discount = Money.Zero(Currency.Usd),
        Tax = Money.Zero(Currency.Usd),
        Total = amount,
    };

    public DateOnly Day(int number) => DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-number % 30);

    public async Task SaveAsync(LegalSyncDb db)
    {
        // Rows that others point to come first; EF orders what it knows to be related.
        db.AddRange(Rows);
        await db.SaveChangesAsync();
        Rows.Clear();
    }

    private static Actor Person(string id, string display, Role role) => Actor.Person(id, display, [role], ["*"]);

    private void AddLists()
    {
        for (var i = 0; i < 40; i++)
        {
            Mirror(BooksKind.Customer, $"{100 + i}", Client(i));
            var matter = $$"""{"id":"matter-{{i}}","number":"{{Number(i)}}","title":"{{_matters[i % _matters.Length]}}","status":"Open","clients":[{"id":"client-{{i}}"}]}""";
            Rows.Add(SourceRecord.Captured(new CapturedRecord(SourceKind.Matter, new SourceId($"matter-{i}"), Matter(i), "v1", matter), _practice, Now.AddDays(-9)));
            if (i < 30)
            {
                Rows.Add(MappingRule.Record(Id, new MappingChange(MappingKind.Matter, $"matter-{i}", MappingTarget.Books, $"{100 + i}", new DateOnly(2026, 1, 1), "Same number in both systems"), Bookkeeper, Now.AddDays(-8)));
            }
        }

        Mirror(BooksKind.Item, "11", "Legal services: drafting");
        Mirror(BooksKind.Item, "12", "Legal services: court");
        Mirror(BooksKind.Account, "35", "IOLTA trust bank");
        Mirror(BooksKind.Account, "36", "Client money liability");
        Mirror(BooksKind.Account, "30", "Operating bank");
        Rows.Add(MappingRule.Record(Id, new MappingChange(MappingKind.Code, "L110", MappingTarget.Books, "11", new DateOnly(2026, 1, 1), "Standard set"), Bookkeeper, Now.AddDays(-8)));
        Rows.Add(MappingRule.Record(Id, new MappingChange(MappingKind.Account, AccountRole.TrustLiability, MappingTarget.Books, "36", new DateOnly(2026, 1, 1), "Confirmed by name"), Bookkeeper, Now.AddDays(-8)));
        var ledger = LedgerHead.Open(Id, new LedgerKey(Trust, Matter(3)), Money.Usd(2_400m));
        ledger.Reserve(Money.Usd(300m));
        Rows.Add(ledger);
    }

    private void Mirror(BooksKind kind, string id, string name) => Rows.Add(new BooksMirrorRow
    {
        Books = Id,
        Kind = kind,
        EntityId = id,
        Name = name,
        IsActive = true,
        Reading = kind switch
        {
            BooksKind.Customer => JsonSerializer.Serialize(new BooksCustomer(new CustomerId(id), name, null, true), AmountsJson.Options),
            BooksKind.Item => JsonSerializer.Serialize(new BooksItem(new ItemId(id), name, null, true), AmountsJson.Options),
            _ => JsonSerializer.Serialize(new BooksAccount(new AccountId(id), name, id == "36" ? "Other Current Liability" : "Bank", null, true), AmountsJson.Options),
        },
        ReadAt = Now,
    });
}

/// <summary>What a test says of a card.</summary>
internal sealed class CardMaker(string title)
{
    public string Title { get; set; } = title;

    public string Why { get; set; } = "No customer in QuickBooks is mapped to this matter, so nothing of it can be posted.";

    public BooksId Books { get; set; } = SampleBooks.Id;

    public Money? Difference { get; set; }

    public Suggestion? Suggestion { get; set; }

    public IReadOnlyList<FieldPair> Sides { get; set; } = [];

    public int BlockedItems { get; set; }

    public long BlockedMinor { get; set; }
}
