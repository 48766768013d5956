using LegalSync.Web.Components;
using LegalSync.Web.Verbs;
using Radzen;

if (await Verbs.TryRunAsync(args, Console.In, Console.Out, Console.Error, CancellationToken.None) is { } code)
{
    return code;
}

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddRadzenComponents();
var app = builder.Build();
app.UseAntiforgery();
app.MapStaticAssets();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
await app.RunAsync();
return 0;
