using Xunit;

namespace LegalSync.Tests.Browser;

/// <summary>A test that needs chromium. Where chromium is absent it is skipped with a reason, except under CI, where it fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>Where chromium is looked for; the environment variable CHROMIUM overrides it.</summary>
    public static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("LEGALSYNC_REQUIRE_BROWSER") is null)
        {
            Skip = $"Browser test not run: there is no chromium at {Chromium}. Install it (Debian: apt-get install chromium) or set CHROMIUM.";
        }
    }
}
