using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Queries;

/// <summary>A property's value in the order its type has: numbers, instants, or text without regard to case.</summary>
internal sealed record Sortable(string Text, decimal? Number, DateTimeOffset? Instant) : IComparable<Sortable>
{
    private static readonly string[] Numbers = ["Id", "TotalAmt", "Balance", "CurrentBalance", "Amount"];

    /// <summary>The value of a row, or null when it has none.</summary>
    public static Sortable? Of(JsonObject row, string property)
    {
        var text = property switch
        {
            "CustomerRef" or "VendorRef" => row.Ref(property),
            "AttachableRef.EntityRef.Type" => row.Objects("AttachableRef").FirstOrDefault()?.Text("EntityRef", "type"),
            "AttachableRef.EntityRef.value" => row.Objects("AttachableRef").FirstOrDefault()?.Ref("EntityRef"),
            _ when property.StartsWith("MetaData.", StringComparison.Ordinal) => row.Text("MetaData", property["MetaData.".Length..]),
            _ => row.Text(property),
        };
        return text is null ? null : Parse(property, text);
    }

    /// <summary>The value that a statement writes for a property.</summary>
    /// <exception cref="RefusedException">4001: it is not a value of the property's type.</exception>
    public static Sortable Parse(string property, string text)
    {
        if (Numbers.Contains(property, StringComparer.Ordinal))
        {
            return decimal.TryParse(text, CultureInfo.InvariantCulture, out var number)
                ? new Sortable(text, number, null)
                : throw Parser.Invalid($"value '{text}' is not a number for property {property}");
        }

        if (property.StartsWith("MetaData.", StringComparison.Ordinal))
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
                ? new Sortable(text, null, instant)
                : throw Parser.Invalid($"value '{text}' is not a date and time for property {property}");
        }

        if (property is "TxnDate" or "DueDate" or "ExpirationDate" && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw Parser.Invalid($"value '{text}' is not a date for property {property}");
        }

        return new Sortable(text, null, null);
    }

    /// <inheritdoc />
    public int CompareTo(Sortable? other) =>
        other is null ? 1
        : (Number, other.Number) is ({ } left, { } right) ? left.CompareTo(right)
        : (Instant, other.Instant) is ({ } earlier, { } later) ? earlier.CompareTo(later)
        : string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase);
}
