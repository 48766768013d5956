using System.Text.Json;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.QuickBooks.Reading;
using LegalSync.Infrastructure.QuickBooks.Transport;
using LegalSync.Infrastructure.QuickBooks.Wire;

namespace LegalSync.Infrastructure.QuickBooks;

/// <summary>Reads what became of a document from the answer to its request. Pure.</summary>
public static class SendReader
{
    /// <summary>Reads the answer to a single request.</summary>
    public static SendOutcome Read(BooksKind kind, ChannelAnswer answer) => answer switch
    {
        ChannelAnswer.Content { Body: var body } => Confirmed(kind, body),
        ChannelAnswer.Faulted faulted => Refused(faulted),
        ChannelAnswer.Unauthorised unauthorised => new SendOutcome(SendStatus.Unauthorised, Detail: unauthorised.Problem),
        ChannelAnswer.Throttled throttled => new SendOutcome(SendStatus.Throttled) { RetryAfter = throttled.RetryAfter },
        ChannelAnswer.Lost lost => Unknown(lost.Problem),
        ChannelAnswer.NotSent notSent => new SendOutcome(SendStatus.Unreachable, Detail: notSent.Problem),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no end of a request."),
    };

    /// <summary>An echo that cannot be read is not a confirmation: a look-up settles it.</summary>
    public static SendOutcome Confirmed(BooksKind kind, JsonElement body)
    {
        if (body.Member(EntityNames.Wrapper(kind)) is not { } echo || echo.Text("Id") is not { Length: > 0 } id)
        {
            return Unknown("QuickBooks' answer does not hold what was sent.");
        }

        // What was deleted is echoed by its key alone.
        if (EntityNames.Lists.Contains(kind) || echo.Text("status") == "Deleted")
        {
            return new SendOutcome(SendStatus.Confirmed, ListId: id);
        }

        return DocumentReader.Read(kind, echo) is { } document
            ? new SendOutcome(SendStatus.Confirmed, document)
            : Unknown("QuickBooks' echo of the document could not be understood.");
    }

    /// <summary>No answer that says what became of it.</summary>
    public static SendOutcome Unknown(string detail) => new(SendStatus.Unknown, Detail: detail);

    private static SendOutcome Refused(ChannelAnswer.Faulted faulted) =>
        new(SendStatus.Refused, Code: faulted.Code, Detail: faulted.Sentence)
        {
            MayBeOurs = faulted.FaultClass == FaultClass.LookUpFirst,
            IsStale = faulted.FaultClass == FaultClass.ReReadAndDecide,
        };
}
