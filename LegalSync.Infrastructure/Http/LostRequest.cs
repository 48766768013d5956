namespace LegalSync.Infrastructure.Http;

/// <summary>Tells from the way a request failed whether the other side can have seen it.</summary>
public static class LostRequest
{
    /// <summary>True only when the failure came before a byte of the request can have left: name look-up, connecting, the TLS handshake.</summary>
    public static bool WasNeverSent(HttpRequestException failure) => failure.HttpRequestError
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError;
}
