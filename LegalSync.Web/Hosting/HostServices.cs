using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.QuickBooks;
using LegalSync.Infrastructure.Security;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Web.Features;
using LegalSync.Web.Connect;
using Microsoft.AspNetCore.Components.Authorization;

namespace LegalSync.Web.Hosting;

/// <summary>What the application consists of.</summary>
public static class HostServices
{
    /// <summary>Adds everything: store, accounts, jobs, pages.</summary>
    public static void AddLegalSync(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var database = DatabaseOptions.Read(builder.Configuration);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SyncFeed>();
        services.AddLegalSyncStore(builder.Configuration);
        services.AddDataProtection().PersistKeys(builder.Configuration);
        services.AddLegalSyncIdentity();
        services.AddSmokeball();
        services.AddQuickBooks();
        services.AddLegalSyncJobs(database);
        services.AddUseCases(builder.Configuration);
        services.AddConnectPages();
        services.AddSignedInPeople();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddComponentLibrary();
        services.AddScreens();
    }

    private static void AddSignedInPeople(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, SignedInStill>();
        services.AddScoped<CurrentActor>();
    }
}
