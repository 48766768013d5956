using System.Text.Json.Nodes;

namespace LegalSync.Tests.Sandbox.QuickBooks.Reports;

/// <summary>Asks the test books for reports and reads their rows as plain text.</summary>
internal static class ReportReading
{
    /// <summary>A report with its parameters as an address would carry them: <c>start_date=2026-05-01&amp;end_date=2026-05-31</c>.</summary>
    public static JsonObject Report(this TestBooks books, string name, string parameters = "") => books.Company.Report(
        name, parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]));

    /// <summary>The rows directly below a report or a section.</summary>
    public static IReadOnlyList<JsonObject> Rows(this JsonObject node) => [.. (node["Rows"]?["Row"] as JsonArray ?? []).Select(row => row!.AsObject())];

    /// <summary>The values of a row, or of a part of a section.</summary>
    public static string[] Values(this JsonObject row, string? part = null) =>
        [.. (part is null ? row : row[part]!)["ColData"]!.AsArray().Select(cell => cell!["value"]!.ToString())];

    /// <summary>The id of a cell, or null.</summary>
    public static string? IdAt(this JsonObject row, int index, string? part = null) => (part is null ? row : row[part]!)["ColData"]![index]!["id"]?.ToString();

    /// <summary>The section under a heading, at any depth.</summary>
    public static JsonObject SectionOf(this JsonObject node, string heading) =>
        Sections(node).First(section => section["Header"] is JsonObject && section.Values("Header")[0] == heading);

    /// <summary>The section of a group, at any depth.</summary>
    public static JsonObject Group(this JsonObject node, string group) => Sections(node).First(section => section["group"]?.ToString() == group);

    /// <summary>The types of the columns.</summary>
    public static string[] Columns(this JsonObject report) => [.. report["Columns"]!["Column"]!.AsArray().Select(column => column!["ColType"]!.ToString())];

    /// <summary>The value of an option of the header.</summary>
    public static string Option(this JsonObject report, string name) =>
        report["Header"]!["Option"]!.AsArray().Single(option => option!["Name"]!.ToString() == name)!["Value"]!.ToString();

    private static IEnumerable<JsonObject> Sections(JsonObject node) => node.Rows().SelectMany(row => Sections(row).Prepend(row));
}
