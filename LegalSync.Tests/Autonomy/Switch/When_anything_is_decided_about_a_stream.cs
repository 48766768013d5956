using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Routing;
using Xunit;

namespace LegalSync.Tests.Autonomy.Switch;

/// <summary>Whatever people and jobs do in any order, a stream has a mode only by its conditions, two people, and where it is asked a partner's word.</summary>
public class When_anything_is_decided_about_a_stream
{
    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? Math.Min(runs, 400) : 25;
    private static readonly WorkKind[] _kinds = [WorkKind.Invoice, WorkKind.FeeTransfer, WorkKind.TrustDeposit];
    private static readonly Actor[] _actors = [SwitchFirm.Administrator, SwitchFirm.Other, SwitchFirm.Partner, SwitchFirm.Bookkeeper, SwitchFirm.Job];

    [Fact]
    public void no_order_of_events_gives_a_mode_without_its_conditions() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => HoldsAsync(new Random(seed)).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));

    private static async Task<bool> HoldsAsync(Random random)
    {
        await using var firm = await SwitchFirm.OpenAsync();
        var proposers = new Dictionary<WorkKind, string>();
        for (var step = 0; step < 40; step++)
        {
            var (kind, actor) = (_kinds[random.Next(_kinds.Length)], _actors[random.Next(_actors.Length)]);
            var before = await firm.StreamAsync(kind);
            var what = random.Next(9);
            await StepAsync(firm, what, kind, actor, random, proposers);
            var after = await firm.StreamAsync(kind);
            if (after.Mode > before.Mode && !IsLawful(firm, what, before, after, actor, proposers[kind]))
            {
                return false;
            }

            if (after is { Mode: StreamMode.AutoFinalize, Kind: WorkKind.FeeTransfer, PartnerOptedIn: false } || (after.Mode == StreamMode.Draft) != (after.Promotion is null))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One step up, by a confirmation of a second person of the right role, while every condition is met.</summary>
    private static bool IsLawful(SwitchFirm firm, int what, StreamSetting before, StreamSetting after, Actor confirmer, string proposer) =>
        what is 1 or 2 && firm.IsEarned && after.Mode == before.Mode + 1 && before.IsOn && confirmer.Id != proposer
        && (confirmer.Is(Role.Administrator) || confirmer.Is(Role.ManagingPartner)) && after.CapsThrough is not null;

    private static async Task StepAsync(SwitchFirm firm, int what, WorkKind kind, Actor actor, Random random, Dictionary<WorkKind, string> proposers)
    {
        switch (what)
        {
            case 0 or 8:
                if (await firm.ProposeAsync(kind, (StreamMode)random.Next(1, 4), actor) is null)
                {
                    proposers[kind] = actor.Id;
                }

                break;
            case 1 or 2:
                await firm.ConfirmAsync(kind, actor, random.Next(6) == 0 ? new Reauthenticated(firm.Time.GetUtcNow().AddMinutes(-9)) : null);
                break;
            case 3:
                firm.IsEarned = random.Next(4) > 0;
                break;
            case 4 when random.Next(4) == 0:
                await firm.ReturnAsync(kind, actor);
                break;
            case 5:
                await new OptInPartner(firm.Comparisons, firm.Feed, firm.Time).RunAsync(CaseBuilder.Books, kind, random.Next(3) > 0, actor, CancellationToken.None);
                break;
            case 6:
                firm.ChainBreak = random.Next(8) == 0 ? "link 7 does not follow." : null;
                await firm.WatchAsync();
                Assert.True(firm.ChainBreak is null || (await firm.StreamAsync(kind)).Mode == StreamMode.Draft);
                break;
            default:
                await firm.ChangeAsync(async session =>
                {
                    var stream = (await session.StreamsAsync(CancellationToken.None)).Single(stream => stream.Kind == kind);
                    if (random.Next(3) > 0)
                    {
                        stream.TurnOn();
                    }
                    else
                    {
                        stream.TurnOff("As agreed.");
                    }
                });
                break;
        }
    }
}
