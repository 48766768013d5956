namespace LegalSync.Tests.Oracle;

/// <summary>How far a firm has been brought when its books are compared.</summary>
internal enum OracleCase
{
    /// <summary>Nothing was planted; every item was approved and posted.</summary>
    Clean,

    /// <summary>Discrepancies were planted, each card was cleared by its standard resolution, then every item was approved and posted.</summary>
    Resolved,
}
