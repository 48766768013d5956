namespace LegalSync.Domain.Autonomy;

/// <summary>The numbers that a promotion asks for. A firm may ask for more; the defaults are those the product was asked for.</summary>
public sealed record PromotionPolicy
{
    /// <summary>Days covered by signed weeks.</summary>
    public int LeastDays { get; init; } = 60;

    /// <summary>Full billing cycles covered by signed weeks.</summary>
    public int LeastCycles { get; init; } = 1;

    /// <summary>Pairs that count.</summary>
    public int LeastPairs { get; init; } = 100;

    /// <summary>After so many full cycles all pairs are enough, however few.</summary>
    public int CyclesForFewPairs { get; init; } = 2;

    /// <summary>The last pairs that must be free of value errors of ours.</summary>
    public int CleanPairs { get; init; } = 50;

    /// <summary>The bound on our error rate must lie below it.</summary>
    public Share MostBound { get; init; } = new(50_000);

    /// <summary>Of a hundred pairs, so many may be excluded.</summary>
    public int MostExcludedPercent { get; init; } = 2;
}
