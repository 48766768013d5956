using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Profiles;

/// <summary>Sets a profile from a day on: a further version, never over an earlier one.</summary>
public sealed class AmendProfile(IStore store, TimeProvider clock)
{
    /// <summary>Sets it. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="profile">The profile; <see cref="JurisdictionProfile.EffectiveFrom"/> says from when.</param>
    /// <param name="reason">Why, and what was read.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<string?> RunAsync(BooksId books, JurisdictionProfile profile, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator changes a profile.";
        }

        if (Misstated(profile, reason) is { } problem)
        {
            return problem;
        }

        await using var session = store.Open(books);
        var now = clock.GetUtcNow();
        var content = ProfileBook.Write(profile);
        session.Add(ProfileVersion.Record(books, profile.Code, profile.EffectiveFrom, content, actor, (reason.Trim(), now)));
        session.Add(AuditEvent.Tell(books, $"profile:{profile.Code}", $"profile amended from {profile.EffectiveFrom:yyyy-MM-dd}", actor, now, content));
        return await session.SaveAsync(cancellationToken) ? null : "Somebody else changed it at the same moment. Look again.";
    }

    private static string? Misstated(JurisdictionProfile profile, string reason) =>
        string.IsNullOrWhiteSpace(reason) ? "Write why, and which text was read."
        : profile.Code.Length is 0 or > TrustAccount.MaxJurisdictionLength ? "A profile has a short code."
        : string.IsNullOrWhiteSpace(profile.Citation) ? "A profile names its rules."
        : profile.RetentionYears.Value is < 1 or > 100 ? "Records are kept between one and a hundred years."
        : null;
}
