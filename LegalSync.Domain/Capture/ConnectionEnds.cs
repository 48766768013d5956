using System.Globalization;

namespace LegalSync.Domain.Capture;

/// <summary>The days on which a link's authorisation ends, and whether it is time to say so. Pure.</summary>
public static class ConnectionEnds
{
    /// <summary>How long before an end a person is warned.</summary>
    public static readonly TimeSpan WarnBefore = TimeSpan.FromDays(30);

    /// <summary>The end that is near, and what to do; null when there is none within thirty days.</summary>
    public static string? Warning(Connection connection, DateTimeOffset now)
    {
        if (connection.State != ConnectionState.Connected)
        {
            return null;
        }

        if (connection.GrantEndsAt is { } end && end - now < WarnBefore)
        {
            return $"{connection.Name} must be connected again before {Day(end)}: {connection.System} ends every authorisation after five years, however often it is renewed.";
        }

        return connection.RefreshEndsAt is { } rolling && rolling - now < WarnBefore
            ? $"{connection.Name} was not used for long: its authorisation ends on {Day(rolling)} unless it is used before. Test it now, or connect it again."
            : null;
    }

    private static string Day(DateTimeOffset at) => at.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);
}
