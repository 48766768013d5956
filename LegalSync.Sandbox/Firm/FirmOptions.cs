namespace LegalSync.Sandbox.Firm;

/// <summary>How large the generated firm is, whether discrepancies are planted in it, and whether its trust accounts hold every kind of movement.</summary>
/// <param name="Matters">How many matters.</param>
/// <param name="Planted">Whether anything is wrong in it.</param>
/// <param name="AllKinds">Whether there are transfers, slips, returns, charges and interest in trust besides deposits and payments.</param>
/// <param name="ManualMonth">Whether people entered the last whole month before today into the books by hand, with their errors and three faults of the mapping.</param>
public sealed record FirmOptions(int Matters = FirmOptions.UsualMatters, bool Planted = true, bool AllKinds = false, bool ManualMonth = false)
{
    /// <summary>The size of the firm when nothing else is asked for.</summary>
    public const int UsualMatters = 300;

    /// <summary>Below this there is not one separate matter for each planted discrepancy.</summary>
    public const int LeastMattersWithPlants = 200;

    /// <summary>Below this there is not one separate matter for each error of the month kept by hand.</summary>
    public const int LeastMattersWithManualMonth = 300;

    /// <summary>Below this a firm has nothing to reconcile.</summary>
    public const int LeastMatters = 5;

    /// <summary>Beyond this the firm would run out of invented names.</summary>
    public const int MostMatters = 5_000;

    /// <summary>What is wrong with these options, or null.</summary>
    public string? Problem => this switch
    {
        { Matters: < LeastMatters } => $"matters must be at least {LeastMatters}.",
        { Matters: > MostMatters } => $"matters must be at most {MostMatters}.",
        { Planted: true, Matters: < LeastMattersWithPlants } => $"planted=on needs at least {LeastMattersWithPlants} matters.",
        { ManualMonth: true, Matters: < LeastMattersWithManualMonth } => $"manual=on needs at least {LeastMattersWithManualMonth} matters.",
        { ManualMonth: true, AllKinds: true } => "manual=on goes with kinds=usual only.",
        _ => null,
    };
}
