namespace LegalSync.Sandbox.Faults;

/// <summary>What becomes of one item of a batch.</summary>
public enum ItemFate
{
    /// <summary>It is carried out and answered.</summary>
    Carried,

    /// <summary>It is not carried out; its answer is a system failure (10000).</summary>
    Failed,

    /// <summary>It is carried out, and yet its answer is a system failure (10000).</summary>
    CarriedButFailed,

    /// <summary>It is carried out, and its answer is missing.</summary>
    CarriedButMissing,
}
