using LegalSync.Domain.Capture;
using LegalSync.Web.Hosting;

namespace LegalSync.Web.Connect;

/// <summary>Where a person goes to connect an outside system, and where it sends her back.</summary>
public static class ConnectEndpoints
{
    /// <summary>Below this lie all of them.</summary>
    public const string Root = "/connect";

    /// <summary>The page with the connections; afterwards a person is there.</summary>
    public const string ConnectionsPage = "/connections";

    /// <summary>The way to connect a system: <c>/connect/quickbooks</c>, with <c>?connection=KEY</c> to renew that one.</summary>
    public static string PathOf(OutsideSystem system) => $"{Root}/{system.ToString().ToLowerInvariant()}";

    /// <summary>The address to be registered at the system.</summary>
    public static string ReturnPathOf(OutsideSystem system) => PathOf(system) + "/return";

    /// <summary>Maps them, for administrators alone.</summary>
    public static void MapConnect(this IEndpointRouteBuilder app)
    {
        foreach (var system in Enum.GetValues<OutsideSystem>())
        {
            app.MapGet(PathOf(system), (HttpContext context, ConnectFlow flow) => flow.BeginAsync(context, system)).RequireAuthorization(Policies.Administrator);
            app.MapGet(ReturnPathOf(system), (HttpContext context, ConnectFlow flow) => flow.EndAsync(context, system)).RequireAuthorization(Policies.Administrator);
        }
    }
}
