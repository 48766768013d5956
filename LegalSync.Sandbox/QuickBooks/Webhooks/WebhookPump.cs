namespace LegalSync.Sandbox.QuickBooks.Webhooks;

/// <summary>Delivers notifications over HTTP for as long as the server runs.</summary>
internal sealed class WebhookPump(BooksWebhooks webhooks) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient _client = new() { Timeout = Patience };

    /// <summary>Runs until it is stopped.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        webhooks.Carrier ??= CarryAsync;
        using var beat = new PeriodicTimer(Beat);
        while (!stopping.IsCancellationRequested)
        {
            await webhooks.DeliverDueAsync(stopping);
            await ((Task)beat.WaitForNextTickAsync(stopping).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private async Task<int?> CarryAsync(WebhookPost post, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, post.Address.Url) { Content = new ReadOnlyMemoryContent(post.Body) };
        foreach (var (name, value) in post.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using var answer = await _client.SendAsync(request, cancellationToken);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
