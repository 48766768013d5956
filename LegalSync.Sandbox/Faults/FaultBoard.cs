namespace LegalSync.Sandbox.Faults;

/// <summary>The faults that have been scripted, and which request meets which.</summary>
public sealed class FaultBoard
{
    private readonly Dictionary<string, Action> _revocations = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names what ends all tokens of a system (<c>quickbooks</c> or <c>smokeball</c>).</summary>
    public void OnRevoke(string system, Action revoke) => _revocations[system] = revoke;
}
