using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>The books' refusal of a request: one error of the fault body that a caller receives.</summary>
public sealed class RefusedException(string code, string message, string detail, string? element = null) : Exception(detail)
{
    /// <summary>The error code, as text (<c>6240</c>).</summary>
    public string Code { get; } = code;

    /// <summary>The short sentence that goes with the code.</summary>
    public string Headline { get; } = message;

    /// <summary>The property that is at fault, when the books name one.</summary>
    public string? Element { get; } = element;

    /// <summary>The <c>Fault</c> node, as it stands in a body of its own or inside a batch answer.</summary>
    public JsonObject ToFault()
    {
        var error = new JsonObject { ["Message"] = Headline, ["Detail"] = Message, ["code"] = Code };
        if (Element is not null)
        {
            error["element"] = Element;
        }

        return new JsonObject { ["Error"] = new JsonArray(error), ["type"] = "ValidationFault" };
    }
}
