namespace LegalSync.Domain.Autonomy;

/// <summary>What was measured in a month; null or empty where nothing was.</summary>
public sealed record OutcomeMeasures
{
    /// <summary>When people acted while they reviewed differences and cards: the instants of their decisions, one list for each person.</summary>
    public IReadOnlyList<IReadOnlyList<DateTimeOffset>> Reviewing { get; init; } = [];

    /// <summary>The same for trust reconciliations.</summary>
    public IReadOnlyList<IReadOnlyList<DateTimeOffset>> ReconcilingTrust { get; init; } = [];

    /// <summary>Errors in bills that were found before the invoice went out; null when nobody looked.</summary>
    public int? BillingErrorsCaught { get; init; }

    /// <summary>Of each invoice that was sent, the days from its first time entry.</summary>
    public IReadOnlyList<int> DaysToInvoice { get; init; } = [];

    /// <summary>Documents that LegalSync entered in place of people; null before the cut-over.</summary>
    public int? DocumentsEntered { get; init; }
}

/// <summary>One outcome against the firm's own baseline.</summary>
/// <param name="Name">What is measured, in words.</param>
/// <param name="Unit">In what: minutes a month, errors a month, days.</param>
/// <param name="Before">What the firm entered; null when it entered nothing.</param>
/// <param name="Now">What was measured; null when nothing was.</param>
public sealed record OutcomeFigure(string Name, string Unit, int? Before, int? Now);

/// <summary>The outcomes that are shown to partners: measured figures against the firm's own, and nothing where there is none. Pure.</summary>
public static class OutcomeFigures
{
    /// <summary>A person who decides nothing for so long is taken to have done something else.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>The figures of a month.</summary>
    public static IReadOnlyList<OutcomeFigure> Of(OutcomeMeasures measures, FirmBaseline? baseline) =>
    [
        new("Reconciling both systems", "minutes a month", baseline?.ReconcilingMinutes, Minutes(measures.Reviewing)),
        new("Billing errors found before the invoice went out", "errors a month", baseline?.BillingErrors, measures.BillingErrorsCaught),
        new("From time entry to sent invoice", "days, the middle one", baseline?.DaysToInvoice, Middle(measures.DaysToInvoice)),
        new("Trust reconciliation", "minutes a month", baseline?.TrustMinutes, Minutes(measures.ReconcilingTrust)),
        new("Entering documents by hand", "minutes a month, by the firm's own minutes for one",
            measures.DocumentsEntered is { } entered && baseline is not null ? checked(entered * baseline.MinutesADocument) : null, measures.DocumentsEntered is null ? null : 0),
    ];

    /// <summary>Minutes that people worked, begun ones whole: from each act to the next where no long pause lies between. Null without acts.</summary>
    public static int? Minutes(IReadOnlyList<IReadOnlyList<DateTimeOffset>> acts)
    {
        if (acts.All(one => one.Count == 0))
        {
            return null;
        }

        var ticks = acts.Select(one => one.Order().ToList())
            .Sum(ordered => ordered.Zip(ordered.Skip(1), (from, to) => to - from).Where(gap => gap <= LongestPause).Sum(gap => gap.Ticks));
        return (int)((ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute);
    }

    /// <summary>The middle of some figures; of an even number, the lower one of the middle two.</summary>
    private static int? Middle(IReadOnlyList<int> figures) => figures.Count == 0 ? null : figures.Order().ToList()[(figures.Count - 1) / 2];
}
