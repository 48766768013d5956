using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Sandbox.QuickBooks.Schema;

/// <summary>The properties a request may carry, and the form of each; the books refuse whatever is not listed.</summary>
internal static class EntitySchema
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Types = Parse(KnownProperties.Table);

    /// <summary>Refuses unknown properties (2010) and values of the wrong form, at any depth.</summary>
    public static void Check(string type, JsonObject body)
    {
        var known = Types[type];
        foreach (var (name, value) in body)
        {
            if (!known.TryGetValue(name, out var form))
            {
                throw Refuse.Unknown(name, type, known.Keys);
            }

            if (value is not null)
            {
                CheckValue(name, form, value);
            }
        }
    }

    /// <summary>Whether an entity has a property of that name at all.</summary>
    public static bool Knows(string type, string property) => Types.TryGetValue(type, out var known) && known.ContainsKey(property);

    private static void CheckValue(string name, string form, JsonNode value)
    {
        if (form == "x")
        {
            return;
        }

        if (form.EndsWith('*'))
        {
            var elements = value as JsonArray ?? throw Refuse.Malformed(name);
            foreach (var element in elements)
            {
                CheckValue(name, form[..^1], element ?? throw Refuse.Malformed(name));
            }

            return;
        }

        if (Types.ContainsKey(form))
        {
            Check(form, value as JsonObject ?? throw Refuse.Malformed(name));
            return;
        }

        CheckScalar(name, form, value as JsonValue ?? throw Refuse.Malformed(name));
    }

    private static void CheckScalar(string name, string form, JsonValue value)
    {
        switch (form[0])
        {
            case 'n' when value.GetValueKind() is not JsonValueKind.Number || !value.TryGetValue<decimal>(out _):
                throw Refuse.BadNumber(name, value.ToString());
            case 'b' when value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False):
                throw Refuse.Malformed(name);
            case 'd' when !DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                || date.Year is < 1900 or > 2999:
                throw Refuse.BadDate(name, value.ToString());
            case 's' when form.Length > 1 && value.ToString().Length is var length && length > int.Parse(form.AsSpan(1), CultureInfo.InvariantCulture):
                throw Refuse.TooLong(name, int.Parse(form.AsSpan(1), CultureInfo.InvariantCulture), length);
            case '=' when !form[1..].Split('|').Contains(value.ToString(), StringComparer.Ordinal):
                throw Refuse.BadEnumeration(name, value.ToString());
        }
    }

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Parse(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .GroupBy(words => words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.SelectMany(words => words.Skip(1)).Select(word => word.Split(':'))
                    .ToFrozenDictionary(pair => pair[0], pair => pair.Length > 1 ? pair[1] : "x", StringComparer.Ordinal),
                StringComparer.Ordinal);
}
