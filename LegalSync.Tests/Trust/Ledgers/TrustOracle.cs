namespace LegalSync.Tests.Trust.Ledgers;

/// <summary>A movement as the oracle keeps it: cents and day numbers, nothing of the product's.</summary>
internal sealed class Told
{
    public required string Id { get; init; }

    public required bool IsIn { get; init; }

    public required long Cents { get; set; }

    public required int Day { get; set; }

    public string Reference { get; set; } = "";

    public string Description { get; set; } = "";

    public bool IsReversed { get; set; }

    public bool IsReversal { get; init; }

    public int Version { get; set; } = 1;

    public long Signed => IsIn ? Cents : -Cents;

    /// <summary>True when it is an item of its own that may be released.</summary>
    public bool IsReleasable => !IsReversed && !IsReversal;
}

/// <summary>
/// A second opinion on one client ledger, written from the rules and not from the product: what overdraws, what may be released, and why not.
/// </summary>
internal sealed class TrustOracle(long opening, int today)
{
    private readonly Dictionary<string, (bool IsIn, long Cents, int Day)> _released = [];

    public List<Told> Facts { get; } = [];

    public List<long> Holds { get; } = [];

    public IEnumerable<string> Released => _released.Keys;

    public long Observed => opening + Facts.Where(fact => fact.Day <= today).Sum(fact => fact.Signed);

    /// <summary>True when the ledger is below zero at the end of any step of the past, money in before money out within a day.</summary>
    public bool IsOverdrawn => Walk(Facts.Where(fact => fact.Day <= today).Select(fact => (fact.Day, fact.Signed))).Any(balance => balance < 0);

    /// <summary>The facts changed: releases of what changed, or can no longer be, do not stand.</summary>
    public void Evaluate()
    {
        foreach (var (id, was) in _released.ToList())
        {
            var fact = Facts.Find(one => one.Id == id);
            if (fact is null || !fact.IsReleasable || fact.Cents != was.Cents || fact.Day != was.Day || (!fact.IsIn && !MayWait(fact)))
            {
                _released.Remove(id);
            }
        }
    }

    /// <summary>True when a movement waits for approval, and no card holds it: nothing made out to cash ever does.</summary>
    public bool MayWait(Told fact) => fact.IsReleasable && (fact.IsIn || (fact.Description != "Cash" && !IsOverdrawn && (fact.Day <= today || !FallsShort(fact))));

    /// <summary>What may leave, or has been let go: outflows that nothing holds back.</summary>
    public IEnumerable<string> Leaving => Facts.Where(fact => !fact.IsIn && MayWait(fact)).Select(fact => fact.Id);

    /// <summary>Judges a release and takes it over when nothing forbids it. Answers the rule that forbids it.</summary>
    public string? Approve(Told fact)
    {
        if (fact.IsIn)
        {
            _released[fact.Id] = (true, fact.Cents, fact.Day);
            return null;
        }

        var why = Forbids(fact);
        if (why is null)
        {
            _released[fact.Id] = (false, fact.Cents, fact.Day);
        }

        return why;
    }

    /// <summary>Takes a release back; false when another one rests on it.</summary>
    public bool Undo(string id)
    {
        var was = _released[id];
        _released.Remove(id);
        if (was.IsIn && LowestFrom(was.Day) < 0)
        {
            _released[id] = was;
            return false;
        }

        return true;
    }

    /// <summary>The smallest balance of what is released from a day on.</summary>
    public long LowestFrom(int day)
    {
        var (balance, lowest) = (opening, opening);
        foreach (var one in _released.Values.OrderBy(one => one.Day).ThenBy(one => one.IsIn ? 0 : 1))
        {
            balance += one.IsIn ? one.Cents : -one.Cents;
            lowest = one.Day >= day ? Math.Min(lowest, balance) : lowest;
        }

        return lowest;
    }

    private string? Forbids(Told fact)
    {
        _released[fact.Id] = (false, fact.Cents, fact.Day);
        var lowest = LowestFrom(fact.Day);
        _released.Remove(fact.Id);
        if (lowest < 0)
        {
            return "T01";
        }

        if (fact.Description.Length == 0 && fact.Reference.Length == 0)
        {
            return "T07";
        }

        if (fact.Description.StartsWith("Cash", StringComparison.Ordinal))
        {
            return "T08";
        }

        var day = Math.Max(fact.Day, today);
        var free = opening + _released.Where(pair => pair.Value.Day <= day)
            .Sum(pair => !pair.Value.IsIn ? -pair.Value.Cents : CollectedBy(Facts.Find(one => one.Id == pair.Key)!, day) ? pair.Value.Cents : 0);
        return fact.Cents > free ? "T02"
            : Holds.Count > 0 && fact.Cents > free - Holds.Sum() ? "T06"
            : null;
    }

    /// <summary>A cheque is collected seven working days after its date; anything unnamed at once.</summary>
    private static bool CollectedBy(Told receipt, int day)
    {
        if (!receipt.Reference.StartsWith("Check ", StringComparison.Ordinal))
        {
            return receipt.Day <= day;
        }

        var (at, left) = (DateOnly.FromDayNumber(receipt.Day), 7);
        while (left > 0)
        {
            at = at.AddDays(1);
            left -= at.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return at.DayNumber <= day;
    }

    private bool FallsShort(Told pending)
    {
        var balance = Observed;
        foreach (var fact in Facts.Where(fact => fact.Day > today).OrderBy(fact => fact.Day).ThenBy(fact => fact.IsIn ? 0 : 1).ThenBy(fact => fact.Id, StringComparer.Ordinal))
        {
            balance += fact.Signed;
            if (fact.Id == pending.Id)
            {
                return balance < 0;
            }
        }

        return false;
    }

    private IEnumerable<long> Walk(IEnumerable<(int Day, long Signed)> steps)
    {
        var balance = opening;
        foreach (var (_, signed) in steps.OrderBy(step => step.Day).ThenBy(step => step.Signed < 0 ? 1 : 0))
        {
            balance += signed;
            yield return balance;
        }
    }
}
