using System.Globalization;
using System.Net;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>Classifies an answer by its status and body. Pure.</summary>
public static class AnswerReader
{
    /// <summary>How long to wait when QuickBooks does not say: its own advice.</summary>
    public static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(60);

    /// <summary>Reads an answer.</summary>
    public static ChannelAnswer Read(HttpStatusCode status, ReadOnlyMemory<byte> body, TimeSpan? retryAfter)
    {
        var json = WireJson.Parse(body);
        var faults = json is { } element ? FaultReader.Read(element) : FaultReader.ReadXml(body);
        if (status == HttpStatusCode.TooManyRequests || faults.Any(fault => fault.Code == Fault.Throttled))
        {
            return new ChannelAnswer.Throttled(retryAfter ?? DefaultWait);
        }

        if (status == HttpStatusCode.Unauthorized || faults.Any(fault => fault.Code == Fault.AuthenticationFailed) || IsTokenRefused(json))
        {
            return new ChannelAnswer.Unauthorised("QuickBooks no longer accepts the authorisation.", MayRenew: true);
        }

        if (faults.FirstOrDefault(fault => Fault.Forbidden.Contains(fault.Code)) is { } forbidden)
        {
            return new ChannelAnswer.Unauthorised(Explained(forbidden.Code), MayRenew: false);
        }

        if (status == HttpStatusCode.Forbidden && faults.Count == 0)
        {
            return new ChannelAnswer.Unauthorised(Explained(Fault.OtherCompany), MayRenew: false);
        }

        return faults.Count > 0 ? Fallen(status, faults) : Whole(status, json);
    }

    // The gateway can answer in OAuth's own form.
    private static bool IsTokenRefused(System.Text.Json.JsonElement? json) => json?.Text("error") is "invalid_token" or "invalid_grant" or "token_expired";

    // Our own words: QuickBooks' detail can hold a part of a token.
    private static string Explained(string code)
    {
        var known = FaultTable.Find(code);
        return $"{known.Meaning} {known.Remedy}";
    }

    private static ChannelAnswer Fallen(HttpStatusCode status, IReadOnlyList<Fault> faults)
    {
        var saysNothing = status >= HttpStatusCode.InternalServerError
            || faults.Any(fault => Fault.SayNothing.Contains(fault.Code) || fault.Type == "SystemFault");
        return saysNothing
            ? new ChannelAnswer.Lost($"QuickBooks failed ({Status(status)}, code {string.Join(", ", faults.Select(fault => fault.Code).Distinct())}).")
            : new ChannelAnswer.Faulted(faults);
    }

    private static ChannelAnswer Whole(HttpStatusCode status, System.Text.Json.JsonElement? json) =>
        (int)status is >= 200 and < 300 && json is { } body
            ? new ChannelAnswer.Content(body)
            : new ChannelAnswer.Lost($"QuickBooks gave no readable answer ({Status(status)}).");

    private static string Status(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)status}");
}
