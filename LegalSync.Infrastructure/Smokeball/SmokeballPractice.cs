using System.Text.Json;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Reads a firm's matters, work, invoices and bank lines from Smokeball. Never writes there.</summary>
public sealed class SmokeballPractice(SmokeballPager pager) : IPracticeSystem
{
    /// <summary>Contacts asked for at once; the most Smokeball gives.</summary>
    public const int ContactsAtOnce = 500;

    private static readonly string[] EveryStatus = ["Open", "Pending", "Closed", "Deleted", "Cancelled"];

    /// <inheritdoc />
    public async Task<ReadResult> ReadReferenceAsync(ConnectionId connection, CancellationToken cancellationToken) =>
        Together(await Task.WhenAll(
            ReadPagesAsync(connection, SourceKind.Staff, new SmokeballList("staff", "the staff"), cancellationToken),
            ReadPagesAsync(connection, SourceKind.ActivityCode, new SmokeballList("activitycodes", "the activity codes"), cancellationToken),
            ReadBankAccountsAsync(connection, element => SmokeballRecord.Of(SourceKind.BankAccount, element), cancellationToken)));

    /// <inheritdoc />
    public async Task<ReadResult> ReadMattersAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        // Which statuses are listed when none is named is not documented, and closed matters still have invoices.
        (string, string)[] filters = [.. EveryStatus.Select(status => ("Status", status)), .. Since(changedSince, "LastUpdated", SmokeballTime.ToIso)];
        var contacts = new HashSet<string>(StringComparer.Ordinal);
        var matters = await pager.ReadPagesAsync(
            connection,
            new SmokeballList("matters", "the matters", filters),
            element =>
            {
                contacts.UnionWith(SmokeballRecord.ContactsOf(element));
                return SmokeballRecord.Of(SourceKind.Matter, element);
            },
            cancellationToken);
        if (matters.Status != ReadStatus.Complete)
        {
            return matters;
        }

        var batches = contacts.Chunk(ContactsAtOnce).Select(ids => ReadContactsAsync(connection, ids, cancellationToken));
        return Together([matters, .. await Task.WhenAll(batches)]);
    }

    /// <inheritdoc />
    public async Task<ReadResult> ReadBankTransactionsAsync(
        ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        var accounts = new List<JsonElement>();
        var found = await ReadBankAccountsAsync(
            connection,
            element =>
            {
                accounts.Add(element.Clone());
                return SmokeballRecord.Of(SourceKind.BankAccount, element);
            },
            cancellationToken);
        if (found.Status != ReadStatus.Complete)
        {
            return new ReadResult(found.Status, [], found.Problem);
        }

        return Together(await Task.WhenAll(accounts.Select(account =>
            pager.ReadPagesAsync(
                connection,
                new SmokeballList(
                    $"bankaccounts/{Escaped(SmokeballRecord.Text(account, "id")!)}/transactions",
                    "the lines of a bank account",
                    Since(changedSince, "LastUpdated", SmokeballTime.ToIso)),
                element => SmokeballRecord.OfTransaction(element, account),
                cancellationToken))));
    }

    /// <inheritdoc />
    public async Task<ReadResult> ReadMatterAsync(
        ConnectionId connection, MatterId matter, DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        var since = Since(changedSince, "UpdatedSince", SmokeballTime.ToTicks);
        var below = $"matters/{Escaped(matter.Value)}/";
        return Together(await Task.WhenAll(
            ReadPagesAsync(connection, SourceKind.TimeEntry, new SmokeballList(below + "fees", "the fees of a matter", since), cancellationToken, matter),
            ReadPagesAsync(connection, SourceKind.Expense, new SmokeballList(below + "expenses", "the expenses of a matter", since), cancellationToken, matter),
            ReadPagesAsync(connection, SourceKind.Invoice, new SmokeballList(below + "invoices", "the invoices of a matter", since), cancellationToken, matter)));
    }

    /// <summary>Reads one record by its key, for a notification that names no matter. Entries and invoices can only be read below their matter.</summary>
    public async Task<ReadResult> ReadRecordAsync(
        ConnectionId connection, SourceKind kind, SourceId id, CancellationToken cancellationToken)
    {
        var folder = kind switch
        {
            SourceKind.Matter => "matters",
            SourceKind.Client => "contacts",
            SourceKind.Staff => "staff",
            SourceKind.ActivityCode => "activitycodes",
            SourceKind.BankAccount => "bankaccounts",
            _ => throw new ArgumentException($"A {kind} cannot be read without its matter or account.", nameof(kind)),
        };
        var request = new SmokeballRequest(HttpMethod.Get, $"{folder}/{Escaped(id.Value)}", "a record that changed");
        return await pager.ReadWholeAsync(connection, request, element => SmokeballRecord.Of(kind, element), cancellationToken);
    }

    private Task<ReadResult> ReadPagesAsync(
        ConnectionId connection, SourceKind kind, SmokeballList list, CancellationToken cancellationToken, MatterId matter = default) =>
        pager.ReadPagesAsync(connection, list, element => SmokeballRecord.Of(kind, element, matter), cancellationToken);

    private Task<ReadResult> ReadBankAccountsAsync(
        ConnectionId connection, Func<JsonElement, CapturedRecord?> capture, CancellationToken cancellationToken) =>
        pager.ReadWholeAsync(connection, new SmokeballRequest(HttpMethod.Get, "bankaccounts", "the bank accounts"), capture, cancellationToken);

    private Task<ReadResult> ReadContactsAsync(ConnectionId connection, string[] ids, CancellationToken cancellationToken) =>
        pager.ReadWholeAsync(
            connection,
            new SmokeballRequest(HttpMethod.Post, "contacts/batch", "the contacts", JsonSerializer.Serialize(new { ids })),
            element => SmokeballRecord.Of(SourceKind.Client, element),
            cancellationToken);

    private static ReadResult Together(IReadOnlyList<ReadResult> parts)
    {
        var worst = parts.FirstOrDefault(part => part.Status == ReadStatus.Unauthorised) ?? parts.FirstOrDefault(part => part.Status != ReadStatus.Complete);
        return new ReadResult(worst?.Status ?? ReadStatus.Complete, [.. parts.SelectMany(part => part.Records)], worst?.Problem);
    }

    private static (string, string)[] Since(DateTimeOffset? instant, string name, Func<DateTimeOffset, string> write) =>
        instant is { } since ? [(name, write(since))] : [];

    private static string Escaped(string id) => Uri.EscapeDataString(id);
}
