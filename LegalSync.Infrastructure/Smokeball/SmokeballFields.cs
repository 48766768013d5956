using System.Globalization;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Infrastructure.Smokeball;

/// <summary>The fields of one captured record, read strictly: an amount is exact or it is refused; nothing is rounded.</summary>
/// <remarks>Fields are named by their path, <c>invoiceTotals.total</c>, so that a refusal can name them too.</remarks>
internal sealed class SmokeballFields
{
    private const int RateDecimals = 4;
    private readonly SourceKind _kind;
    private readonly SourceId _id;
    private readonly Currency _currency;
    private readonly JsonElement _root;

    private SmokeballFields(SourceKind kind, SourceId id, Currency currency, JsonElement root) =>
        (_kind, _id, _currency, _root) = (kind, id, currency, root);

    /// <summary>The fields of a record.</summary>
    /// <exception cref="SourceFormatException">The record is not of the kind, or no JSON object.</exception>
    public static SmokeballFields Of(SourceRecord record, SourceKind kind, Currency currency)
    {
        if (record.Kind != kind)
        {
            throw new ArgumentException($"A {record.Kind} is not a {kind}.", nameof(record));
        }

        const string mend = "Read it again from Smokeball.";
        try
        {
            using var document = JsonDocument.Parse(record.Payload);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new SmokeballFields(kind, record.SourceId, currency, document.RootElement.Clone())
                : throw new SourceFormatException(kind, record.SourceId, "the record", mend);
        }
        catch (JsonException failure)
        {
            throw new SourceFormatException(kind, record.SourceId, "the record", mend, failure);
        }
    }

    /// <summary>The fields below one of these.</summary>
    public SmokeballFields Below(string path) =>
        Find(path) is { ValueKind: JsonValueKind.Object } inner ? new SmokeballFields(_kind, _id, _currency, inner) : throw Bad(path, "Read it again from Smokeball.");

    /// <summary>True when something other than null stands there.</summary>
    public bool Has(string path) => Find(path) is not null;

    /// <summary>A text; empty when absent.</summary>
    public string Text(string path) => OptionalText(path) ?? "";

    /// <summary>A text; null when absent, empty or the key that means nothing.</summary>
    public string? OptionalText(string path)
    {
        var (parent, name) = Parent(path);
        return parent is { } element ? SmokeballRecord.Text(element, name) : null;
    }

    /// <summary>A key that must be there.</summary>
    public string Key(string path) => OptionalText(path) ?? throw Bad(path, "Read it again from Smokeball.");

    /// <summary>Yes or no; what Smokeball leaves out counts as <paramref name="absent"/>.</summary>
    public bool Flag(string path, bool absent = false) => Find(path) switch
    {
        null => absent,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Bad(path, "It is neither yes nor no."),
    };

    /// <summary>An amount that must be there.</summary>
    public Money Money(string path, string mend) => OptionalMoney(path) ?? throw Bad(path, mend);

    /// <summary>An amount, if it is there.</summary>
    public Money? OptionalMoney(string path)
    {
        if (OptionalNumber(path) is not { } amount)
        {
            return null;
        }

        return decimal.Round(amount, _currency.Decimals) == amount && FitsMinor(amount)
            ? Domain.Amounts.Money.Of(amount, _currency)
            : throw Bad(path, "The amount is finer than a cent, or too large. Correct it in Smokeball.");
    }

    /// <summary>A price; null when absent.</summary>
    public Rate? OptionalRate(string path) => OptionalNumber(path) switch
    {
        null => null,
        { } price when decimal.Round(price, RateDecimals) == price && FitsMinor(price) => Rate.Of(price, _currency),
        _ => throw Bad(path, "The price has more than four decimals, or is too large. Correct it in Smokeball."),
    };

    /// <summary>A count of units to four decimals.</summary>
    public Quantity Units(string path, string mend) => OptionalNumber(path) switch
    {
        null => throw Bad(path, mend),
        { } units when decimal.Round(units, RateDecimals) == units && FitsMinor(units) => Quantity.Units(units),
        _ => throw Bad(path, "The quantity has more than four decimals, or is too large. Correct it in Smokeball."),
    };

    /// <summary>A whole number; null when absent.</summary>
    public long? OptionalWhole(string path) => OptionalNumber(path) switch
    {
        null => null,
        { } number when decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue => (long)number,
        _ => throw Bad(path, "A whole number was expected."),
    };

    /// <summary>The calendar day as written: never moved through a time zone, because a ledger date has none. Null when absent or the year 1.</summary>
    public DateOnly? OptionalDay(string path)
    {
        if (OptionalText(path) is not { } text)
        {
            return null;
        }

        return text.Length >= 10 && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day == DateOnly.MinValue ? null : day
            : throw Bad(path, "It is not a date. Correct it in Smokeball.");
    }

    /// <summary>A day that must be there.</summary>
    public DateOnly Day(string path, string mend) => OptionalDay(path) ?? throw Bad(path, mend);

    /// <summary>An instant that must be there; without a zone it is UTC.</summary>
    public DateTimeOffset Instant(string path) =>
        DateTimeOffset.TryParse(OptionalText(path), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) && instant > DateTimeOffset.MinValue
            ? instant
            : throw Bad(path, "The time is missing or is none. Read it again from Smokeball.");

    /// <summary>A member of a list of words that Smokeball sends by name or by number.</summary>
    public T? OptionalWord<T>(string path, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Find(path) is not { } element)
        {
            return null;
        }

        var word = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        return words.TryGetValue(word, out var found) ? found : throw Bad(path, $"'{word}' is not a value that is known. Tell support.");
    }

    /// <summary>Ids of the elements of a list, in order.</summary>
    public IReadOnlyList<string> Ids(string path)
    {
        if (Find(path) is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(element => SmokeballRecord.Text(element, "id") ?? throw Bad(path, "An entry has no key. Read it again from Smokeball."))]
            : throw Bad(path, "A list was expected.");
    }

    /// <summary>Ids of a list of links; links that lead nowhere are left out.</summary>
    public IReadOnlyList<string> Links(string path) => [.. SmokeballRecord.Links(_root, path)];

    /// <summary>Older lists of client keys.</summary>
    public IReadOnlyList<string> DeprecatedClients() => [.. SmokeballRecord.DeprecatedClients(_root)];

    /// <summary>The refusal of a field.</summary>
    public SourceFormatException Bad(string path, string mend) => new(_kind, _id, path, mend);

    /// <summary>A number is taken only as JSON writes numbers: a text that looks like one has been through other hands.</summary>
    private decimal? OptionalNumber(string path) => Find(path) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } element when element.TryGetDecimal(out var number) => number,
        _ => throw Bad(path, "It is not a number that can be taken exactly. Correct it in Smokeball."),
    };

    private static bool FitsMinor(decimal amount) => Math.Abs(amount) <= long.MaxValue / 10_000m;

    private JsonElement? Find(string path)
    {
        var (parent, name) = Parent(path);
        return parent is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;
    }

    private (JsonElement? Parent, string Name) Parent(string path)
    {
        var element = _root;
        var steps = path.Split('.');
        foreach (var step in steps[..^1])
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(step, out element))
            {
                return (null, steps[^1]);
            }
        }

        return (element, steps[^1]);
    }
}
