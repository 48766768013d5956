using System.Security.Cryptography;
using System.Text;

namespace LegalSync.Domain.Capture;

/// <summary>What kind of record a practice system sent. Stored: a number is never reused.</summary>
public enum SourceKind
{
    /// <summary>A matter.</summary>
    Matter = 1,

    /// <summary>A contact: person, company, group or trust.</summary>
    Client = 2,

    /// <summary>A member of staff.</summary>
    Staff = 3,

    /// <summary>An activity code.</summary>
    ActivityCode = 4,

    /// <summary>A time entry (Smokeball: fee).</summary>
    TimeEntry = 5,

    /// <summary>An expense.</summary>
    Expense = 6,

    /// <summary>An invoice.</summary>
    Invoice = 7,

    /// <summary>A bank account of the practice system.</summary>
    BankAccount = 8,

    /// <summary>A line of such a bank account.</summary>
    BankTransaction = 9,
}

/// <summary>One version of one record, exactly as a source system sent it. Never changed; a later version is a further record.</summary>
public sealed class SourceRecord
{
    /// <summary>Longest opaque version a column holds.</summary>
    public const int MaxVersionLength = 64;

    private SourceRecord(ConnectionId connection, SourceKind kind, SourceId sourceId, string version, string contentHash, string payload) =>
        (Connection, Kind, SourceId, Version, ContentHash, Payload) = (connection, kind, sourceId, version, contentHash, payload);

    /// <summary>Order of capture, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>Where it came from.</summary>
    public ConnectionId Connection { get; private set; }

    /// <summary>Its kind.</summary>
    public SourceKind Kind { get; private set; }

    /// <summary>Its key there.</summary>
    public SourceId SourceId { get; private set; }

    /// <summary>The matter it belongs to; <see cref="MatterId.None"/> for reference data and account-level lines.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>The source's opaque version token.</summary>
    public string Version { get; private set; }

    /// <summary>SHA-256 of <see cref="Payload"/>, lower-case hexadecimal. The same version twice with the same content is a no-op.</summary>
    public string ContentHash { get; private set; }

    /// <summary>The raw body.</summary>
    public string Payload { get; private set; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset CapturedAt { get; private set; }

    /// <summary>True on the last record of something that a sweep no longer finds at its source.</summary>
    public bool IsVanished { get; private set; }

    /// <summary>True while no later record of the same key was captured.</summary>
    public bool IsLatest { get; private set; } = true;

    /// <summary>A record as it was read.</summary>
    public static SourceRecord Captured(CapturedRecord record, ConnectionId connection, DateTimeOffset at) =>
        new(connection, record.Kind, record.SourceId, record.Version, Hash(record.Payload), record.Payload)
        {
            Matter = record.Matter,
            CapturedAt = at,
        };

    /// <summary>The record that says: what was here is gone from the source.</summary>
    public SourceRecord Vanished(DateTimeOffset at) =>
        new(Connection, Kind, SourceId, Version, Hash("vanished:" + ContentHash), Payload) { Matter = Matter, CapturedAt = at, IsVanished = true };

    /// <summary>Marks that a later record exists.</summary>
    public void ReplacedByLater() => IsLatest = false;

    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A record on its way in: what a connector read, before it is stored.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="SourceId">Its key at the source.</param>
/// <param name="Matter">The matter it belongs to, or none.</param>
/// <param name="Version">The source's version token.</param>
/// <param name="Payload">The raw body.</param>
public sealed record CapturedRecord(SourceKind Kind, SourceId SourceId, MatterId Matter, string Version, string Payload);
