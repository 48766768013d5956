using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Running;

/// <summary>A node's network to QuickBooks. What has left is on its way whatever becomes of the node; an answer is heard only by a node that lives and runs.</summary>
internal sealed class NodeWire(InProcessBooks books, Pump pump, Life life) : DelegatingHandler(books), IHttpClientFactory
{
    /// <inheritdoc />
    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        pump.StayHere();
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            await pump.WaitAsync(life, TimeSpan.Zero);
        }
    }
}
