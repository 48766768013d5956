namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>The firm as drawn has no matter left that a discrepancy could be planted on.</summary>
public sealed class NoGroundException(string message) : InvalidOperationException(message);
