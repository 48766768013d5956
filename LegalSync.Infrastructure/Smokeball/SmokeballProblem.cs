using System.Text.Json;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>Turns what went wrong at Smokeball into a sentence for a person. Bodies are quoted only where Smokeball explains itself.</summary>
public static class SmokeballProblem
{
    /// <summary>Said when only a person can go on.</summary>
    public const string ConnectAgain = "Smokeball no longer accepts our authorisation. Connect Smokeball again.";

    private const int LongestQuote = 200;

    /// <summary>The sentence for an answer that was no success.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="what">What was asked for, for example "the matters".</param>
    public static string Of(SmokeballAnswer answer, string what) => answer.StatusCode switch
    {
        0 => $"Smokeball could not be reached for {what}, or did not answer in time.",
        404 => $"Smokeball did not find {what}.",
        429 => $"Smokeball kept saying that too much was asked, for {what}. The next run goes on.",
        >= 500 => $"Smokeball kept failing with status {answer.StatusCode} for {what}.",
        _ => $"Smokeball refused {what} with status {answer.StatusCode}{Explanation(answer.Body)}.",
    };

    /// <summary>The sentence for an answer that cannot be read.</summary>
    public static string Unreadable(string what) => $"Smokeball answered {what} in a form that is not known.";

    private static string Explanation(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return "";
            }

            var said = new[] { Text(root, "title"), Text(root, "detail"), FirstError(root) }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            return said.Count == 0 ? "" : ": " + Cut(string.Join(" ", said)).TrimEnd('.');
        }
        catch (JsonException)
        {
            return "";
        }
    }

    private static string? FirstError(JsonElement problem)
    {
        if (!problem.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array || errors.GetArrayLength() == 0)
        {
            return null;
        }

        var first = errors[0];
        return first.ValueKind switch
        {
            JsonValueKind.String => first.GetString(),
            JsonValueKind.Object => Text(first, "message") ?? Text(first, "errorMessage") ?? Text(first, "detail"),
            _ => null,
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static string Cut(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
