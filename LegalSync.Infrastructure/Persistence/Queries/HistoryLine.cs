using LegalSync.Domain.Audit;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One line of a history.</summary>
public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Detail)
{
    private const int HashLength = 64;

    /// <summary>An audit event as a line. Details that only a machine reads (hashes, stored JSON) are left out; the audit keeps them.</summary>
    public static HistoryLine Of(AuditEvent told) => new(told.At, told.ActorDisplay, told.What, IsForPeople(told.Detail) ? told.Detail : null);

    private static bool IsForPeople(string? detail) => detail switch
    {
        null or "" or ['[' or '{', ..] => false,
        { Length: HashLength } => !detail.All(char.IsAsciiHexDigitLower),
        _ => true,
    };
}
