using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Tests.Mapping;

namespace LegalSync.Tests.Routing;

/// <summary>Begins a sentence: <c>A.Case().With(...)</c>.</summary>
internal static class A
{
    /// <summary>A matter of a firm in good order, on a day in November, with nothing on it.</summary>
    public static CaseBuilder Case() => new();
}

/// <summary>Says what is on a matter. Every step answers the builder, and the case it makes is evaluated by the product's own code.</summary>
internal sealed class CaseBuilder
{
    public static readonly BooksId Books = new(Guid.Parse("33333333-0000-4000-8000-000000000001"));
    private readonly List<TimeEntry> _time = [];
    private readonly List<Expense> _expenses = [];
    private readonly List<Invoice> _invoices = [];
    private readonly List<BankTransaction> _lines = [];
    private readonly List<BooksDocument> _documents = [];
    private readonly List<Directive> _directives = [];
    private readonly Dictionary<ItemKey, KnownItem> _known = [];
    private readonly Dictionary<LedgerKey, Money> _openings = [];
    private readonly Dictionary<WorkKind, string> _off = [];
    private readonly Rules _rules = new();
    private BooksReading _reading = SampleBooks.Reading;
    private Func<MatterCase, MatterCase> _change = matterCase => matterCase;

    public MatterId Matter { get; } = new("m-alder");

    public LedgerKey Ledger => new(SampleBooks.TrustBank, Matter);

    public CaseBuilder With(params TimeEntry[] time) => Do(() => _time.AddRange(time));

    public CaseBuilder With(params Expense[] expenses) => Do(() => _expenses.AddRange(expenses));

    public CaseBuilder With(params Invoice[] invoices) => Do(() => _invoices.AddRange(invoices));

    public CaseBuilder With(params BankTransaction[] lines) => Do(() => _lines.AddRange(lines));

    public CaseBuilder InTheBooks(params BooksDocument[] documents) => Do(() => _documents.AddRange(documents));

    public CaseBuilder Mapped(Action<Rules> rules) => Do(() => rules(_rules));

    public CaseBuilder BooksWith(Func<BooksReading, BooksReading> change) => Do(() => _reading = change(_reading));

    public CaseBuilder OpeningWith(decimal amount) => Do(() => _openings[Ledger] = Money.Usd(amount));

    public CaseBuilder StreamOff(WorkKind kind) => Do(() => _off[kind] = "Not yet.");

    public CaseBuilder Already(WorkKind kind, string source, Stage stage, DocumentRef? document = null, decimal amount = 0m, DateOnly? date = null) =>
        Do(() => _known[new ItemKey(kind, new SourceId(source))] = new KnownItem(stage, date ?? Facts.October(5), Money.Usd(amount), document));

    public CaseBuilder Decided(DirectiveKind kind, string @event, string value = "", bool revoked = false) => Do(() =>
    {
        var directive = Directive.Give(Books, kind, @event, value, Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []), "as decided", Rules.Recorded);
        Stored.Numbered(directive, _directives.Count + 1);
        if (revoked)
        {
            directive.Revoke(Rules.Recorded);
        }

        _directives.Add(directive);
    });

    /// <summary>Whatever has no sentence of its own.</summary>
    public CaseBuilder Where(Func<MatterCase, MatterCase> change)
    {
        var before = _change;
        _change = matterCase => change(before(matterCase));
        return this;
    }

    public MatterCase Build() => _change(new MatterCase
    {
        Books = Books,
        Currency = Currency.Usd,
        Today = new DateOnly(2026, 11, 20),
        OpensOn = Rules.Opening,
        Matter = new Matter(Matter, "2026-0101", "Alder estate plan", MatterStatus.Open, [new ClientId("c-alder")], "Estate"),
        Clients = [new Client(new ClientId("c-alder"), "Ada Alder", null, false)],
        TimeEntries = [.. _time],
        Expenses = [.. _expenses],
        Invoices = [.. _invoices],
        Transactions = [.. _lines],
        BankAccounts = new[]
        {
            new BankAccount(SampleBooks.OperatingBank, BankAccountType.Operating, "Operating", "1001", true),
            new BankAccount(SampleBooks.TrustBank, BankAccountType.Trust, "IOLTA", "1002", true),
            new BankAccount(SampleBooks.SavingsBank, BankAccountType.Other, "Savings", "1003", true),
        }.ToDictionary(account => account.Id),
        Rules = _rules.Book(),
        InBooks = new BooksSnapshot(_reading with { Documents = [.. _documents] }, null),
        Openings = _openings,
        Directives = _directives.ToLookup(directive => directive.Event),
        StreamsOff = _off,
        Known = _known,
    });

    public MatterEvaluation Evaluated() => EvaluateMatter.Run(Build());

    /// <summary>The decision about one item.</summary>
    public ItemDecision Decision(WorkKind kind, string source) => Evaluated().Items.Single(item => item.Key == new ItemKey(kind, new SourceId(source)));

    private CaseBuilder Do(Action step)
    {
        step();
        return this;
    }
}
