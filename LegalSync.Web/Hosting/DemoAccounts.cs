using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;

namespace LegalSync.Web.Hosting;

/// <summary>An account that the demo's sign-in page offers.</summary>
/// <param name="Name">Account name.</param>
/// <param name="Title">What the button says.</param>
/// <param name="Display">A made-up name.</param>
/// <param name="Role">Its role.</param>
/// <param name="AnswersForTrust">True with the grant for all trust accounts.</param>
public sealed record DemoAccount(string Name, string Title, string Display, Role Role, bool AnswersForTrust);

/// <summary>The accounts that may be entered without a password: one a role in a demo, none otherwise.</summary>
public sealed class DemoAccounts(DemoOptions demo)
{
    private static readonly DemoAccount[] _all =
    [
        new("bookkeeper", "Bookkeeper", "Bea Bookend", Role.Bookkeeper, false),
        new("partner", "Managing partner", "Parker Pretend", Role.ManagingPartner, true),
        new("administrator", "Administrator", "Addie Makebelieve", Role.Administrator, true),
        new("auditor", "Auditor", "Otto Onlyread", Role.Auditor, false),
    ];

    /// <summary>What the sign-in page offers.</summary>
    public IReadOnlyList<DemoAccount> Accounts { get; } = demo.Enabled ? _all : [];

    /// <summary>True when the account may be entered by its button.</summary>
    public bool Offers(string name) => Accounts.Any(account => account.Name == name);

    /// <summary>Opens them. They have no password: the button is the only way in.</summary>
    public async Task OpenAsync(Accounts accounts)
    {
        foreach (var account in Accounts)
        {
            string[] grants = account.AnswersForTrust ? [AccountClaims.EveryTrustAccount] : [];
            await accounts.OpenAsync(new NewAccount(account.Name, account.Display, [account.Role], grants));
        }
    }
}
