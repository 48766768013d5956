namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Intuit's own id of a request: what its support asks for.</summary>
internal static class IntuitTid
{
    private const string Header = "intuit_tid";

    /// <summary>The id on an answer, or a dash.</summary>
    public static string Of(HttpResponseMessage response) =>
        response.Headers.TryGetValues(Header, out var values) || response.Headers.TryGetValues("Intuit-Tid", out values)
            ? string.Concat(values.First().Take(80).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            : "-";
}
