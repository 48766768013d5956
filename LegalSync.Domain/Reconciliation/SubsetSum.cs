namespace LegalSync.Domain.Reconciliation;

/// <summary>Finds the records that add up to an amount, if there is exactly one way.</summary>
/// <param name="steps">How many steps all searches together may take; beyond it nothing more is found.</param>
internal sealed class SubsetSum(int steps)
{
    private const int StepsPerSearch = 20_000;
    private const int MostMembers = 16;

    private int _left = steps;

    /// <summary>Two or more of the records with the sum wanted; null when there is no way or more than one.</summary>
    public List<Candidate>? Find(long wanted, IReadOnlyList<Candidate> records)
    {
        var usable = records.Where(row => row.Minor != 0 && Math.Sign(row.Minor) == Math.Sign(wanted)).ToList();
        if (usable.Count < 2 || wanted == 0)
        {
            return null;
        }

        // Amounts of one sign: when all of them add up, no smaller part can.
        if (usable.Sum(row => row.Minor) == wanted)
        {
            return usable;
        }

        usable = [.. usable.Where(row => Math.Abs(row.Minor) < Math.Abs(wanted)).OrderByDescending(row => Math.Abs(row.Minor)).ThenBy(row => row.Rank)];
        if (usable.Count is < 2 or > MostMembers || _left <= 0)
        {
            return null;
        }

        var search = new Search(usable, Math.Abs(wanted), Math.Min(StepsPerSearch, _left));
        search.Walk(0, 0);
        _left -= search.Steps;
        return search.Answer;
    }

    private sealed class Search(List<Candidate> records, long wanted, int limit)
    {
        private readonly List<Candidate> _chosen = [];
        private readonly long[] _rest = Rests(records);
        private List<Candidate>? _first;
        private bool _second;

        public int Steps { get; private set; }

        public List<Candidate>? Answer => _second || Steps >= limit ? null : _first;

        public void Walk(int at, long sum)
        {
            if (sum == wanted)
            {
                _second = _first is not null;
                _first ??= [.. _chosen];
                return;
            }

            for (var i = at; i < records.Count && !_second && ++Steps < limit && sum + _rest[i] >= wanted; i++)
            {
                // The second of two copies in the place of the first would be the same answer again.
                var repeats = i > at && records[i].Content == records[i - 1].Content;
                if (repeats || sum + Math.Abs(records[i].Minor) > wanted)
                {
                    continue;
                }

                _chosen.Add(records[i]);
                Walk(i + 1, sum + Math.Abs(records[i].Minor));
                _chosen.RemoveAt(_chosen.Count - 1);
            }
        }

        private static long[] Rests(List<Candidate> records)
        {
            var rests = new long[records.Count];
            for (var i = records.Count - 1; i >= 0; i--)
            {
                rests[i] = Math.Abs(records[i].Minor) + (i + 1 < records.Count ? rests[i + 1] : 0);
            }

            return rests;
        }
    }
}
