using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Journal;

/// <summary>The journal as the control addresses show it.</summary>
internal static class JournalJson
{
    /// <summary>Effects and replays.</summary>
    public static JsonObject Of(IEnumerable<Effect> effects, IEnumerable<Replay> replays) => new()
    {
        ["effects"] = new JsonArray([.. effects.Select(Show)]),
        ["replays"] = new JsonArray([.. replays.Select(replay => new JsonObject
        {
            ["at"] = Stamp(replay.At),
            ["requestid"] = replay.RequestId,
            ["bodyDiffers"] = replay.BodyDiffers,
        })]),
    };

    /// <summary>An instant.</summary>
    public static string Stamp(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static JsonObject Show(Effect effect)
    {
        var colon = effect.RequestId?.LastIndexOf(':') ?? -1;
        return new JsonObject
        {
            ["sequence"] = effect.Sequence,
            ["at"] = Stamp(effect.At),
            ["realmId"] = effect.RealmId,
            ["operation"] = effect.Operation,
            ["entity"] = effect.Entity,
            ["id"] = effect.Id,
            ["syncToken"] = effect.SyncToken,
            ["requestid"] = effect.RequestId,
            ["bId"] = colon < 0 ? null : effect.RequestId![(colon + 1)..],
            ["byPerson"] = effect.ByPerson,
            ["mark"] = effect.Mark,
            ["docNumber"] = effect.DocNumber,
            ["amount"] = effect.Amount,
            ["txnDate"] = effect.TxnDate?.Iso(),
            ["customerId"] = effect.CustomerId,
        };
    }
}
