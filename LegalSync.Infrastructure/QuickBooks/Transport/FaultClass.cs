namespace LegalSync.Infrastructure.QuickBooks.Transport;

/// <summary>What may be done after a fault. Ordered by care: of several faults in one answer the highest counts.</summary>
public enum FaultClass
{
    /// <summary>We sent something that can never be taken: an error of the program, shown to a person with its words.</summary>
    Bug = 1,

    /// <summary>A person must decide or mend something first.</summary>
    Person = 2,

    /// <summary>Renew the access token once and ask once more; after that a person connects again.</summary>
    RefreshThenOnce = 3,

    /// <summary>Wait and ask again.</summary>
    Wait = 4,

    /// <summary>Somebody changed it meanwhile: read it again and decide anew; never overwrite.</summary>
    ReReadAndDecide = 5,

    /// <summary>Evidence that the document or name may be there already, perhaps by an earlier try of ours: look before anything else is sent.</summary>
    LookUpFirst = 6,

    /// <summary>Nobody knows whether anything was written: the same envelope again or a look-up, never a new request id.</summary>
    Ambiguous = 7,
}

/// <summary>What is known of one code.</summary>
/// <param name="Code">QuickBooks' code without leading zeros.</param>
/// <param name="Class">What may be done.</param>
/// <param name="Meaning">What happened, as a bookkeeper would say it.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record KnownFault(string Code, FaultClass Class, string Meaning, string Remedy);
