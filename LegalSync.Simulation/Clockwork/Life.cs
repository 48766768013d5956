namespace LegalSync.Simulation.Clockwork;

/// <summary>One process from its start to its end. What belongs to a life that is over is never run again.</summary>
/// <param name="name">What a history calls it.</param>
public sealed class Life(string name)
{
    /// <summary>What a history calls it.</summary>
    public string Name => name;

    /// <summary>True once it was killed.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Nothing of it runs before this instant: the process is stopped, or its machine swaps.</summary>
    public DateTimeOffset FrozenUntil { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Ends it at once.</summary>
    public void End() => IsOver = true;

    /// <summary>Stops it until an instant.</summary>
    public void Freeze(DateTimeOffset until) => FrozenUntil = until > FrozenUntil ? until : FrozenUntil;
}
