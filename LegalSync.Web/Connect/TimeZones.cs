namespace LegalSync.Web.Connect;

/// <summary>Time zones to choose from, those of the United States first.</summary>
public static class TimeZones
{
    /// <summary>What is chosen when nobody chooses.</summary>
    public const string Usual = "America/New_York";

    private static readonly string[] _first =
    [
        Usual, "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu",
    ];

    /// <summary>All that this machine knows by IANA id.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. _first,
        .. TimeZoneInfo.GetSystemTimeZones()
            .Where(zone => zone.HasIanaId && zone.Id.Contains('/', StringComparison.Ordinal))
            .Select(zone => zone.Id)
            .Except(_first)
            .Order(StringComparer.Ordinal),
    ];
}
