using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public sealed class When_requests_are_limited : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);
    private readonly ManualTime _time = new();
    private readonly RequestLimiter _limiter;

    public When_requests_are_limited() => _limiter = new RequestLimiter(perSecond: 5, burst: 5, _time);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public void five_go_at_once_and_the_sixth_waits_a_fifth_of_a_second()
    {
        var asked = Ask(6);

        Assert.All(asked[..5], one => Assert.True(one.IsCompletedSuccessfully));
        Assert.False(asked[5].IsCompleted);

        _time.Advance(Step - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _limiter.Waiting);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public void a_second_serves_five_of_those_who_wait()
    {
        Ask(25);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(15, _limiter.Waiting);

        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public async Task who_asked_first_goes_first()
    {
        Ask(5);
        var order = new List<int>();
        var waiting = Enumerable.Range(0, 10).Select(number => Note(number)).ToList();

        for (var i = 0; i < waiting.Count; i++)
        {
            _time.Advance(Step);
            await waiting[i].WaitAsync(TimeSpan.FromSeconds(5));
            Assert.All(waiting[(i + 1)..], later => Assert.False(later.IsCompleted));
        }

        Assert.Equal(Enumerable.Range(0, 10), order);

        async Task Note(int number)
        {
            await _limiter.WaitAsync(default);
            order.Add(number);
        }
    }

    [Fact]
    public void a_newcomer_does_not_overtake_those_who_wait()
    {
        Ask(6);
        var newcomer = Ask(1)[0];

        _time.Advance(Step);

        Assert.False(newcomer.IsCompleted);
        Assert.Equal(1, _limiter.Waiting);
    }

    [Fact]
    public void a_newcomer_who_sees_the_new_permit_first_leaves_it_to_whoever_waits()
    {
        Ask(6);
        _time.Slip(Step);

        var newcomer = Ask(1)[0];

        Assert.False(newcomer.IsCompleted);
        Assert.Equal(1, _limiter.Waiting);
    }

    [Fact]
    public void a_long_rest_saves_up_no_more_than_the_burst()
    {
        Ask(5);
        _time.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromMilliseconds(150));

        var asked = Ask(6);
        _time.Advance(Step - TimeSpan.FromMilliseconds(1));

        Assert.Equal(5, asked.Count(one => one.IsCompletedSuccessfully));
        Assert.Equal(1, _limiter.Waiting);
    }

    [Fact]
    public async Task who_gives_up_costs_nothing()
    {
        Ask(5);
        using var leaving = new CancellationTokenSource();
        var impatient = _limiter.WaitAsync(leaving.Token);
        Ask(1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        _time.Advance(Step);

        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public void a_pause_holds_everybody_back_and_then_serves_them_at_the_rate()
    {
        _limiter.Pause(TimeSpan.FromSeconds(7));
        Ask(2);

        _time.Advance(TimeSpan.FromSeconds(7) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, _limiter.Waiting);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, _limiter.Waiting);

        _time.Advance(Step);
        Assert.Equal(0, _limiter.Waiting);
    }

    [Fact]
    public void a_shorter_pause_does_not_shorten_a_longer_one()
    {
        _limiter.Pause(TimeSpan.FromSeconds(10));
        _limiter.Pause(TimeSpan.FromSeconds(1));
        Ask(1);

        _time.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(1, _limiter.Waiting);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void no_window_of_a_second_ever_holds_more_than_burst_and_rate(int seed)
    {
        var random = new Random(seed);
        var granted = new List<DateTimeOffset>();
        var asked = 0;
        for (var i = 0; i < 400; i++)
        {
            asked += Ask(random.Next(0, 4)).Count;
            NoteGrants();
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(1, 300)));
            NoteGrants();
        }

        Assert.True(granted.Count > 200);
        Assert.All(granted, from => Assert.InRange(granted.Count(at => at >= from && at < from.AddSeconds(1)), 1, 10));

        void NoteGrants() => granted.AddRange(Enumerable.Repeat(_time.GetUtcNow(), asked - _limiter.Waiting - granted.Count));
    }

    private List<Task> Ask(int count) => [.. Enumerable.Range(0, count).Select(_ => _limiter.WaitAsync(default))];
}
