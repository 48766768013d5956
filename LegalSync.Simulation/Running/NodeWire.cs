using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Running;

/// <summary>A node's network to QuickBooks. What has left is on its way whatever becomes of the node; an answer is heard only by a node that lives and runs.</summary>
internal sealed class NodeWire(InProcessBooks books, Pump pump, Life life) : DelegatingHandler(books), IHttpClientFactory
{
    /// <inheritdoc />
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        pump.StayHere();
        var heard = new TaskCompletionSource<HttpResponseMessage>();
        // A wait of the library that is called off goes on somewhere on the thread pool; this one goes on here.
        var calledOff = cancellationToken.Register(() => heard.TrySetCanceled(cancellationToken));
        _ = ListenAsync(request, heard, calledOff);
        return heard.Task;
    }

    private async Task ListenAsync(HttpRequestMessage request, TaskCompletionSource<HttpResponseMessage> heard, CancellationTokenRegistration calledOff)
    {
        HttpResponseMessage? answer = null;
        HttpRequestException? failure = null;
        try
        {
            answer = await base.SendAsync(request, CancellationToken.None);
        }
        catch (HttpRequestException problem)
        {
            failure = problem;
        }

        await pump.WaitAsync(life, TimeSpan.Zero);
        calledOff.Unregister();
        _ = failure is null ? heard.TrySetResult(answer!) : heard.TrySetException(failure);
    }
}
