using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LegalSync.Domain.Amounts;

/// <summary>How amounts stand in stored JSON: whole numbers with their unit, for example <c>"124050 USD"</c> minor units.</summary>
public static class AmountsJson
{
    /// <summary>The one set of options for everything that is stored or hashed. Members keep their declared order, so equal values give equal bytes.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new RateConverter());
        options.Converters.Add(new QuantityConverter());
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private static (long Number, string Unit) Split(ref Utf8JsonReader reader)
    {
        var text = reader.GetString() ?? throw new JsonException("An amount is missing.");
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && long.TryParse(text.AsSpan(0, space), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, text[(space + 1)..])
            : throw new JsonException($"'{text}' is not an amount.");
    }

    private static string Join(long number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (number, unit) = Split(ref reader);
            return Money.FromMinor(number, Currency.FromCode(unit));
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Join(value.Minor, value.Currency.Code));
    }

    private sealed class RateConverter : JsonConverter<Rate>
    {
        public override Rate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (number, unit) = Split(ref reader);
            return Rate.FromScaled(number, Currency.FromCode(unit));
        }

        public override void Write(Utf8JsonWriter writer, Rate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Join(value.Scaled, value.Currency.Code));
    }

    private sealed class QuantityConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (number, unit) = Split(ref reader);
            return Quantity.FromScaled(number, Enum.Parse<QuantityUnit>(unit));
        }

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Join(value.Scaled, value.Unit.ToString()));
    }
}
