using System.Text.Json;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>What a notification says changed.</summary>
/// <param name="Account">Smokeball's key of the firm. Some events are sent to every subscriber, whichever firm they are of.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Id">Its key.</param>
/// <param name="Matter">The matter it names; a matter names itself.</param>
public sealed record SmokeballNotification(string Account, SourceKind Kind, SourceId Id, MatterId? Matter)
{
    /// <summary>Events worth subscribing to. There are none for bank accounts, trust money or payments.</summary>
    public static IReadOnlyList<string> EventTypes { get; } =
    [
        "activitycode.created", "activitycode.updated", "activitycode.deleted",
        "contact.created", "contact.updated", "contact.deleted", "contact.restored",
        "expense.created", "expense.updated", "expense.deleted",
        "fee.created", "fee.updated", "fee.deleted",
        "invoice.created", "invoice.updated", "invoice.finalized",
        "matter.created", "matter.updated", "matter.closed",
        "staff.created", "staff.updated",
    ];

    /// <summary>Reads a body.</summary>
    /// <returns>True when it is a notification, with null when it is of no interest.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> body, out SmokeballNotification? notification)
    {
        notification = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (SmokeballRecord.Text(root, "type") is not { } type)
            {
                return false;
            }

            if (SmokeballRecord.Text(root, "accountId") is { } account && KindOf(type) is { } kind
                && root.TryGetProperty("payload", out var payload) && SmokeballRecord.Text(payload, "id") is { Length: <= MatterId.MaxLength } id)
            {
                var matter = kind == SourceKind.Matter ? new MatterId(id) : SmokeballRecord.MatterOf(payload);
                notification = new SmokeballNotification(account, kind, new SourceId(id), matter);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static SourceKind? KindOf(string type) => type.Split('.')[0] switch
    {
        "fee" => SourceKind.TimeEntry,
        "expense" => SourceKind.Expense,
        "invoice" => SourceKind.Invoice,
        "matter" => SourceKind.Matter,
        "contact" => SourceKind.Client,
        "activitycode" => SourceKind.ActivityCode,
        "staff" => SourceKind.Staff,
        _ => null,
    };
}
