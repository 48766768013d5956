using LegalSync.Domain.Capture;
using LegalSync.Domain.Routing;
using LegalSync.Infrastructure.Smokeball;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>The facts of one matter, and the records that could not be read.</summary>
internal sealed record MatterFacts(MatterId Id)
{
    public Matter? Matter { get; init; }

    public IReadOnlyList<TimeEntry> TimeEntries { get; init; } = [];

    public IReadOnlyList<Expense> Expenses { get; init; } = [];

    public IReadOnlyList<Invoice> Invoices { get; init; } = [];

    public IReadOnlyList<BankTransaction> Transactions { get; init; } = [];

    public IReadOnlyList<UnreadableRecord> Unreadable { get; init; } = [];
}

/// <summary>Reads records into facts; one that lacks what money needs is kept apart, so that it becomes a card and hides nothing else.</summary>
internal sealed class FactReader(ISourceReader reader, IEnumerable<SourceRecord> staff)
{
    private readonly Dictionary<string, string> _initials = All(staff, reader.ReadStaff, []).ToDictionary(member => member.Id, member => member.Initials);

    /// <summary>Reads everything of a matter.</summary>
    public MatterFacts Read(MatterId id, IEnumerable<SourceRecord> records)
    {
        var unreadable = new List<UnreadableRecord>();
        var byKind = records.ToLookup(record => record.Kind);
        return new MatterFacts(id)
        {
            Matter = byKind[SourceKind.Matter].Select(Matter).FirstOrDefault(),
            TimeEntries = [.. All(byKind[SourceKind.TimeEntry], reader.ReadTimeEntry, unreadable).Select(entry => entry with { Timekeeper = _initials.GetValueOrDefault(entry.Timekeeper, "") })],
            Expenses = All(byKind[SourceKind.Expense], reader.ReadExpense, unreadable),
            Invoices = All(byKind[SourceKind.Invoice], reader.ReadInvoice, unreadable),
            Transactions = All(byKind[SourceKind.BankTransaction], reader.ReadBankTransaction, unreadable),
            Unreadable = unreadable,
        };
    }

    /// <summary>Reads a matter; null when its record cannot be read.</summary>
    public Matter? Matter(SourceRecord record) => All([record], reader.ReadMatter, []).FirstOrDefault();

    private static List<T> All<T>(IEnumerable<SourceRecord> records, Func<SourceRecord, T> read, List<UnreadableRecord> unreadable)
    {
        var facts = new List<T>();
        foreach (var record in records)
        {
            try
            {
                facts.Add(read(record));
            }
            catch (SourceFormatException problem)
            {
                unreadable.Add(new UnreadableRecord(record.Kind, record.SourceId, $"{problem.Field} cannot be used. {problem.Mend}"));
            }
        }

        return facts;
    }
}
