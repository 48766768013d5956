using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Reconciling;
using LegalSync.Web.Features.Connections;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LegalSync.Tests.Connect;

/// <summary>Firms that were set up before a kind was known get its stream when the product starts.</summary>
public class When_streams_are_completed
{
    private static readonly Actor Start = Actor.Job("streams", "start");
    private static readonly WorkKind[] Before = [WorkKind.TimeEntry, WorkKind.Expense, WorkKind.Invoice, WorkKind.Payment, WorkKind.TrustDeposit, WorkKind.TrustDisbursement, WorkKind.FeeTransfer];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task each_kind_that_lacks_one_gets_it_as_the_trust_deposits_are(bool on)
    {
        await using var firm = await TrustMonth.OpenAsync();
        await SetUpAsync(firm, on);
        var complete = new CompleteStreams(firm.Spine, firm.Clock);

        Assert.Equal(9, await complete.RunAsync(Start, CancellationToken.None));
        Assert.Equal(0, await complete.RunAsync(Start, CancellationToken.None));

        await using var db = firm.Database.Create();
        var streams = await db.Streams.AsNoTracking().Where(stream => stream.Books == firm.Books).ToListAsync();
        Assert.Equal(Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported), streams.Select(stream => stream.Kind).Order());
        Assert.True(streams.Single(stream => stream.Kind == WorkKind.Correction).IsOn);
        Assert.All(streams.Where(stream => stream.Kind.IsTrust() && !Before.Contains(stream.Kind)), stream => Assert.Equal((on, on ? null : "Smokeball's own sync posts it."), (stream.IsOn, stream.OffBecause)));
        Assert.Equal("TrustTransfer, TrustTransferIn, TrustReturn, TrustVoid, FeeReturn, TrustCharge, TrustInterest, TrustReceipt, Correction",
            (await db.AuditEvents.AsNoTracking().SingleAsync(told => told.What == "streams added")).Detail);
    }

    [Fact]
    public void every_stream_has_a_name_that_people_use()
    {
        var kinds = Enum.GetValues<WorkKind>().Where(kind => kind != WorkKind.Unsupported).ToList();

        Assert.All(kinds, kind => Assert.NotEqual(kind.ToString(), StreamNames.Of(kind)));
        Assert.Equal(kinds.Count, kinds.Select(StreamNames.Of).Distinct(StringComparer.Ordinal).Count());
    }

    private static async Task SetUpAsync(TrustMonth firm, bool on)
    {
        await using var db = firm.Database.Create();
        foreach (var kind in Before)
        {
            var stream = StreamSetting.New(firm.Books, kind);
            if (on)
            {
                stream.TurnOn();
            }
            else
            {
                stream.TurnOff("Smokeball's own sync posts it.");
            }

            db.Add(stream);
        }

        await db.SaveChangesAsync();
    }
}
