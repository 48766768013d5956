using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>Gathers what evaluations look at.</content>
internal sealed partial class StoreSession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<LabelledCase>> CasesAsync(IReadOnlyCollection<MatterId> matters, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (matters.Count == 0)
        {
            return [];
        }

        var firm = await BooksAsync(cancellationToken);
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && !record.IsVanished && matters.Contains(record.Matter))
            .ToListAsync(cancellationToken);
        var shared = await SharedAsync(firm, matters, now, cancellationToken);
        var staff = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && record.Kind == SourceKind.Staff)
            .ToListAsync(cancellationToken);
        var facts = new FactReader(reader, staff);
        var read = records.ToLookup(record => record.Matter);
        var clients = await ClientsAsync(firm, facts, records, cancellationToken);
        var cases = matters
            .Where(matter => matter.IsNone || read[matter].Any(record => record.Kind == SourceKind.Matter))
            .Select(matter => Build(shared, facts.Read(matter, read[matter]), clients))
            .ToList();
        return await WithNumbersAsync(await WithLinesElsewhereAsync(cases, facts, firm, cancellationToken), firm.Practice, cancellationToken);
    }

    private static MatterCase Build(Shared shared, MatterFacts facts, IReadOnlyDictionary<ClientId, Client> clients) => new()
    {
        Books = shared.Firm.Id,
        Currency = shared.Firm.Currency,
        Today = shared.Today,
        OpensOn = shared.Firm.OpensOn ?? DateOnly.MaxValue,
        ClosedThrough = shared.Firm.ClosedThrough,
        SignedThrough = shared.SignedThrough,
        Matter = facts.Matter,
        Clients = [.. (facts.Matter?.Clients ?? []).Select(id => clients.GetValueOrDefault(id)).OfType<Client>()],
        TimeEntries = facts.TimeEntries,
        Expenses = facts.Expenses,
        Invoices = facts.Invoices,
        Transactions = facts.Transactions,
        Unreadable = facts.Unreadable,
        BankAccounts = shared.BankAccounts,
        Rules = shared.Rules,
        InBooks = shared.Snapshot,
        Openings = shared.Heads[facts.Id].ToDictionary(head => head.Key, head => Money.FromMinor(head.OpeningMinor, shared.Firm.Currency)),
        Directives = shared.Directives,
        StreamsOff = shared.StreamsOff,
        Known = shared.Known[facts.Id].ToDictionary(pair => pair.Key, pair => pair.Known),
    };

    private async Task<Shared> SharedAsync(Books firm, IReadOnlyCollection<MatterId> matters, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var accounts = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && !record.IsVanished && record.Kind == SourceKind.BankAccount)
            .ToListAsync(cancellationToken);
        var items = await ItemsOfAsync(matters, cancellationToken);
        var inBooks = items.Where(item => item.Stage.IsInBooks()).Select(item => item.Id).ToList();
        var documents = (await PostingsOfAsync(inBooks, cancellationToken)).Where(posting => posting.State == PostingState.Confirmed)
            .ToLookup(posting => posting.Item!.Value, posting => DocumentRef.Parse(posting.Document!));
        var snapshot = firm.AsSearched(await SnapshotAsync(cancellationToken));
        return new Shared(firm, firm.DayOf(now), snapshot)
        {
            BankAccounts = accounts.Select(reader.ReadBankAccount).ToDictionary(account => account.Id),
            Rules = new MappingBook(await db.MappingRules.AsNoTracking().Where(rule => rule.Books == books).ToListAsync(cancellationToken), now),
            Heads = (await LedgersOfAsync(matters, cancellationToken)).ToLookup(head => head.Matter),
            Directives = (await db.Directives.AsNoTracking().Where(directive => directive.Books == books && directive.RevokedAt == null).ToListAsync(cancellationToken))
                .ToLookup(directive => directive.Event),
            SignedThrough = await SignedThroughAsync(cancellationToken),
            StreamsOff = (await StreamsAsync(cancellationToken)).Where(stream => !stream.IsOn).ToDictionary(stream => stream.Kind, stream => stream.OffBecause ?? "It is off."),
            Known = items.ToLookup(item => item.Matter, item => (item.Key, new KnownItem(item.Stage, item.Date, item.Amount, DocumentOf(item, documents, snapshot)))),
        };
    }

    /// <summary>The document that an item is; of a fee transfer, the payment. One that is hidden for a comparison was made by hand: the item is drafted anew.</summary>
    private static DocumentRef? DocumentOf(WorkItem item, ILookup<WorkItemId, DocumentRef> documents, BooksSnapshot snapshot) =>
        item.Adopted is { } adopted ? (snapshot.IsHidden(DocumentRef.Parse(adopted)) ? null : DocumentRef.Parse(adopted))
        : documents[item.Id].Any() ? documents[item.Id].OrderByDescending(document => document.Kind == BooksKind.Payment).First()
        : null;

    private async Task<IReadOnlyDictionary<ClientId, Client>> ClientsAsync(Books firm, FactReader facts, IEnumerable<SourceRecord> records, CancellationToken cancellationToken)
    {
        var wanted = records.Where(record => record.Kind == SourceKind.Matter)
            .SelectMany(record => facts.Matter(record)?.Clients ?? [])
            .Select(client => new SourceId(client.Value))
            .Distinct()
            .ToList();
        var found = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.IsLatest && record.Kind == SourceKind.Client && wanted.Contains(record.SourceId))
            .ToListAsync(cancellationToken);
        return found.Select(reader.ReadClient).ToDictionary(client => client.Id);
    }

    /// <summary>Adds which numbers earlier invoices of other matters bear already.</summary>
    private async Task<IReadOnlyList<LabelledCase>> WithNumbersAsync(IReadOnlyList<MatterCase> cases, ConnectionId connection, CancellationToken cancellationToken)
    {
        var titles = cases.SelectMany(found => found.Invoices).Where(invoice => invoice.IsIssued).Select(invoice => $"Invoice {invoice.Number}").Distinct().ToList();
        var known = (titles.Count == 0 ? [] : await db.WorkItems.AsNoTracking()
                .Where(item => item.Books == books && item.Kind == WorkKind.Invoice && titles.Contains(item.Title) && item.Stage != Stage.Superseded)
                .Select(item => new { item.Title, item.Source, item.Matter, item.Sequence })
                .ToListAsync(cancellationToken))
            .ToLookup(item => item.Title);
        var batch = new Dictionary<string, List<(SourceId Source, MatterId Matter)>>(StringComparer.Ordinal);
        var labelled = new List<LabelledCase>();
        foreach (var found in cases)
        {
            var elsewhere = new Dictionary<string, IReadOnlyList<SourceId>>(StringComparer.Ordinal);
            foreach (var invoice in found.Invoices.Where(invoice => invoice.IsIssued && invoice.Number is not null))
            {
                var stored = known[$"Invoice {invoice.Number}"].ToList();
                var own = stored.FirstOrDefault(item => item.Source == invoice.Id)?.Sequence ?? long.MaxValue;
                var taken = stored.Where(item => item.Matter != found.MatterId && item.Sequence < own).Select(item => item.Source)
                    .Concat(own == long.MaxValue ? batch.GetValueOrDefault(invoice.Number!, []).Where(item => item.Matter != found.MatterId).Select(item => item.Source) : [])
                    .Distinct().ToList();
                batch.TryAdd(invoice.Number!, []);
                batch[invoice.Number!].Add((invoice.Id, found.MatterId));
                if (taken.Count > 0)
                {
                    elsewhere[invoice.Number!] = taken;
                }
            }

            labelled.Add(new LabelledCase(found with { NumbersElsewhere = elsewhere }, Labels(found), connection));
        }

        return labelled;
    }

    private static CardLabels Labels(MatterCase found) => new(found.Matter?.Number ?? "", found.Clients.Count > 0 ? found.Clients[0].Name : "");

    private sealed record Shared(Books Firm, DateOnly Today, BooksSnapshot Snapshot)
    {
        public required IReadOnlyDictionary<BankAccountId, BankAccount> BankAccounts { get; init; }

        public required IReadOnlyDictionary<BankAccountId, DateOnly> SignedThrough { get; init; }

        public required MappingBook Rules { get; init; }

        public required ILookup<MatterId, LedgerHead> Heads { get; init; }

        public required ILookup<string, Directive> Directives { get; init; }

        public required IReadOnlyDictionary<WorkKind, string> StreamsOff { get; init; }

        public required ILookup<MatterId, (ItemKey Key, KnownItem Known)> Known { get; init; }
    }
}
