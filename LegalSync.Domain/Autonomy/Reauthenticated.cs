namespace LegalSync.Domain.Autonomy;

/// <summary>Proof that a person signed in anew just before a grave decision.</summary>
/// <param name="At">When the sign-in was checked.</param>
public sealed record Reauthenticated(DateTimeOffset At)
{
    /// <summary>How long it holds.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    /// <summary>Why a proof does not do, as a refusal; null when it does.</summary>
    public static string? Refusal(Reauthenticated? proof, DateTimeOffset now) =>
        proof is not null && proof.At <= now && now - proof.At <= Holds ? null : "Sign in again first: this decision asks for a sign-in of the last five minutes.";
}
