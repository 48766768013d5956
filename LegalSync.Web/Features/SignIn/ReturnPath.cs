namespace LegalSync.Web.Features.SignIn;

/// <summary>Where a person goes after signing in. Only ever a path of our own: a crafted link must not lead her elsewhere with our name on it.</summary>
public static class ReturnPath
{
    /// <summary>The path when it is ours, else home.</summary>
    public static string Guard(string? path) => IsOurs(path) ? path! : "/";

    private static bool IsOurs(string? path) =>
        path is ['/', ..]
        && path is not ['/', '/' or '\\', ..]
        && !path.Any(char.IsControl)
        && !path.StartsWith("/signin", StringComparison.OrdinalIgnoreCase)
        && !path.StartsWith("/signout", StringComparison.OrdinalIgnoreCase);
}
