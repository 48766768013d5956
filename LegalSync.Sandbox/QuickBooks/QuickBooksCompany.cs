using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;
using LegalSync.Sandbox.QuickBooks.Entities;
using LegalSync.Sandbox.QuickBooks.Journal;
using LegalSync.Sandbox.QuickBooks.Queries;
using LegalSync.Sandbox.QuickBooks.Reports;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks;

/// <summary>One set of books in QuickBooks Online, kept in memory: what it accepts, what it refuses, and what its ledger says.</summary>
public sealed class QuickBooksCompany : IBooksSeed
{
    private readonly Lock _gate = new();
    private readonly SandboxClock _clock;
    private readonly Books _books;
    private readonly Desk _desk;
    private readonly Merging _merging;
    private readonly Executor _queries;
    private readonly EffectList _effects;
    private readonly RequestMemory _requests;

    private readonly Dictionary<string, EntityRules> _rules = new EntityRules[]
    {
        new CustomerRules(), new PayeeRules("Vendor"), new PayeeRules("Employee"), new ItemRules(), new AccountRules(), new TermRules(),
        new TrackingRules("Class", "SubClass", "ClassTrackingPerTxn", "ClassTrackingPerTxnLine"), new TrackingRules("Department", "SubDepartment", "TrackDepartments"),
        new PaymentMethodRules(), new AttachableRules(),
        new InvoiceRules(), new CreditMemoRules(), new PaymentRules(), new JournalEntryRules(), new DepositRules(), new PurchaseRules(),
        new EstimateRules(), new ReceiptRules("SalesReceipt", +1), new ReceiptRules("RefundReceipt", -1), new TransferRules(), new TimeActivityRules(),
        new PayableRules("Bill", +1), new PayableRules("VendorCredit", -1), new BillPaymentRules(),
        new FixedRules("TaxCode", "Name", "Active"), new FixedRules("TaxRate", "Name", "Active"), new FixedRules("TaxAgency", "DisplayName"), new FixedRules("CompanyInfo"), new FixedRules("Preferences"),
    }.ToDictionary(rules => rules.Kind, StringComparer.OrdinalIgnoreCase);

    /// <summary>A new company with the accounts, terms and switches that QuickBooks brings.</summary>
    public QuickBooksCompany(string realmId, SandboxClock clock, string companyName = "Sandbox Law")
    {
        (RealmId, _clock) = (realmId, clock);
        _requests = new RequestMemory(clock);
        _effects = new EffectList(realmId, clock);
        _books = new Books(clock);
        _desk = new Desk(_books, _rules);
        _merging = new Merging(_books, _desk, _rules);
        _queries = new Executor(_books, _rules);
        Opening.Fill(_books, realmId, companyName);
    }

    /// <summary>The company's id as the addresses carry it.</summary>
    public string RealmId { get; }

    /// <inheritdoc />
    public DateOnly? BookCloseDate
    {
        get => Reading(books => books.ClosedUpTo);
        set => Close(value);
    }

    /// <inheritdoc />
    public string Create(string entity, JsonObject body)
    {
        var request = new WriteRequest(entity, body.DeepClone().AsObject());
        var allowsDuplicate = request.Body.Flag("allowduplicatedocnum");
        request.Body.Remove("allowduplicatedocnum");
        return Person(() => Write(request, new WriteOptions(ByPerson: true, allowsDuplicate))).Text("Id")!;
    }

    /// <inheritdoc />
    public void Change(string entity, string id, JsonObject changes)
    {
        var body = changes.DeepClone().AsObject();
        body["Id"] = id;
        _ = Person(() => Write(new WriteRequest(entity, body), new WriteOptions(ByPerson: true)));
    }

    /// <inheritdoc />
    public void Delete(string entity, string id) =>
        Person(() => Write(new WriteRequest(entity, new JsonObject { ["Id"] = id }) { Operation = "delete" }, new WriteOptions(ByPerson: true)));

    /// <summary>Voids a transaction, as a person in the books would.</summary>
    public void Void(string entity, string id) =>
        Person(() => Write(new WriteRequest(entity, new JsonObject { ["Id"] = id }) { Operation = "void" }, new WriteOptions(ByPerson: true)));

    /// <summary>Merges a customer into another, as a person in the books would; answers the one that is kept.</summary>
    public JsonObject MergeCustomers(string keep, string drop, bool leavesInactive = true) =>
        Wrap("Customer", Person(() => Record("merge", "Customer", null, () => _merging.Merge(keep, drop, leavesInactive))));

    /// <summary>Sends a sales form by mail, to the address given or to its own.</summary>
    public JsonObject Send(string entity, string id, string? to, bool byPerson = false)
    {
        var kind = KindOf(entity);
        return Wrap(kind.Kind, Record("send", kind.Kind, null, () => _desk.Send(kind, id, to), byPerson));
    }

    /// <summary>Closes the books up to a date, or opens them; without a password the refusals bear another code.</summary>
    public void Close(DateOnly? upTo, bool byPassword = true)
    {
        lock (_gate)
        {
            _books.ClosedByPassword = byPassword;
            var preferences = new JsonObject { [nameof(BookCloseDate)] = upTo?.Iso() };
            _ = Committing(() => _desk.Set(
                _rules["Preferences"], new JsonObject { ["Id"] = "1", ["AccountingInfoPrefs"] = preferences }, new WriteOptions(ByPerson: true)));
        }
    }

    /// <summary>The document under an id, wrapped as an answer.</summary>
    public JsonObject Read(string entity, string id)
    {
        var kind = KindOf(entity);
        return Reading(books => Wrap(kind.Kind, books.Require(kind.Kind, id).DeepClone()));
    }

    /// <summary>The answer to a query statement.</summary>
    public JsonObject Query(string statement) => Reading(_ => Wrap("QueryResponse", _queries.Run(statement)));

    /// <summary>A report by its name, such as <c>GeneralLedger</c>, with the parameters of its address.</summary>
    public JsonObject Report(string name, IReadOnlyDictionary<string, string> parameters) => Reading(books => ReportOffice.Build(books, name, parameters));

    /// <summary>The number of cells at which the journal report is cut short.</summary>
    public int MostReportCells
    {
        get => Reading(books => books.MostReportCells);
        set => _ = Reading(books => books.MostReportCells = value);
    }

    /// <summary>Carries out a write once; a request id that was answered before gets the same answer and does nothing again.</summary>
    public JsonObject Write(WriteRequest request)
    {
        lock (_gate)
        {
            return _requests.Once(request, () => Wrap(KindOf(request.Entity).Kind, Write(request, new WriteOptions())));
        }
    }

    /// <summary>How long request ids are remembered.</summary>
    public RequestIds RequestIds
    {
        get => Reading(_ => _requests.Mode);
        set
        {
            lock (_gate)
            {
                _requests.Mode = value;
            }
        }
    }

    /// <summary>Raised for each object a write touched, in order, while the write still holds the books: a handler takes note and returns.</summary>
    public event Action<BooksChange>? Changed;

    /// <summary>The latest changes of every object, oldest first, whoever made them.</summary>
    public IReadOnlyList<BooksChange> Changes => Reading(books => books.Changes.All);

    /// <summary>The changes at an instant of the sandbox's clock or after it, oldest first.</summary>
    public IReadOnlyList<BooksChange> ChangesSince(DateTimeOffset instant) => Reading(books => books.Changes.Since(instant));

    /// <summary>Every committed write in order.</summary>
    public IReadOnlyList<Effect> Effects => Reading(_ => _effects.After(0));

    /// <summary>The committed writes with a higher sequence than this.</summary>
    public IReadOnlyList<Effect> EffectsAfter(long sequence) => Reading(_ => _effects.After((int)sequence));

    /// <summary>Every request id that came again.</summary>
    public IReadOnlyList<Replay> Replays => Reading(_ => _requests.Replays.ToList());

    /// <summary>Reads the state while nobody writes.</summary>
    internal T Reading<T>(Func<Books, T> read)
    {
        lock (_gate)
        {
            return read(_books);
        }
    }

    private JsonObject Write(WriteRequest request, WriteOptions options)
    {
        // A body built in memory may hold any number type; read back from its text it is what a request would carry.
        var body = JsonNode.Parse(request.Body.ToJsonString())!.AsObject();
        var kind = KindOf(request.Entity);
        var (operation, act) = Choose(kind, request);
        if (!kind.IsWritable && !options.ByPerson)
        {
            throw Refuse.Unsupported($"{operation} of {kind.Kind}");
        }

        var switched = options with { AllowsDuplicateNumber = options.AllowsDuplicateNumber || request.Includes("allowduplicatedocnum") };
        return Record(operation, kind.Kind, request.RequestId, () => act(kind, body, switched), options.ByPerson);
    }

    private JsonObject Record(string operation, string kind, string? requestId, Func<JsonObject> write, bool byPerson = true)
    {
        lock (_gate)
        {
            var document = Committing(write);
            _effects.Note(operation, kind, document, requestId, byPerson);
            return document.DeepClone().AsObject();
        }
    }

    private (string Name, Func<EntityRules, JsonObject, WriteOptions, JsonObject> Act) Choose(EntityRules kind, WriteRequest request) =>
        request.Operation switch
        {
            "delete" => ("delete", _desk.Delete),
            "void" => ("void", _desk.Void),
            null or "update" when request.Includes("void") => ("void", _desk.Void),
            null or "update" when request.Body["Id"] is null => ("create", _desk.Create),
            null or "update" when !kind.IsWritable => ("update", _desk.Set),
            null or "update" => ("update", _desk.Update),
            var other => throw Refuse.Unsupported(other),
        };

    // The change feed hears of a write when it is done, and of all that it touched.
    private JsonObject Committing(Func<JsonObject> write)
    {
        try
        {
            var document = write();
            foreach (var change in _books.Changes.Commit())
            {
                Changed?.Invoke(change);
            }

            return document;
        }
        catch (RefusedException)
        {
            _books.Changes.Drop();
            throw;
        }
    }

    private EntityRules KindOf(string entity) =>
        _rules.TryGetValue(entity, out var kind) ? kind : throw Refuse.Unsupported($"Could not find resource for relative : /{entity}");

    private JsonObject Wrap(string name, JsonNode content) => new() { [name] = content, ["time"] = PacificTime.Precise(_clock.Now) };

    private static JsonObject Person(Func<JsonObject> write)
    {
        try
        {
            return write();
        }
        catch (RefusedException refusal)
        {
            throw new InvalidOperationException($"{refusal.Code}: {refusal.Message}", refusal);
        }
    }
}
