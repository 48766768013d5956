using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace LegalSync.Web.Components.Layout;

/// <summary>A link of the rail that is lit as well on a page which belongs to its place and has an address of its own.</summary>
public sealed class PlaceLink : NavLink
{
    /// <summary>The relative address of that page; null when there is none.</summary>
    [Parameter] public string? Also { get; set; }

    [Inject] private NavigationManager Here { get; set; } = default!;

    /// <inheritdoc />
    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute) || (Also is { } also && new Uri(uriAbsolute).AbsolutePath == Here.ToAbsoluteUri(also).AbsolutePath);
}
