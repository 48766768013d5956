using System.Buffers;
using System.Text;
using System.Text.Json;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.QuickBooks.Rendering;

/// <summary>The exact request of a batch. Pure: the same parts give the same bytes.</summary>
public static class BatchBody
{
    /// <summary>The request that carries some parts of one batch.</summary>
    /// <exception cref="ArgumentException">There is no part, or one belongs to another batch.</exception>
    public static Envelope Of(IReadOnlyList<BatchPart> parts)
    {
        if (parts.Count == 0 || parts.Any(part => part.Envelope.Part is null || part.Envelope.RequestId != parts[0].Envelope.RequestId))
        {
            throw new ArgumentException("A batch is made of parts that share its key.", nameof(parts));
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("BatchItemRequest");
            foreach (var part in parts)
            {
                writer.WriteStartObject();
                writer.WriteString("bId", part.Envelope.Part);
                writer.WriteString("operation", "create");
                writer.WritePropertyName(EntityNames.Wrapper(part.Kind));
                writer.WriteRawValue(part.Envelope.Body);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        var key = parts[0].Envelope.RequestId;
        return new Envelope(key, $"batch?requestid={Uri.EscapeDataString(key)}&minorversion={EnvelopeRenderer.MinorVersion}", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }
}
