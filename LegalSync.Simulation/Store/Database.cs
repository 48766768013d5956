using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Infrastructure.Persistence;

namespace LegalSync.Simulation.Store;

/// <summary>The committed state of one firm's database, with the keys and versions of the real one. It outlives every node.</summary>
internal sealed class Database
{
    private readonly Dictionary<Type, ITable> _tables;

    public Database()
        : this(Make().ToDictionary(table => table.GetType().GenericTypeArguments[0]), new BooksMirror())
    {
    }

    private Database(Dictionary<Type, ITable> tables, BooksMirror mirror) => (_tables, Mirror) = (tables, mirror);

    /// <summary>The books as last read.</summary>
    public BooksMirror Mirror { get; }

    /// <summary>The table of a type.</summary>
    public Table<T> Of<T>()
        where T : class => (Table<T>)_tables[typeof(T)];

    /// <summary>The table of a row.</summary>
    public ITable Of(Type type) => _tables[type];

    /// <summary>A database that holds the same and goes its own way from here: a backup, or a fresh copy of a template.</summary>
    public Database Fork() => new(_tables.ToDictionary(pair => pair.Key, pair => pair.Value.Fork()), Mirror.Fork());

    private static ITable[] Make() =>
    [
        new Table<Connection>(new() { Version = row => row.Version, Unique = [row => row.Id, row => (row.System, row.Account)] }),
        new Table<Books>(new() { Version = row => row.Version, Unique = [row => row.Id] }),
        new Table<StreamSetting>(new() { Version = row => row.Version, Unique = [row => (row.Books, row.Kind)] }),
        new Table<SourceRecord>(new()
        {
            Unique =
            [
                row => (row.Connection, row.Kind, row.SourceId, row.Version, row.ContentHash),
                row => row.IsLatest ? (row.Connection, row.Kind, row.SourceId) : null,
            ],
        }),
        new Table<ReadMark>(new() { Unique = [row => (row.Connection, row.Scope)] }),
        new Table<SyncRun>(new() { Unique = [row => (row.Books, row.Id)] }),
        new Table<WorkItem>(new()
        {
            Version = row => row.Version,
            Unique = [row => (row.Books, row.Id), row => (row.Books, row.Connection, row.Kind, row.Source)],
        }),
        new Table<BlockingEdge>(new()),
        new Table<Directive>(new()),
        new Table<MappingRule>(new()),
        new Table<ExceptionItem>(new()
        {
            Version = row => row.Version,
            Unique = [row => (row.Books, row.Id), row => (row.Books, row.Code, row.Subject)],
        }),
        new Table<ResolutionRecord>(new() { Unique = [row => (row.Books, row.Id)] }),
        new Table<Approval>(new()),
        new Table<RevenueClaim>(new() { Unique = [row => row.ReleasedAt is null ? (row.Books, row.Entry) : null] }),
        new Table<PostingIntent>(new() { Version = row => row.Version, Unique = [row => (row.Books, row.Event, row.Leg)] }),
        new Table<VisibleDraft>(new() { Version = row => row.Version, Unique = [row => (row.Books, row.Item)] }),
        new Table<LedgerHead>(new()
        {
            Version = row => row.Version,
            Unique = [row => (row.Books, row.Key)],
            Holds = row => row.ReservedMinor >= 0 && row.LowestReleasedMinor >= 0,
        }),
        new Table<LedgerEntry>(new() { Unique = [row => (row.Books, row.Key, row.Source, row.Part), row => (row.Books, row.Key, row.Number)] }),
        new Table<TrustAccount>(new() { Version = row => row.Version, Unique = [row => (row.Books, row.Account)] }),
        new Table<TrustDetail>(new() { Unique = [] }),
        new Table<ProfileVersion>(new() { Unique = [] }),
        new Table<AuditEvent>(new() { Unique = [row => row.ChainNumber is { } number ? (row.Books, number) : null] }),
    ];
}
