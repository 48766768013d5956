using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using Microsoft.AspNetCore.Identity;

namespace LegalSync.Web.Hosting;

/// <summary>How a person proves once more who she is.</summary>
public enum ReauthenticationWay
{
    /// <summary>By her password.</summary>
    Password,

    /// <summary>By her password or a code of her authenticator.</summary>
    PasswordOrCode,

    /// <summary>Accounts of the demo have nothing to prove it with: the typed name of the firm stands in.</summary>
    DemoFirmName,

    /// <summary>Not at all: the account has neither.</summary>
    None,
}

/// <summary>Asks a signed-in person once more who she is, before an act that takes effect without further look. Wrong answers count towards the lockout.</summary>
public sealed class Reauthentication(IServiceScopeFactory scopes, DemoAccounts demo, TimeProvider clock)
{
    /// <summary>What she can prove it with.</summary>
    public async Task<ReauthenticationWay> WayAsync(Actor actor)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        return await users.FindByIdAsync(actor.Id) is { } user ? await WayAsync(users, user) : ReauthenticationWay.None;
    }

    /// <summary>Checks what was given.</summary>
    /// <returns>The proof, or why it is none.</returns>
    public async Task<(Reauthenticated? Proof, string? Problem)> ProveAsync(Actor actor, string given, string firm) =>
        await RefuseAsync(actor, given, firm) is { } problem ? (null, problem) : (new Reauthenticated(clock.GetUtcNow()), null);

    private async Task<string?> RefuseAsync(Actor actor, string given, string firm)
    {
        // A scope of its own: a page lives long, and the account must be read as it is now.
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
        if (await users.FindByIdAsync(actor.Id) is not { } user)
        {
            return "Your account is not there any more.";
        }

        switch (await WayAsync(users, user))
        {
            case ReauthenticationWay.DemoFirmName:
                return given.Trim() == firm ? null : "That is not the firm's name as it stands above.";
            case ReauthenticationWay.PasswordOrCode when IsCode(given) && !await users.IsLockedOutAsync(user):
                return await CheckCodeAsync(users, user, given.Trim());
            case ReauthenticationWay.Password or ReauthenticationWay.PasswordOrCode:
                var outcome = await scope.ServiceProvider.GetRequiredService<SignInManager<IdentityUser>>().CheckPasswordSignInAsync(user, given, lockoutOnFailure: true);
                return outcome.Succeeded ? null : outcome.IsLockedOut ? "Too many tries. Wait five minutes and try again." : "That is not your password.";
            default:
                return "Your account has no password to prove with. An administrator gives it one.";
        }
    }

    private static bool IsCode(string given) => given.Trim() is { Length: 6 } code && code.All(char.IsAsciiDigit);

    private static async Task<string?> CheckCodeAsync(UserManager<IdentityUser> users, IdentityUser user, string code)
    {
        if (await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            await users.ResetAccessFailedCountAsync(user);
            return null;
        }

        await users.AccessFailedAsync(user);
        return "That code is not right, or not any more.";
    }

    private async Task<ReauthenticationWay> WayAsync(UserManager<IdentityUser> users, IdentityUser user)
    {
        var hasCode = user.TwoFactorEnabled && await users.GetAuthenticatorKeyAsync(user) is not null;
        return await users.HasPasswordAsync(user) ? hasCode ? ReauthenticationWay.PasswordOrCode : ReauthenticationWay.Password
            : demo.Offers(user.UserName ?? "") ? ReauthenticationWay.DemoFirmName
            : ReauthenticationWay.None;
    }
}
