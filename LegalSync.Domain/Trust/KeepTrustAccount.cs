using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Profiles;

namespace LegalSync.Domain.Trust;

/// <summary>Settles what a trust account is: an administrator's word, recorded.</summary>
public sealed class KeepTrustAccount(IStore store, TimeProvider clock)
{
    private const int MostHoldDays = 120;

    /// <summary>Settles it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, BankAccountId account, TrustAccountSettings settings, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator settles a trust account.";
        }

        await using var session = store.Open(books);
        var now = clock.GetUtcNow();
        var profiles = new ProfileBook(await session.ProfileVersionsAsync(cancellationToken));
        if (Misstated(settings, profiles) is { } problem)
        {
            return problem;
        }

        if ((await session.TrustAccountsAsync(cancellationToken)).FirstOrDefault(known => known.Account == account) is { } known)
        {
            known.Settle(settings);
        }
        else
        {
            session.Add(TrustAccount.Open(books, account, settings));
        }

        session.Add(AuditEvent.Tell(books, $"trust-account:{account.Value}", "trust account settled", actor, now, System.Text.Json.JsonSerializer.Serialize(settings)));
        return await session.SaveAsync(cancellationToken) ? null : "Somebody else changed it at the same moment. Look again.";
    }

    private static string? Misstated(TrustAccountSettings settings, ProfileBook profiles) =>
        settings.Title.Trim().Length is 0 or > TrustAccount.MaxNameLength ? "The account has a title at the bank."
        : settings.Bank.Trim().Length > TrustAccount.MaxNameLength ? "The bank's name is too long."
        : settings.LastFour.Length > 4 || settings.LastFour.Any(digit => !char.IsAsciiDigit(digit)) ? "Give the last four digits of the account."
        : !profiles.Codes.Contains(settings.Jurisdiction) ? $"There is no profile {settings.Jurisdiction}."
        : settings.CushionCapMinor is < 0 || settings.IndividualFromMinor is <= 0 || settings.CheckStart is < 0 ? "An amount or number is below zero."
        : settings.HoldDays.Values.Any(days => days is < 0 or > MostHoldDays) ? "Hold days lie between none and 120."
        : null;
}
