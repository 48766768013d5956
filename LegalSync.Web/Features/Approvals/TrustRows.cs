using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Approvals;

/// <summary>A figure of a client ledger without a release and with it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Before">Without it.</param>
/// <param name="After">With it.</param>
public sealed record TrustRow(string Name, Money Before, Money After);

/// <summary>The figures that stand beside every decision about client money.</summary>
public static class TrustRows
{
    /// <summary>The five figures.</summary>
    public static IReadOnlyList<TrustRow> Of(ReleaseLook look) =>
    [
        new("Actual", look.Before.Actual, look.After.Actual), new("Collected", look.Before.Collected, look.After.Collected), new("Pending", look.Before.Pending, look.After.Pending),
        new("Projected", look.Before.Projected, look.After.Projected), new("Smallest from then on", look.Before.SmallestFuture, look.After.SmallestFuture),
    ];

    /// <summary>The same in sentences, for a question.</summary>
    public static IEnumerable<string> Say(ReleaseLook look)
    {
        yield return string.Join(" · ", Of(look).Select(row => row.Before == row.After ? $"{row.Name} {AmountText.Of(row.After)}" : $"{row.Name} {AmountText.Of(row.Before)} → {AmountText.Of(row.After)}"));
        if (look.Refusal is not null)
        {
            yield return $"It would be refused now: {look.Refusal}";
        }
    }
}
