using System.Text.Json;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Rendering;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Reads whole books: lists, documents, keys and the company.</summary>
public sealed class QuickBooksReader(BooksPages pages, PatientReads reads, QuickBooksSessions sessions, TypedRows typed)
{
    /// <summary>Everything changed since an instant. Stops at the first kind that cannot be read: a part of the books must not pass for the whole.</summary>
    public async Task<BooksReading> ReadBooksAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> conditions = changedSince is { } since ? [Query.ChangedSince(since)] : [];
        var rows = new Dictionary<BooksKind, PagedRows>();
        foreach (var kind in EntityNames.Lists.Concat(EntityNames.Documents))
        {
            var read = await pages.ReadAsync(connection, kind, conditions, cancellationToken);
            if (read.Status != ReadStatus.Complete)
            {
                return new BooksReading(read.Status, read.Problem);
            }

            rows.Add(kind, read);
        }

        return typed.Read(rows.ToDictionary(kind => kind.Key, kind => kind.Value.Rows), rows[EntityNames.Lists[0]].AsOf);
    }

    /// <summary>The keys of all entities of a kind.</summary>
    public async Task<(ReadStatus Status, IReadOnlySet<string> Ids)> ReadIdsAsync(ConnectionId connection, BooksKind kind, CancellationToken cancellationToken)
    {
        var read = await pages.ReadAsync(connection, kind, [], cancellationToken, columns: "Id");
        return (read.Status, read.Rows.Select(row => row.Text("Id")!).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The company and its preferences.</summary>
    public async Task<CompanyReading> ReadCompanyAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var opened = await sessions.OpenAsync(connection, cancellationToken);
        if (opened.Session is not { } session)
        {
            return NotRead(opened.Closed!);
        }

        var company = await WrappedAsync(connection, $"companyinfo/{Uri.EscapeDataString(session.Realm)}", "CompanyInfo", cancellationToken);
        if (company.Entity is not { } info || !WireJson.TryRead<WireCompany>(info, out var about))
        {
            return NotRead(company.Answer);
        }

        var preferences = await WrappedAsync(connection, "preferences", "Preferences", cancellationToken);
        if (preferences.Entity is not { } set || !WireJson.TryRead<WirePreferences>(set, out var prefers))
        {
            return NotRead(preferences.Answer);
        }

        return new CompanyReading(ReadStatus.Complete, CompanySettings.Read(about, prefers), null);
    }

    private static CompanyReading NotRead(ChannelAnswer answer)
    {
        var ended = PagedRows.Ended(answer);
        return new CompanyReading(ended.Status, null, ended.Problem);
    }

    private async Task<(ChannelAnswer Answer, JsonElement? Entity)> WrappedAsync(
        ConnectionId connection, string path, string wrapper, CancellationToken cancellationToken)
    {
        var answer = await reads.GetAsync(connection, $"{path}?minorversion={EnvelopeRenderer.MinorVersion}", cancellationToken);
        return (answer, answer is ChannelAnswer.Content { Body: var body } ? body.Member(wrapper) : null);
    }
}
