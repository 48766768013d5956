namespace LegalSync.Domain.Trust.Matching;

/// <summary>Finds the amounts of one sign that add up to a sum, if there is exactly one way. Bounded: what takes longer is not found.</summary>
/// <param name="steps">How many steps all searches together may take.</param>
internal sealed class AmountSearch(int steps)
{
    private const int StepsPerSearch = 4_000;
    private const int MostAmounts = 12;
    private const int MostChosen = 6;

    private int _left = steps;

    /// <summary>Indexes of two or more amounts with the sum; null when there is no way, more than one, or too many to try.</summary>
    public List<int>? Find(long sum, IReadOnlyList<long> amounts)
    {
        if (amounts.Count is < 2 or > MostAmounts || _left <= 0 || amounts.Any(amount => Math.Sign(amount) != Math.Sign(sum)))
        {
            return null;
        }

        var order = Enumerable.Range(0, amounts.Count).OrderByDescending(index => Math.Abs(amounts[index])).ToList();
        var walk = new Walk([.. order.Select(index => Math.Abs(amounts[index]))], Math.Min(StepsPerSearch, _left));
        walk.Go(0, Math.Abs(sum));
        _left -= walk.Steps;
        return walk.Answer?.Select(place => order[place]).Order().ToList();
    }

    private sealed class Walk(long[] amounts, int limit)
    {
        private readonly List<int> _chosen = [];
        private List<int>? _first;
        private bool _isAmbiguous;

        public int Steps { get; private set; }

        public List<int>? Answer => _isAmbiguous || Steps >= limit || _first?.Count < 2 ? null : _first;

        public void Go(int from, long rest)
        {
            if (rest == 0)
            {
                _isAmbiguous = _first is not null;
                _first ??= [.. _chosen];
                return;
            }

            for (var i = from; i < amounts.Length && !_isAmbiguous && ++Steps < limit && _chosen.Count < MostChosen; i++)
            {
                if (amounts[i] <= rest)
                {
                    _chosen.Add(i);
                    Go(i + 1, rest - amounts[i]);
                    _chosen.RemoveAt(_chosen.Count - 1);
                }
            }
        }
    }
}
