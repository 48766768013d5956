using System.Net;
using System.Text.Json;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Reads what became of each part of a batch. The answer's parts come in any order, and some may be missing. Pure.</summary>
public static class BatchReader
{
    /// <summary>One end for each part, in the order of the parts.</summary>
    public static IReadOnlyList<SendOutcome> Read(IReadOnlyList<BatchPart> parts, ChannelAnswer answer)
    {
        if (answer is ChannelAnswer.Faulted)
        {
            return [.. parts.Select(_ => new SendOutcome(SendStatus.NotAsBatch))];
        }

        if (answer is not ChannelAnswer.Content { Body: var body })
        {
            return [.. parts.Select(part => SendReader.Read(part.Kind, answer))];
        }

        var items = body.Member("BatchItemResponse") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        return [.. parts.Select(part => Fate(part, [.. items.Where(item => item.Text("bId") == part.Envelope.Part)]))];
    }

    private static SendOutcome Fate(BatchPart part, IReadOnlyList<JsonElement> answers)
    {
        if (answers.Count != 1)
        {
            return SendReader.Unknown("QuickBooks' answer to the batch does not say what became of this part.");
        }

        var faults = FaultReader.Read(answers[0]);
        return faults.Count == 0
            ? SendReader.Confirmed(part.Kind, answers[0])
            : SendReader.Read(part.Kind, AnswerReader.Read(HttpStatusCode.OK, JsonSerializer.SerializeToUtf8Bytes(answers[0]), null));
    }
}
