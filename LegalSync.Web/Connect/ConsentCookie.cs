using System.Security.Cryptography;
using System.Text.Json;
using LegalSync.Domain.Capture;
using Microsoft.AspNetCore.DataProtection;

namespace LegalSync.Web.Connect;

/// <summary>What must be remembered while a person is away to consent.</summary>
/// <param name="State">Must come back unchanged.</param>
/// <param name="Verifier">Proves at the exchange that we began.</param>
/// <param name="Person">Who began; nobody else may end it.</param>
/// <param name="Callback">Where the person was sent back to; the exchange names it again.</param>
/// <param name="Connection">The connection to renew, if one was named.</param>
/// <param name="FromSetUp">True when set-up goes on afterwards.</param>
/// <param name="EndsAt">Until when it counts.</param>
public sealed record ConsentTicket(
    string State, string Verifier, string Person, Uri Callback, Guid? Connection, bool FromSetUp, DateTimeOffset EndsAt);

/// <summary>Keeps a consent's state with the browser that began it: encrypted, ten minutes, taken once.</summary>
public sealed class ConsentCookie(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>How long a person has to consent.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("connect-consent");

    /// <summary>Name of the cookie of a system.</summary>
    public static string NameOf(OutsideSystem system) => "LegalSync.Connect." + system;

    /// <summary>Gives it to the browser.</summary>
    public void Keep(HttpContext context, OutsideSystem system, ConsentTicket ticket) =>
        context.Response.Cookies.Append(NameOf(system), Protector(system).Protect(JsonSerializer.Serialize(ticket)), Options(context));

    /// <summary>Takes it away again; null when there is none, it is spoiled, or its time is over.</summary>
    public ConsentTicket? Take(HttpContext context, OutsideSystem system)
    {
        if (context.Request.Cookies[NameOf(system)] is not { Length: > 0 } text)
        {
            return null;
        }

        context.Response.Cookies.Delete(NameOf(system), Options(context));
        try
        {
            var ticket = JsonSerializer.Deserialize<ConsentTicket>(Protector(system).Unprotect(text));
            return ticket is not null && time.GetUtcNow() < ticket.EndsAt ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // One system's state is worth nothing at the other's callback.
    private IDataProtector Protector(OutsideSystem system) => _protector.CreateProtector(system.ToString());

    // Lax, not strict: the way back is a link from another site, and a strict cookie would not come along.
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = context.Request.PathBase + ConnectEndpoints.Root,
        MaxAge = Life,
    };
}
