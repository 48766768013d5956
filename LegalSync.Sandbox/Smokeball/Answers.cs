using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>The envelopes of Smokeball's answers: pages, collections and problems.</summary>
internal static class Answers
{
    private const int LargestPage = 500;

    public static IResult Json(JsonNode node, int status = StatusCodes.Status200OK) => Results.Text(node.ToJsonString(), "application/json", null, status);

    /// <summary>The address the caller used, for links.</summary>
    public static string Host(HttpRequest request) => $"{request.Scheme}://{request.Host}";

    /// <summary>A page of what passes the request's filters, in the order the records were made.</summary>
    public static IResult Page<T>(HttpRequest request, IEnumerable<T> records, Func<T, JsonNode> show)
    {
        if (!TryRange(request, out var offset, out var limit, out var problem))
        {
            return problem!;
        }

        var all = records.ToList();
        var self = Host(request) + request.Path;
        var page = new JsonObject
        {
            ["href"] = self, ["offset"] = offset, ["limit"] = limit, ["size"] = all.Count, ["first"] = new JsonObject { ["href"] = self },
            ["last"] = PageLink(self, limit, all.Count == 0 ? 0 : (all.Count - 1) / limit * limit),
        };
        if (offset > 0)
        {
            page["previous"] = PageLink(self, limit, Math.Max(0, offset - limit));
        }

        // As in the real system until lately, the next link forgets the filters: a client builds its own.
        if (offset + limit < all.Count)
        {
            page["next"] = PageLink(self, limit, offset + limit);
        }

        page["value"] = new JsonArray([.. all.Skip(offset).Take(limit).Select(show)]);
        return Json(page);
    }

    /// <summary>A collection that has no pages.</summary>
    public static IResult All(HttpRequest request, IEnumerable<JsonNode> records) =>
        Json(new JsonObject { ["href"] = Host(request) + request.Path, ["value"] = new JsonArray([.. records]) });

    /// <summary>The request's JSON body, or null when it is not readable as one.</summary>
    public static async Task<T?> BodyAsync<T>(HttpRequest request) where T : class
    {
        try
        {
            return request.HasJsonContentType() ? await request.ReadFromJsonAsync<T>(request.HttpContext.RequestAborted) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult NotFound(HttpRequest request) => Problem(request, StatusCodes.Status404NotFound, "Not Found", "The resource does not exist.", null);

    public static IResult BadRequest(HttpRequest request, string field, string message) =>
        Problem(request, StatusCodes.Status400BadRequest, "Bad Request", "One or more validation errors occurred.", new JsonObject { ["field"] = field, ["message"] = message });

    /// <summary>Keeps what changed at or after the instant the request names, in either of the two dialects.</summary>
    public static bool TrySince(HttpRequest request, out DateTimeOffset? since, out IResult? problem)
    {
        (since, problem) = (null, null);
        var (ticks, iso) = (request.Query["UpdatedSince"].FirstOrDefault(), request.Query["LastUpdated"].FirstOrDefault());
        if (ticks is not null && iso is not null)
        {
            problem = BadRequest(request, "LastUpdated", "LastUpdated cannot be used in conjunction with UpdatedSince.");
        }
        else if (ticks is not null)
        {
            if (long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= DateTime.MaxValue.Ticks)
            {
                since = new DateTimeOffset(value, TimeSpan.Zero);
            }
            else
            {
                problem = BadRequest(request, "UpdatedSince", "UpdatedSince is a number of .NET ticks.");
            }
        }
        else if (iso is not null)
        {
            if (DateTimeOffset.TryParse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var value))
            {
                since = value;
            }
            else
            {
                problem = BadRequest(request, "LastUpdated", "LastUpdated is an ISO 8601 date and time.");
            }
        }

        return problem is null;
    }

    public static IEnumerable<T> Since<T>(this IEnumerable<T> records, DateTimeOffset? since) where T : PracticeRecord =>
        since is { } instant ? records.Where(record => record.LastUpdated >= instant) : records;

    private static JsonObject PageLink(string self, int limit, int offset) =>
        new() { ["href"] = string.Create(CultureInfo.InvariantCulture, $"{self}?limit={limit}&offset={offset}"), ["rel"] = "collection" };

    private static bool TryRange(HttpRequest request, out int offset, out int limit, out IResult? problem)
    {
        (offset, limit, problem) = (0, LargestPage, null);
        if (request.Query["Offset"].FirstOrDefault() is { } from && (!int.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out offset)))
        {
            problem = BadRequest(request, "Offset", "Offset must be 0 or more.");
        }
        else if (request.Query["Limit"].FirstOrDefault() is { } most
            && (!int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LargestPage))
        {
            problem = BadRequest(request, "Limit", "Limit must be between 1 and 500.");
        }

        return problem is null;
    }

    private static IResult Problem(HttpRequest request, int status, string title, string detail, JsonObject? error)
    {
        var problem = new JsonObject
        {
            ["type"] = "https://tools.ietf.org/html/rfc7807", ["title"] = title, ["status"] = status, ["detail"] = detail, ["instance"] = request.Path.ToString(),
        };
        if (error is not null)
        {
            problem["errors"] = new JsonArray(error);
        }

        return Results.Text(problem.ToJsonString(), "application/problem+json", null, status);
    }
}
