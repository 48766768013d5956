using System.Net;
using System.Text.RegularExpressions;

namespace LegalSync.Tests.Hosting;

/// <summary>Fills in the forms as a browser would: with the fields and the token that the page shows.</summary>
internal static partial class SignInForms
{
    public static async Task<HttpResponseMessage> SignInAsync(this HttpClient browser, string name, string password, string? returnUrl = null)
    {
        var address = returnUrl is null ? "/signin" : "/signin?ReturnUrl=" + Uri.EscapeDataString(returnUrl);
        return await browser.SubmitAsync(address, "signin", ("Form.Name", name), ("Form.Password", password));
    }

    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        foreach (var (name, _) in fields)
        {
            if (!html.Contains($"name=\"{name}\"", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"The page has no field {name}.");
            }
        }

        var values = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("_handler", form))
            .Append(KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value)));
        return await browser.PostAsync(page, new FormUrlEncodedContent(values));
    }

    [GeneratedRegex("__RequestVerificationToken\" value=\"([^\"]*)\"")]
    private static partial Regex Token();
}
