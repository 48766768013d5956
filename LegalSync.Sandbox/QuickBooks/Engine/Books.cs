using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Ledger;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>The state of one company: its lists, its transactions, how they hang together, and its ledger.</summary>
internal sealed class Books(SandboxClock clock)
{
    // Numbers below are taken by what every new company comes with.
    private const long FirstOwnId = 100;

    private readonly Dictionary<string, Shelf> _shelves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lastIds = new(StringComparer.Ordinal);

    public SandboxClock Clock => clock;

    public GeneralLedger Ledger { get; } = new();

    public Links Links { get; } = new();

    /// <summary>Who changed, for the change feed and the webhooks.</summary>
    public ChangeLog Changes { get; } = new(clock);

    /// <summary>The company's preferences, as they are read.</summary>
    public JsonObject Preferences => this["Preferences"].Find("1")!;

    /// <summary>The date up to which nothing may change, or null.</summary>
    public DateOnly? ClosedUpTo => (Preferences["AccountingInfoPrefs"] as JsonObject)?.Date("BookCloseDate");

    /// <summary>Whether the closing date is guarded by a password; without one people are only warned.</summary>
    public bool ClosedByPassword { get; set; } = true;

    /// <summary>The size at which a report is cut short.</summary>
    public int MostReportCells { get; set; } = 400_000;

    /// <summary>The objects of a kind.</summary>
    public Shelf this[string kind] => _shelves.TryGetValue(kind, out var shelf) ? shelf : _shelves[kind] = new Shelf();

    /// <summary>The next free id; customers, vendors and employees share one sequence, and so do all transactions.</summary>
    public string NextId(string sequence)
    {
        var next = _lastIds.GetValueOrDefault(sequence, FirstOwnId - 1) + 1;
        _lastIds[sequence] = next;
        return next.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a preference is on.</summary>
    public bool Prefers(string group, string name) => Preferences[group] is JsonObject prefs && prefs.Flag(name);

    /// <summary>The object under an id.</summary>
    /// <exception cref="RefusedException">610: there is none, or it was deleted.</exception>
    public JsonObject Require(string kind, string id)
    {
        if (id.Length == 0 || !id.All(char.IsAsciiDigit))
        {
            throw Refuse.BadId(id);
        }

        return this[kind].Find(id) ?? throw (this[kind].WasDeleted(id) ? Refuse.Gone() : Refuse.Inactive());
    }

    /// <summary>The account that a document posts to without naming it.</summary>
    public string AccountOf(string subType) =>
        this["Account"].All.First(account => account.Text("AccountSubType") == subType).Text("Id")!;

    /// <summary>The type of an account, such as <c>Bank</c>.</summary>
    public string AccountType(string id) => this["Account"].Find(id)!.Text("AccountType")!;
}
