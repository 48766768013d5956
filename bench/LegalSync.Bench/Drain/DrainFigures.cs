using LegalSync.Sandbox.QuickBooks.Engine;

namespace LegalSync.Bench.Drain;

/// <summary>What one poster reached. Everything but <see cref="WallSeconds"/> is counted by the sandbox or measured in virtual time.</summary>
internal sealed record DrainFigures
{
    /// <summary>Forty batches of thirty.</summary>
    public const int BatchCeiling = 1_200;

    /// <summary>Forty batches of thirty, and a single write with every other request of the minute.</summary>
    public const int MixedCeiling = 1_660;

    /// <summary>Customers, invoices and payments in the books.</summary>
    public required int Operations { get; init; }

    /// <summary>From the start to the last effect.</summary>
    public required double VirtualSeconds { get; init; }

    /// <summary>
    /// Operations a minute, where the minute that the first burst uses up in advance is counted in full: the rate that goes on for ever,
    /// not the one that a short run can reach on an empty allowance.
    /// </summary>
    public required double OperationsPerMinute { get; init; }

    /// <summary>Part of 1,200.</summary>
    public double ShareOfBatchCeiling => Math.Round(OperationsPerMinute / BatchCeiling, 4);

    /// <summary>Part of 1,660.</summary>
    public double ShareOfMixedCeiling => Math.Round(OperationsPerMinute / MixedCeiling, 4);

    /// <summary>Answers with 429.</summary>
    public required long TooManyRequests { get; init; }

    /// <summary>All requests that arrived.</summary>
    public required long Requests { get; init; }

    /// <summary>Batches among them.</summary>
    public required long Batches { get; init; }

    /// <summary>Writes of one document among them.</summary>
    public required long Singles { get; init; }

    /// <summary>Request keys that took effect twice.</summary>
    public required int Twice { get; init; }

    /// <summary>Invoices that nobody paid: a payment that did not find its invoice leaves one.</summary>
    public required int Unpaid { get; init; }

    /// <summary>How long this machine took.</summary>
    public double WallSeconds { get; init; }

    /// <summary>Counts what a company's journal holds.</summary>
    public static DrainFigures Of(DrainBooks books, IReadOnlyList<Effect> effects)
    {
        var counts = books.Server.Journal.Requests.Counts;
        var seconds = effects.Count == 0 ? 0 : (effects.Max(effect => effect.At) - DrainBooks.Start).TotalSeconds;
        return new DrainFigures
        {
            Operations = effects.Count(effect => effect.Operation == "create" && effect.Entity is "Customer" or "Invoice" or "Payment"),
            VirtualSeconds = Math.Round(seconds, 1),
            OperationsPerMinute = Math.Round(effects.Count * 60 / (seconds + 60), 1),
            TooManyRequests = counts.Throttled,
            Requests = counts.Requests,
            Batches = counts.Batches,
            Singles = counts.Singles,
            Twice = effects.Where(effect => effect.RequestId is not null).GroupBy(effect => effect.RequestId).Count(key => key.Count() > 1),
            Unpaid = books.Server.Company.Query("select count(*) from Invoice where Balance > '0'")["QueryResponse"]?["totalCount"]?.GetValue<int>() ?? 0,
        };
    }
}
