extern alias sandbox;

using sandbox::LegalSync.Sandbox.Faults;
using sandbox::LegalSync.Sandbox.QuickBooks.Http;
using Xunit;

namespace LegalSync.Tests.Pacing;

public sealed class F6_a_storm_of_429
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(null)]
    [InlineData(60)]
    [InlineData(5)]
    public void no_loop_is_tighter_than_a_minute_and_two_minutes_later_all_is_as_before(int? retryAfter)
    {
        using var firms = new TwoFirms();
        firms.Post(TwoFirms.Stormy, 40);
        firms.Post(TwoFirms.Calm, 40);
        firms.Time.Pass(Minute * 10);
        var storm = firms.Time.GetUtcNow();
        var told = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        firms.Server.Script = request => request.Realm == TwoFirms.Stormy && firms.Time.GetUtcNow() < storm + (Minute * 10) ? ScriptedFate.TooMany(told) : ScriptedFate.Pass;

        firms.Time.Pass(Minute * 20);

        // What was under way when the first refusal came belongs to it; a time that was told is believed once.
        var refused = firms.Arrivals.Where(arrival => arrival.Refused).Select(arrival => arrival.At).Order().ToList();
        var later = refused.Where(at => at > refused[0] + TimeSpan.FromSeconds(2)).ToList();
        Assert.All(later.Zip(later.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Minute, $"{pair.Second - pair.First}"));
        Assert.True(later[0] - refused[0] >= TimeSpan.FromSeconds(retryAfter ?? 60), $"{later[0] - refused[0]}");
        var back = firms.Arrivals.Where(arrival => arrival.Realm == TwoFirms.Stormy && !arrival.Refused && arrival.At > refused[0] + Minute).Min(arrival => arrival.At);
        Assert.True(firms.Took(TwoFirms.Stormy, back + Minute, Minute) >= 40 * TwoFirms.Parts * 95 / 100);
        Assert.Equal(refused.Count, firms.Server.Journal.Requests.Counts.Throttled);
        Assert.All(firms.Arrivals.Where(arrival => arrival.Refused), arrival => Assert.Equal(TwoFirms.Stormy, arrival.Realm));
        Assert.InRange(firms.Took(TwoFirms.Calm, storm, Minute * 10), 400 * TwoFirms.Parts * 97 / 100, 440 * TwoFirms.Parts);
    }

    [Fact]
    public void without_a_storm_there_is_never_one_request_too_many()
    {
        using var firms = new TwoFirms();
        firms.Post(TwoFirms.Stormy, 60);
        firms.Post(TwoFirms.Calm, 60);

        firms.Time.Pass(Minute * 10);

        Assert.Equal(0, firms.Server.Journal.Requests.Counts.Throttled);
        Assert.All([TwoFirms.Stormy, TwoFirms.Calm], realm =>
            Assert.True(firms.Took(realm, firms.Time.GetUtcNow() - (Minute * 10), Minute * 10) >= 10 * 40 * TwoFirms.Parts * 97 / 100));
    }

    [Fact]
    public void another_app_of_the_same_company_costs_pauses_but_no_loop_and_no_loss()
    {
        using var firms = new TwoFirms();
        firms.Server.Limits.Settings = new LimitSettings { IsOn = true, OtherAppBatchesPerMinute = 95 };
        firms.Post(TwoFirms.Stormy, 40);
        firms.Time.Pass(Minute * 20);
        firms.Server.Limits.Settings = new LimitSettings { IsOn = true };
        var alone = firms.Time.GetUtcNow();

        firms.Time.Pass(Minute * 10);

        var refused = firms.Arrivals.Where(arrival => arrival.Refused).Select(arrival => arrival.At).Order().ToList();
        var salvos = refused.Where((at, place) => place == 0 || at - refused[place - 1] > TimeSpan.FromSeconds(2)).ToList();
        Assert.NotEmpty(salvos);
        Assert.All(salvos.Zip(salvos.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Minute, $"{pair.Second - pair.First}"));
        Assert.All(refused, at => Assert.True(at < alone + Minute));
        Assert.True(firms.Took(TwoFirms.Stormy, alone + (Minute * 4), Minute * 5) >= 5 * 40 * TwoFirms.Parts * 95 / 100);
    }
}
