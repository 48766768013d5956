using System.Globalization;

namespace LegalSync.Domain.ReadBack;

/// <summary>Revisions of the books' documents: counters that may jump, but never go back.</summary>
public static class Revisions
{
    /// <summary>True when one is surely older than another; revisions that are no numbers cannot be told apart.</summary>
    public static bool IsOlder(string revision, string than) =>
        long.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var one)
        && long.TryParse(than, NumberStyles.None, CultureInfo.InvariantCulture, out var other)
        && one < other;
}
