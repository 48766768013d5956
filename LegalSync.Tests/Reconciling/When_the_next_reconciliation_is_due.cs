using LegalSync.Domain.Trust.Profiles;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust;
using Xunit;

namespace LegalSync.Tests.Reconciling;

public class When_the_next_reconciliation_is_due
{
    [Theory]
    [InlineData(ReconcileEvery.Month, "2026-03-31", "2026-04-30", "2026-05-15")]
    [InlineData(ReconcileEvery.Month, "2026-01-31", "2026-02-28", "2026-03-15")]
    [InlineData(ReconcileEvery.SixtyDays, "2026-03-31", "2026-05-30", "2026-06-14")]
    [InlineData(ReconcileEvery.Quarter, "2026-03-31", "2026-06-30", "2026-07-15")]
    [InlineData(ReconcileEvery.Quarter, "2026-11-30", "2026-12-31", "2027-01-15")]
    public void the_profile_says_how_long_the_period_is(ReconcileEvery every, string signedThrough, string through, string due)
    {
        var asked = new ReconcileDue(every);

        Assert.Equal(DateOnly.Parse(through, null), asked.NextThrough(DateOnly.Parse(signedThrough, null)));
        Assert.Equal(DateOnly.Parse(due, null), asked.SignBy(DateOnly.Parse(signedThrough, null)));
    }

    [Fact]
    public async Task a_verified_quarter_of_the_accounts_profile_counts_and_one_that_nobody_verified_does_not()
    {
        await using var month = await TrustMonth.OpenAsync();
        await month.SignAsync();
        await using (var db = month.Database.Create())
        {
            db.Add(TrustAccount.Open(month.Books, TrustMonth.Account, TrustAccountSettings.Unsettled with { Jurisdiction = "XQ" }));
            await db.SaveChangesAsync();
        }

        await ProfileAsync(month, isVerified: false);
        Assert.Equal(ReconcileEvery.Month, (await DueAsync(month)).Every);
        await ProfileAsync(month, isVerified: true);
        Assert.Equal(ReconcileEvery.Quarter, (await DueAsync(month)).Every);
    }

    private static async Task<ReconcileDue> DueAsync(TrustMonth month)
    {
        await using var session = month.Store.Open(month.Books);
        return await ReconcileDue.ReadAsync(session.Spine, TrustMonth.Account, new DateOnly(2026, 4, 1), CancellationToken.None);
    }

    private static async Task ProfileAsync(TrustMonth month, bool isVerified)
    {
        var profile = new JurisdictionProfile("XQ", "Sample state", "Sample rule 1", new DateOnly(2020, 1, 1)) { Reconcile = new(ReconcileEvery.Quarter, isVerified) };
        await using var db = month.Database.Create();
        db.Add(ProfileVersion.Record(month.Books, profile.Code, profile.EffectiveFrom, ProfileBook.Write(profile), TrustMonth.Pat, ("read", month.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
    }
}
