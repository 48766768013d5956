using System.Text.Json;
using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Trust.Profiles;

/// <summary>All profiles: those that ship, and what administrators set over them from a day on.</summary>
public sealed class ProfileBook(IEnumerable<ProfileVersion> versions)
{
    private readonly ILookup<string, ProfileVersion> _versions = versions.ToLookup(version => version.Jurisdiction, StringComparer.Ordinal);

    /// <summary>The codes known.</summary>
    public IReadOnlyList<string> Codes => [.. BuiltInProfiles.All.Select(profile => profile.Code).Concat(_versions.Select(group => group.Key)).Distinct(StringComparer.Ordinal)];

    /// <summary>The profile as it was written for a day, with unverified fields as they are; null when there is none.</summary>
    public JurisdictionProfile? Written(string code, DateOnly on) =>
        _versions[code].Where(version => version.EffectiveFrom <= on).OrderBy(version => version.EffectiveFrom).ThenBy(version => version.Sequence).LastOrDefault() is { } amended
            ? Read(amended.Content)
            : BuiltInProfiles.All.FirstOrDefault(profile => profile.Code == code);

    /// <summary>The profile as it counts on a day: unverified fields have the strictest common value; an unknown code has nothing else.</summary>
    public JurisdictionProfile InForce(string code, DateOnly on) => (Written(code, on) ?? new JurisdictionProfile(code, code, "", on)).InForce();

    /// <summary>Writes a profile as it is stored.</summary>
    public static string Write(JurisdictionProfile profile) => JsonSerializer.Serialize(profile, AmountsJson.Options);

    /// <summary>Reads <see cref="Write"/> back.</summary>
    public static JurisdictionProfile Read(string content) => JsonSerializer.Deserialize<JurisdictionProfile>(content, AmountsJson.Options)!;
}
