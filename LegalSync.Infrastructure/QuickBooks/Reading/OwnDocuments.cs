using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Finds what we wrote: the document that carries a mark, the list entry of a name, one entity by its key.</summary>
public sealed class OwnDocuments(BooksPages pages, PatientReads reads)
{
    /// <summary>How far back a second look goes behind the send, for clocks that differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>
    /// Looks for drafts' documents, in the order asked for. QuickBooks cannot filter by the note, so everything of the kind on that day is
    /// read, once for all that are sought there. It is not narrowed by amount or customer: automatic sales tax and merged customers change
    /// both, and a wrong "absent" posts twice. What is not found on its day is looked for once more among everything that changed since it
    /// was sent, because a person may have moved it to another day.
    /// </summary>
    public async Task<IReadOnlyList<FindOutcome>> FindAsync(ConnectionId connection, IReadOnlyList<Sought> sought, CancellationToken cancellationToken)
    {
        var found = new FindOutcome?[sought.Count];
        var marked = sought.Select((one, index) => (One: one, Index: index)).ToLookup(entry => entry.One.Draft.On is not null);
        foreach (var (one, index) in marked[false])
        {
            found[index] = await ListEntryAsync(connection, one.Draft, cancellationToken);
        }

        foreach (var day in marked[true].GroupBy(entry => (entry.One.Draft.Becomes, entry.One.Draft.On!.Value)))
        {
            await MarkedAsync(connection, day.Key.Becomes, [Query.On(day.Key.Value)], day, found, cancellationToken);
        }

        foreach (var kind in marked[true].Where(entry => found[entry.Index] is { Status: FindStatus.Absent } && entry.One.SentAt is not null).GroupBy(entry => entry.One.Draft.Becomes).ToList())
        {
            await MarkedAsync(connection, kind.Key, [Query.ChangedSince(kind.Min(entry => entry.One.SentAt!.Value) - Margin)], kind, found, cancellationToken);
        }

        return [.. found.Select(outcome => outcome!)];
    }

    /// <summary>Reads one entity.</summary>
    public async Task<FindOutcome> ReadAsync(ConnectionId connection, DocumentRef document, CancellationToken cancellationToken)
    {
        var (answer, entity) = await EntityAsync(connection, document.Kind, document.Id.Value, cancellationToken);
        if (entity is not { } found)
        {
            return answer is ChannelAnswer.Faulted faulted && faulted.Has(Fault.NotFound) ? new FindOutcome(FindStatus.Absent) : NotLooked(answer);
        }

        if (found.Text("status") == "Deleted")
        {
            return new FindOutcome(FindStatus.Absent);
        }

        if (EntityNames.Lists.Contains(document.Kind))
        {
            return new FindOutcome(FindStatus.Found, ListId: document.Id.Value);
        }

        return DocumentReader.Read(document.Kind, found) is { } read
            ? new FindOutcome(FindStatus.Found, read)
            : new FindOutcome(FindStatus.Unknown, Detail: "QuickBooks' document could not be understood.");
    }

    /// <summary>One entity as it stands, with the answer it came in.</summary>
    internal async Task<(ChannelAnswer Answer, JsonElement? Entity)> EntityAsync(
        ConnectionId connection, BooksKind kind, string id, CancellationToken cancellationToken)
    {
        var path = $"{EntityNames.Path(kind)}/{Uri.EscapeDataString(id)}?minorversion={EnvelopeRenderer.MinorVersion}";
        var answer = await reads.GetAsync(connection, path, cancellationToken);
        return (answer, answer is ChannelAnswer.Content { Body: var body } ? body.Member(EntityNames.Wrapper(kind)) : null);
    }

    private static FindOutcome NotLooked(ChannelAnswer answer) => new(FindStatus.Unknown, Detail: PagedRows.Ended(answer).Problem);

    private Task<FindOutcome> ListEntryAsync(ConnectionId connection, PostingDraft draft, CancellationToken cancellationToken) => draft switch
    {
        CustomerDraft customer => NamedAsync(
            connection, BooksKind.Customer, Query.Is("DisplayName", WireText.Name(customer.Name, WireText.MaxCustomerName)),
            row => ListReader.Customer(row) is { } found && found.Parent == customer.Parent ? found.Id.Value : null, cancellationToken),
        AccountDraft account => NamedAsync(
            connection, BooksKind.Account, Query.Is("Name", ListBodies.AccountName(account.Name)),
            row => ListReader.Account(row) is { } found && found.Type == account.Type ? found.Id.Value : null, cancellationToken),
        ReactivationDraft reactivation => ActiveAsync(connection, reactivation, cancellationToken),
        _ => throw new ArgumentException($"A {draft.GetType().Name} has no form in QuickBooks.", nameof(draft)),
    };

    private async Task MarkedAsync(
        ConnectionId connection, BooksKind kind, IReadOnlyList<string> where, IEnumerable<(Sought One, int Index)> sought, FindOutcome?[] found, CancellationToken cancellationToken)
    {
        var read = await pages.ReadAsync(connection, kind, where, cancellationToken);
        foreach (var (one, index) in sought.ToList())
        {
            found[index] = read.Status == ReadStatus.Complete ? Marked(kind, read.Rows, one.Mark) : new FindOutcome(FindStatus.Unknown, Detail: read.Problem);
        }
    }

    private static FindOutcome Marked(BooksKind kind, IReadOnlyList<JsonElement> rows, string mark)
    {
        var marked = rows.Where(row => row.Text("PrivateNote")?.Contains(mark, StringComparison.Ordinal) is true).ToList();
        return marked.Count == 0
            ? new FindOutcome(FindStatus.Absent)
            : marked.Select(row => DocumentReader.Read(kind, row)).FirstOrDefault(document => document is not null) is { } found
                ? new FindOutcome(FindStatus.Found, found)
                : new FindOutcome(FindStatus.Unknown, Detail: "QuickBooks holds a document with our mark that could not be understood.");
    }

    private async Task<FindOutcome> NamedAsync(
        ConnectionId connection, BooksKind kind, string condition, Func<JsonElement, string?> matches, CancellationToken cancellationToken)
    {
        var read = await pages.ReadAsync(connection, kind, [condition], cancellationToken);
        return read.Status != ReadStatus.Complete
            ? new FindOutcome(FindStatus.Unknown, Detail: read.Problem)
            : read.Rows.Select(matches).FirstOrDefault(id => id is not null) is { } found
                ? new FindOutcome(FindStatus.Found, ListId: found)
                : new FindOutcome(FindStatus.Absent);
    }

    private async Task<FindOutcome> ActiveAsync(ConnectionId connection, ReactivationDraft draft, CancellationToken cancellationToken)
    {
        var (answer, entity) = await EntityAsync(connection, draft.Kind, draft.Id, cancellationToken);
        return entity is not { } found
            ? NotLooked(answer)
            : IsActive(found) ? new FindOutcome(FindStatus.Found, ListId: draft.Id) : new FindOutcome(FindStatus.Absent);
    }

    /// <summary>True unless the entry says that it is not.</summary>
    internal static bool IsActive(JsonElement entry) => !entry.TryGetProperty("Active", out var active) || active.ValueKind != JsonValueKind.False;
}
