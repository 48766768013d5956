using Microsoft.AspNetCore.Components;

namespace LegalSync.Web.Components.Work;

/// <summary>A value of a facet as shown.</summary>
public sealed record FacetValue(string Value, string Title, int Count, bool IsOn);

/// <summary>A facet as shown.</summary>
public sealed record Facet(string Key, string Title, IReadOnlyList<FacetValue> Values);

/// <summary>Checkboxes with live counts. Redrawn only when the counts are others.</summary>
public sealed partial class FacetPanel
{
    private IReadOnlyList<Facet>? _drawn;

    /// <summary>The facets; a changed list is a new list.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<Facet> Facets { get; set; } = [];

    /// <summary>A box was ticked or unticked: facet, value, on.</summary>
    [Parameter] public EventCallback<(string Facet, string Value, bool IsOn)> Toggled { get; set; }

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        var isNew = !ReferenceEquals(_drawn, Facets);
        _drawn = Facets;
        return isNew;
    }
}
