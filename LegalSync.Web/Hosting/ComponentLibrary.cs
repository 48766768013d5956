using Radzen;

namespace LegalSync.Web.Hosting;

/// <summary>The one registration of the component library. Besides this file only leaf components and App.razor name it.</summary>
public static class ComponentLibrary
{
    /// <summary>Adds its services.</summary>
    public static IServiceCollection AddComponentLibrary(this IServiceCollection services) => services.AddRadzenComponents();
}
