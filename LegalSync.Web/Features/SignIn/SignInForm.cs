using System.ComponentModel.DataAnnotations;

namespace LegalSync.Web.Features.SignIn;

/// <summary>What was typed.</summary>
public sealed class SignInForm
{
    /// <summary>Longest name or password that is looked at.</summary>
    public const int MaxLength = 128;

    /// <summary>Account name.</summary>
    [Required(ErrorMessage = "Write your account name.")]
    [StringLength(MaxLength, ErrorMessage = "An account name has at most 128 characters.")]
    public string? Name { get; set; }

    /// <summary>Password.</summary>
    [Required(ErrorMessage = "Write your password.")]
    [StringLength(MaxLength, ErrorMessage = "A password has at most 128 characters.")]
    public string? Password { get; set; }
}
