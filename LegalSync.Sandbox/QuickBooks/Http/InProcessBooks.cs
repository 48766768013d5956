using System.Net;
using System.Net.Sockets;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>
/// QuickBooks behind an <see cref="HttpClient"/> without a socket: what a client meets on a network it meets here, at the instants of the sandbox clock's time source.
/// A caller who gives up does not call the request back.
/// </summary>
public sealed class InProcessBooks(QuickBooksServer server) : HttpMessageHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var wire = await ReadAsync(request, cancellationToken);
        var answer = await server.Pipeline.SendAsync(wire).WaitAsync(cancellationToken);
        switch (answer.Fate)
        {
            case WireFate.Answered:
                return Response(answer, request);
            case WireFate.Silent:
                await Task.Delay(Timeout.InfiniteTimeSpan, server.Clock.Source, cancellationToken);
                throw new InvalidOperationException("An endless wait came to an end.");
            case WireFate.Unreachable:
                throw new HttpRequestException(
                    HttpRequestError.ConnectionError, "No connection could be made.", new SocketException((int)SocketError.ConnectionRefused));
            case WireFate.Reset:
                throw new HttpRequestException(
                    HttpRequestError.Unknown, "The connection was reset.",
                    new IOException("Unable to read data from the transport connection.", new SocketException((int)SocketError.ConnectionReset)));
            default:
                throw new HttpRequestException(
                    HttpRequestError.ResponseEnded, "The response ended before it began.",
                    new HttpIOException(HttpRequestError.ResponseEnded, "The response ended before it began."));
        }
    }

    private static async Task<WireRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? throw new InvalidOperationException("A request needs an address.");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in request.Content is { } content ? request.Headers.Concat(content.Headers) : request.Headers)
        {
            headers[name] = string.Join(", ", values);
        }

        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return new WireRequest(request.Method.Method, Uri.UnescapeDataString(address.AbsolutePath), address.Query, headers, body);
    }

    private static HttpResponseMessage Response(WireAnswer answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(answer.Body) };
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
