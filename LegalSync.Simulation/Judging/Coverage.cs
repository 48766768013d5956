using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace LegalSync.Simulation.Judging;

/// <summary>What was seen: how often, and in how many histories.</summary>
public sealed class Coverage
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>Notes a sight.</summary>
    public void See(string what) => _seen[what] = _seen.GetValueOrDefault(what) + 1;

    /// <summary>What was seen and how often.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;
}

/// <summary>The coverage of many histories.</summary>
public sealed class CoverageSum
{
    private readonly ConcurrentDictionary<string, (long Times, int Histories)> _sums = new(StringComparer.Ordinal);
    private int _histories;

    /// <summary>How many histories were added.</summary>
    public int Histories => _histories;

    /// <summary>Adds one history.</summary>
    public void Add(Coverage coverage)
    {
        Interlocked.Increment(ref _histories);
        foreach (var (what, times) in coverage.Seen)
        {
            _sums.AddOrUpdate(what, (times, 1), (_, sum) => (sum.Times + times, sum.Histories + 1));
        }
    }

    /// <summary>How often something was seen.</summary>
    public long Times(string what) => _sums.GetValueOrDefault(what).Times;

    /// <summary>In how many of a thousand histories something was seen.</summary>
    public int PerMille(string what) => _histories == 0 ? 0 : (int)(_sums.GetValueOrDefault(what).Histories * 1_000L / _histories);

    /// <summary>A table of it.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_histories} histories\n");
        foreach (var (what, sum) in _sums.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{what,-44}{sum.Times,12}  in {PerMille(what),4} of 1000 histories\n");
        }

        return text.ToString();
    }
}
