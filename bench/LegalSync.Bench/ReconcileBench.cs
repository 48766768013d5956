using System.Globalization;
using BenchmarkDotNet.Attributes;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;

namespace LegalSync.Bench;

/// <summary>The comparison of two exports: equal records in another order, a twentieth of them with another amount.</summary>
[MemoryDiagnoser]
public class ReconcileBench
{
    private List<ComparedRecord> _source = [];
    private List<ComparedRecord> _ledger = [];

    /// <summary>Records a side.</summary>
    [Params(1_000, 10_000)]
    public int Records { get; set; }

    /// <summary>Makes both sides.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _source = [.. Enumerable.Range(1, Records).Select(number => Record("S", number, 0))];
        _ledger = [.. Enumerable.Range(1, Records).Reverse().Select(number => Record("L", number, number % 20 == 0 ? 100 : 0))];
    }

    /// <summary>Compares.</summary>
    [Benchmark]
    public ComparisonOutcome Compare() => Reconciler.Compare(_source, _ledger);

    private static ComparedRecord Record(string side, int number, long more) =>
        new(side + number.ToString(CultureInfo.InvariantCulture), Money.FromMinor((number % 997 * 1_25) + 10_000 + more, Currency.Usd))
        {
            Number = number.ToString(CultureInfo.InvariantCulture),
            Client = "Client " + (number % 300).ToString(CultureInfo.InvariantCulture),
            Date = new DateOnly(2026, 9, 1).AddDays(number % 60),
        };
}
