using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;

namespace LegalSync.Web.Features.SignIn;

/// <summary>The one page without sign-in: a password, or in the demo firm one button an account.</summary>
public sealed partial class SignInPage(SignInManager<IdentityUser> gate, UserManager<IdentityUser> users, DemoAccounts demo, NavigationManager navigation)
    : ComponentBase
{
    private string? _problem;

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed.</summary>
    [SupplyParameterFromForm(FormName = "signin")]
    public SignInForm Form { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Form ??= new SignInForm();

    private async Task EnterAsync()
    {
        var outcome = await gate.PasswordSignInAsync(Form.Name!, Form.Password!, isPersistent: false, lockoutOnFailure: true);
        if (outcome.Succeeded)
        {
            navigation.NavigateTo(ReturnPath.Guard(ReturnUrl));
            return;
        }

        // The same words for an unknown name and a wrong password: the page does not tell who has an account.
        _problem = outcome.IsLockedOut
            ? "Too many tries. Wait five minutes and try again."
            : "That name and password do not go together.";
    }

    private async Task EnterDemoAsync(string name)
    {
        var user = demo.Offers(name) ? await users.FindByNameAsync(name) : null;
        if (user is null)
        {
            _problem = "That demo account is not there.";
            return;
        }

        await gate.SignInAsync(user, isPersistent: false);
        navigation.NavigateTo(ReturnPath.Guard(ReturnUrl));
    }
}
