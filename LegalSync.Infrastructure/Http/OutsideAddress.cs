namespace LegalSync.Infrastructure.Http;

/// <summary>What an address of an outside system must be: encrypted, or on this machine.</summary>
public static class OutsideAddress
{
    /// <summary>True for https, and for plain http on the loopback interface.</summary>
    public static bool IsAllowed(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
