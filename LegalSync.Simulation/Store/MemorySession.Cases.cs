using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Simulation.Store;

/// <content>Gathers what evaluations look at. Numbers of invoices are unique in a simulated firm, so none is looked for elsewhere.</content>
internal sealed partial class MemorySession
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<LabelledCase>> CasesAsync(IReadOnlyCollection<MatterId> matters, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (matters.Count == 0)
        {
            return [];
        }

        var firm = await BooksAsync(cancellationToken);
        var records = Committed<SourceRecord>().Where(record => record.Connection == firm.Practice && record.IsLatest && !record.IsVanished).ToList();
        var rules = new MappingBook(Committed<MappingRule>().Where(rule => rule.Books == books), now);
        var cases = matters
            .Where(matter => matter.IsNone || records.Exists(record => record.Kind == SourceKind.Matter && record.Matter == matter))
            .Select(matter => Build(firm, matter, records, rules, now))
            .ToList();
        return [.. cases.Select(found => new LabelledCase(found, new CardLabels(found.Matter?.Number ?? "", found.Clients.Count > 0 ? found.Clients[0].Name : ""), firm.Practice))];
    }

    private MatterCase Build(Books firm, MatterId matter, List<SourceRecord> records, MappingBook rules, DateTimeOffset now)
    {
        var own = records.Where(record => record.Matter == matter && record.Kind != SourceKind.BankAccount).ToLookup(record => record.Kind);
        var found = own[SourceKind.Matter].Select(reader.ReadMatter).FirstOrDefault();
        var items = Committed<WorkItem>().Where(item => item.Books == books && item.Matter == matter).ToList();
        return new MatterCase
        {
            Books = firm.Id,
            Currency = firm.Currency,
            Today = firm.DayOf(now),
            OpensOn = firm.OpensOn ?? DateOnly.MaxValue,
            ClosedThrough = firm.ClosedThrough,
            Matter = found,
            Clients = [.. records.Where(record => record.Kind == SourceKind.Client).Select(reader.ReadClient).Where(client => found?.Clients.Contains(client.Id) is true)],
            TimeEntries = [.. own[SourceKind.TimeEntry].Select(reader.ReadTimeEntry)],
            Expenses = [.. own[SourceKind.Expense].Select(reader.ReadExpense)],
            Invoices = [.. own[SourceKind.Invoice].Select(reader.ReadInvoice)],
            Transactions = [.. own[SourceKind.BankTransaction].Select(reader.ReadBankTransaction)],
            BankAccounts = records.Where(record => record.Kind == SourceKind.BankAccount).Select(reader.ReadBankAccount).ToDictionary(account => account.Id),
            Rules = rules,
            InBooks = firm.AsSearched(database.Mirror.Snapshot),
            Openings = Committed<LedgerHead>().Where(head => head.Books == books && head.Matter == matter)
                .ToDictionary(head => head.Key, head => Money.FromMinor(head.OpeningMinor, firm.Currency)),
            Directives = Committed<Directive>().Where(directive => directive.Books == books && directive.RevokedAt is null).ToLookup(directive => directive.Event),
            StreamsOff = Committed<LegalSync.Domain.Autonomy.StreamSetting>().Where(stream => stream.Books == books && !stream.IsOn)
                .ToDictionary(stream => stream.Kind, stream => stream.OffBecause ?? "It is off."),
            Known = items.ToDictionary(item => item.Key, item => new KnownItem(item.Stage, item.Date, item.Amount, DocumentOf(item))),
        };
    }

    /// <summary>The document that an item is; of a fee transfer, the payment.</summary>
    private DocumentRef? DocumentOf(WorkItem item) =>
        item.Adopted is { } adopted ? DocumentRef.Parse(adopted)
        : !item.Stage.IsInBooks() ? null
        : Committed<PostingIntent>().Where(posting => posting.Item == item.Id && posting.State == PostingState.Confirmed)
            .Select(posting => (DocumentRef?)DocumentRef.Parse(posting.Document!))
            .OrderByDescending(document => document!.Value.Kind == BooksKind.Payment)
            .FirstOrDefault();
}
