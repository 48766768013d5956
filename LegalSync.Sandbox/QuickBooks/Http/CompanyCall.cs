using System.Text.Json.Nodes;
using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Http;

/// <summary>One request to a company that has passed the gate.</summary>
/// <param name="Company">The company.</param>
/// <param name="Wire">The request.</param>
/// <param name="Fate">What is scripted for it.</param>
internal sealed record CompanyCall(QuickBooksCompany Company, WireRequest Wire, ScriptedFate Fate)
{
    /// <summary>Where that is scripted, lets a person save the document a moment before the caller does.</summary>
    public void LetPersonGoFirst(string entity, JsonObject body)
    {
        if (!Fate.PersonFirst || body.Text("Id") is not { } id)
        {
            return;
        }

        try
        {
            Company.Change(entity, id, []);
        }
        catch (InvalidOperationException problem) when (problem.InnerException is RefusedException)
        {
            // The person cannot save it either; the caller will hear why.
        }
    }
}
