using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Reports;

/// <summary>The parts of a report's body. Every value in it is text.</summary>
internal static class Sheet
{
    /// <summary>An amount in a row; less than one has no leading zero.</summary>
    public static string Amount(decimal amount) => amount.ToString("#.00", CultureInfo.InvariantCulture);

    /// <summary>An amount in a total.</summary>
    public static string Total(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>An amount in a row, or nothing when it is zero.</summary>
    public static string AmountOrBlank(decimal amount) => amount == 0m ? "" : Amount(amount);

    /// <summary>One cell.</summary>
    public static JsonObject Cell(string? value, string? id = null)
    {
        var cell = new JsonObject { ["value"] = value ?? "" };
        if (id is not null)
        {
            cell["id"] = id;
        }

        return cell;
    }

    /// <summary>Cells without ids.</summary>
    public static IEnumerable<JsonObject> Cells(params IEnumerable<string> values) => values.Select(value => Cell(value));

    /// <summary>A row of data; some reports say its type and some do not.</summary>
    public static JsonObject Row(IEnumerable<JsonObject> cells, bool saysType = true)
    {
        var row = Line(cells);
        if (saysType)
        {
            row["type"] = "Data";
        }

        return row;
    }

    /// <summary>A section; any of its parts may be missing.</summary>
    public static JsonObject Section(IEnumerable<JsonObject>? header, IReadOnlyCollection<JsonObject>? rows, IEnumerable<JsonObject>? summary, string? group = null)
    {
        var section = new JsonObject();
        if (header is not null)
        {
            section["Header"] = Line(header);
        }

        if (rows is not null)
        {
            section["Rows"] = Rows(rows);
        }

        if (summary is not null)
        {
            section["Summary"] = Line(summary);
        }

        section["type"] = "Section";
        if (group is not null)
        {
            section["group"] = group;
        }

        return section;
    }

    /// <summary>The rows of a report or a section.</summary>
    public static JsonObject Rows(IReadOnlyCollection<JsonObject> rows) =>
        rows.Count == 0 ? [] : new JsonObject { ["Row"] = new JsonArray([.. rows]) };

    /// <summary>A column: what it is called and what it holds, with its key where the report has keys.</summary>
    public static JsonObject Column(string title, string type, string? key = null)
    {
        var column = new JsonObject { ["ColTitle"] = title, ["ColType"] = type };
        if (key is not null)
        {
            column["MetaData"] = new JsonArray(Option("ColKey", key));
        }

        return column;
    }

    /// <summary>The whole report.</summary>
    public static JsonObject Page(JsonObject header, IEnumerable<JsonObject> columns, IReadOnlyCollection<JsonObject> rows, bool hasData)
    {
        (header["Option"] ??= new JsonArray()).AsArray().Add(Option("NoReportData", hasData ? "false" : "true"));
        return new JsonObject
        {
            ["Header"] = header,
            ["Columns"] = new JsonObject { ["Column"] = new JsonArray([.. columns]) },
            ["Rows"] = Rows(hasData ? rows : []),
        };
    }

    /// <summary>A name with its value.</summary>
    public static JsonObject Option(string name, string value) => new() { ["Name"] = name, ["Value"] = value };

    /// <summary>The header that all reports share.</summary>
    public static JsonObject Header(string name, ReportRequest request, DateTimeOffset now)
    {
        var header = new JsonObject { ["Time"] = PacificTime.Stamp(now), ["ReportName"] = name };
        if (request.Period.Macro is { } macro)
        {
            header["DateMacro"] = macro;
        }

        header["ReportBasis"] = "Accrual";
        header["StartPeriod"] = request.Period.Start.Iso();
        header["EndPeriod"] = request.Period.End.Iso();
        header["Currency"] = "USD";
        if (request.Text("customer") is { } customer)
        {
            header["Customer"] = customer;
        }

        return header;
    }

    private static JsonObject Line(IEnumerable<JsonObject> cells) => new() { ["ColData"] = new JsonArray([.. cells]) };
}
