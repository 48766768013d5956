namespace LegalSync.Tests.Crashes;

/// <summary>A kind of step at which posting can be struck.</summary>
public enum StrikePoint
{
    /// <summary>Before an SQL command that writes.</summary>
    Write = 1,

    /// <summary>Before a commit: all is written, nothing is synced.</summary>
    Commit = 2,

    /// <summary>After a commit: it is synced, and nobody has heard of it.</summary>
    Committed = 3,

    /// <summary>Before a request to the books leaves.</summary>
    Send = 4,

    /// <summary>The books' answer is here, and nobody has read it.</summary>
    Answer = 5,
}

/// <summary>Counts the steps of one kind and strikes at one of them.</summary>
/// <param name="point">The kind.</param>
/// <param name="nth">Which of them, from 1.</param>
/// <param name="strike">What happens there.</param>
/// <param name="times">At how many of them in a row.</param>
public sealed class Striker(StrikePoint point, int nth, Action strike, int times = 1)
{
    private int _passed;

    /// <summary>True once it has struck.</summary>
    public bool HasStruck => _passed >= nth;

    /// <summary>A step is reached.</summary>
    public void Pass(StrikePoint at)
    {
        if (at == point && Interlocked.Increment(ref _passed) is var passed && passed >= nth && passed < nth + times)
        {
            strike();
        }
    }
}

/// <summary>Passes requests to the books by a striker.</summary>
internal sealed class StruckSends(Striker striker) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        striker.Pass(StrikePoint.Send);
        var answer = await base.SendAsync(request, cancellationToken);
        striker.Pass(StrikePoint.Answer);
        return answer;
    }
}
