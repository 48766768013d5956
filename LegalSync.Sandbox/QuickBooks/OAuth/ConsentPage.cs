using System.Net;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>The page on which an administrator lets an app in.</summary>
internal static class ConsentPage
{
    /// <summary>The page for a request's query.</summary>
    public static string Of(string query, string realmId)
    {
        var allow = WebUtility.HtmlEncode($"/connect/oauth2{query}&auto=1");
        var deny = WebUtility.HtmlEncode($"/connect/oauth2{query}&auto=deny");
        return $"""
            <!doctype html><html lang="en"><head><title>Connect to QuickBooks (sandbox)</title></head><body><main>
            <h1>Connect to QuickBooks</h1>
            <p>Sandbox company {WebUtility.HtmlEncode(realmId)}. The app asks to read and write its accounting data.</p>
            <p><a role="button" id="allow" href="{allow}">Connect</a> <a id="deny" href="{deny}">No thanks</a></p>
            </main></body></html>
            """;
    }
}
