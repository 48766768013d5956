using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>Writes a request body in a fixed order of members, so that the same draft always gives the same bytes.</summary>
internal sealed class BodyWriter
{
    private readonly Utf8JsonWriter _json;

    private BodyWriter(Utf8JsonWriter json) => _json = json;

    /// <summary>A body. It is plain ASCII (other letters are escaped), so no guess about its encoding can change it.</summary>
    public static string Write(Action<BodyWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(new BodyWriter(json));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Text; left out when empty.</summary>
    public void Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _json.WriteString(name, value);
        }
    }

    /// <summary>A reference to another entity; left out when there is none.</summary>
    public void Ref(string name, string? id)
    {
        if (id is not null)
        {
            Object(name, reference => reference.Text("value", id));
        }
    }

    /// <summary>An amount as a number with the currency's decimals, always: a replay must carry the same bytes.</summary>
    public void Amount(string name, Money amount)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(amount.ToPlainString());
    }

    /// <summary>A number with up to four decimals.</summary>
    public void Number(string name, decimal number)
    {
        _json.WritePropertyName(name);
        _json.WriteRawValue(number.ToString("0.####", CultureInfo.InvariantCulture));
    }

    /// <summary>A date; left out when there is none.</summary>
    public void Date(string name, DateOnly? date) => Text(name, date?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>True or false.</summary>
    public void Flag(string name, bool value) => _json.WriteBoolean(name, value);

    /// <summary>A nested object.</summary>
    public void Object(string name, Action<BodyWriter> members)
    {
        _json.WriteStartObject(name);
        members(this);
        _json.WriteEndObject();
    }

    /// <summary>A list of objects.</summary>
    public void List<T>(string name, IEnumerable<T> items, Action<BodyWriter, T> members)
    {
        _json.WriteStartArray(name);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            members(this, item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }
}
