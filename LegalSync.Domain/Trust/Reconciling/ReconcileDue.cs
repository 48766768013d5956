using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Profiles;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>When a trust account is to be reconciled next: how often its profile asks for it, and the time a firm has to sign.</summary>
/// <param name="Every">How often.</param>
public readonly record struct ReconcileDue(ReconcileEvery Every)
{
    /// <summary>Days after a period's end in which it is to be reconciled and signed.</summary>
    public const int SigningDays = 15;

    private const int Sixty = 60;
    private const int MonthsAQuarter = 3;

    /// <summary>Reads it from the account's settings and the profile that counts on a day. An account of which nobody said the state is reconciled each month, the strictest.</summary>
    public static async Task<ReconcileDue> ReadAsync(ISession session, BankAccountId account, DateOnly today, CancellationToken cancellationToken)
    {
        if ((await session.TrustAccountsAsync(cancellationToken)).FirstOrDefault(one => one.Account == account)?.Settings is not { } settings)
        {
            return new ReconcileDue(ReconcileEvery.Month);
        }

        var profiles = new ProfileBook(await session.ProfileVersionsAsync(cancellationToken));
        return new ReconcileDue(profiles.InForce(settings.Jurisdiction, today).Reconcile.Value);
    }

    /// <summary>The last day of the period that follows a signed one: months and quarters as they end, or sixty days on.</summary>
    public DateOnly NextThrough(DateOnly signedThrough)
    {
        var next = signedThrough.AddDays(1);
        return Every switch
        {
            ReconcileEvery.SixtyDays => signedThrough.AddDays(Sixty),
            ReconcileEvery.Quarter => EndOfMonth(new DateOnly(next.Year, ((next.Month - 1) / MonthsAQuarter * MonthsAQuarter) + MonthsAQuarter, 1)),
            _ => EndOfMonth(next),
        };
    }

    /// <summary>By when the period after a signed one must be signed.</summary>
    public DateOnly SignBy(DateOnly signedThrough) => NextThrough(signedThrough).AddDays(SigningDays);

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
