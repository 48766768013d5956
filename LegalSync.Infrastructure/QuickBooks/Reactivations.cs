using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>
/// Sends updates of list entries. What was approved is which entry shall be active under which name; the entry's revision is the books'
/// affair, so the stored envelope carries none and the current one is added here. An entry that is active already is not written again,
/// which makes a repeated send harmless although its bytes then differ.
/// </summary>
public sealed class Reactivations(OwnDocuments documents, QuickBooksChannel channel)
{
    /// <summary>What an account's update must repeat: QuickBooks empties what an account's update leaves out, sparse or not.</summary>
    private static readonly string[] OfAccounts =
        ["AccountType", "AccountSubType", "AcctNum", "Description", "SubAccount", "ParentRef", "CurrencyRef", "TaxCodeRef"];

    /// <summary>The entry that an envelope updates; null when it creates.</summary>
    public static string? Updates(BooksKind kind, Envelope envelope)
    {
        if (!EntityNames.Lists.Contains(kind))
        {
            return null;
        }

        using var body = JsonDocument.Parse(envelope.Body);
        return body.RootElement.Text("Id");
    }

    /// <summary>Reads the entry, adds its revision, and sends.</summary>
    public async Task<ChannelAnswer> SendAsync(ITurn turn, ConnectionId connection, BatchPart part, string id, CancellationToken cancellationToken)
    {
        var (answer, entity) = await documents.EntityAsync(connection, part.Kind, id, cancellationToken);
        if (entity is not { } current)
        {
            return answer switch
            {
                ChannelAnswer.Lost lost => new ChannelAnswer.NotSent(lost.Problem),
                ChannelAnswer.Content => new ChannelAnswer.NotSent("QuickBooks' entry could not be understood."),
                _ => answer,
            };
        }

        return OwnDocuments.IsActive(current)
            ? answer
            : await channel.PostAsync(turn, connection, part.Envelope.Path, WithRevision(part.Kind, part.Envelope.Body, current), cancellationToken);
    }

    private static string WithRevision(BooksKind kind, string body, JsonElement current)
    {
        var update = JsonNode.Parse(body)!.AsObject();
        update["SyncToken"] = current.Text("SyncToken") ?? "0";
        if (kind == BooksKind.Account)
        {
            foreach (var name in OfAccounts.Where(name => current.TryGetProperty(name, out _)))
            {
                update[name] = JsonNode.Parse(current.GetProperty(name).GetRawText());
            }
        }

        return update.ToJsonString();
    }
}
