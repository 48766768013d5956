using System.Text.Json;

namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>How one request ended. A closed set: everything that the outside can do is one of these.</summary>
public abstract record ChannelAnswer
{
    private ChannelAnswer()
    {
    }

    /// <summary>A success with a readable body.</summary>
    public sealed record Content(JsonElement Body) : ChannelAnswer;

    /// <summary>QuickBooks said no, and nothing was written.</summary>
    public sealed record Faulted(IReadOnlyList<Fault> Faults) : ChannelAnswer
    {
        /// <summary>The first code, which is the one that counts.</summary>
        public string Code => Faults[0].Code;

        /// <summary>What may be done now; of several faults what asks for the most care.</summary>
        public FaultClass FaultClass => FaultTable.ClassOf(Faults);

        /// <summary>For a person: what the first fault means, what to do, and everything that QuickBooks said.</summary>
        public string Sentence => FaultTable.SentenceOf(Faults[0] with { Message = Said, Detail = "" });

        /// <summary>Everything that QuickBooks said.</summary>
        public string Said => string.Join(" ", Faults.Select(fault => fault.Sentence).Distinct());

        /// <summary>True when one of the faults has the code.</summary>
        public bool Has(string code) => Faults.Any(fault => fault.Code == code);
    }

    /// <summary>The authorisation was not accepted; nothing was written.</summary>
    /// <param name="Problem">For a person; never QuickBooks' own words, which can hold a token.</param>
    /// <param name="MayRenew">True when a fresh access token may help.</param>
    public sealed record Unauthorised(string Problem, bool MayRenew) : ChannelAnswer;

    /// <summary>Too many requests; nothing was written.</summary>
    public sealed record Throttled(TimeSpan RetryAfter) : ChannelAnswer;

    /// <summary>Sent, and no answer that says what became of it.</summary>
    public sealed record Lost(string Problem) : ChannelAnswer;

    /// <summary>Nothing left this machine.</summary>
    public sealed record NotSent(string Problem) : ChannelAnswer;
}
