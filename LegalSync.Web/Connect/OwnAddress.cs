using LegalSync.Infrastructure.Connect;
using LegalSync.Web.Hosting;
using LegalSync.Web.Webhooks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LegalSync.Web.Connect;

/// <summary>In a demo the sandbox is on this machine and can be told where the application listens; outside it only a setting can say.</summary>
public sealed class OwnAddress(DemoOptions demo, IServer server) : IOwnAddress
{
    private static readonly string[] _anyHost = ["+", "*", "0.0.0.0", "[::]"];

    /// <inheritdoc />
    public Uri? Webhooks => demo.Enabled ? Addresses().FirstOrDefault() : null;

    private IEnumerable<Uri> Addresses() =>
        from address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []
        let parsed = BindingAddress.Parse(address)
        where parsed.Scheme == Uri.UriSchemeHttp && !parsed.IsUnixPipe && !parsed.IsNamedPipe
        let host = _anyHost.Contains(parsed.Host, StringComparer.Ordinal) ? "127.0.0.1" : parsed.Host
        let url = new UriBuilder(parsed.Scheme, host, parsed.Port, SmokeballWebhookEndpoint.Path).Uri
        where url.IsLoopback
        select url;
}
