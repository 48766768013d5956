using System.Globalization;

namespace LegalSync.Sandbox.Faults;

/// <summary>The faults that have been scripted, and which request meets which: the oldest rule that fits, as often as it says.</summary>
public sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<FaultRule> _rules = [];
    private readonly Dictionary<string, Action> _revocations = new(StringComparer.Ordinal);
    private int _lastId;

    /// <summary>Scripts a fault and answers it with its id.</summary>
    /// <exception cref="ArgumentException">The rule makes no sense, or its id is taken.</exception>
    public FaultRule Add(FaultRule rule)
    {
        if (rule.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(rule));
        }

        lock (_gate)
        {
            var id = rule.Id.Length > 0 ? rule.Id : "f" + (++_lastId).ToString(CultureInfo.InvariantCulture);
            if (_rules.Exists(other => other.Id == id))
            {
                throw new ArgumentException($"there is a fault {id} already", nameof(rule));
            }

            var added = rule with { Id = id, Used = 0 };
            _rules.Add(added);
            return added;
        }
    }

    /// <summary>All rules, spent ones too, in the order in which they were scripted.</summary>
    public IReadOnlyList<FaultRule> List()
    {
        lock (_gate)
        {
            return [.. _rules];
        }
    }

    /// <summary>Removes one rule, or all when no id is given; how many went.</summary>
    public int Clear(string? id = null)
    {
        lock (_gate)
        {
            return _rules.RemoveAll(rule => id is null || rule.Id == id);
        }
    }

    /// <summary>The rule that a request meets, which counts as used; or null.</summary>
    public FaultRule? Take(FaultRequest request) => Take(request, _ => true);

    /// <summary>The same among refusals only: the items of a batch are refused one by one.</summary>
    public FaultRule? TakeRefusal(FaultRequest request) => Take(request, rule => rule.Action == "refuse");

    /// <summary>The same among all but refusals.</summary>
    public FaultRule? TakeOtherThanRefusal(FaultRequest request) => Take(request, rule => rule.Action != "refuse");

    /// <summary>Whether any rule of a system is still to be met.</summary>
    public bool IsArmed(string system)
    {
        lock (_gate)
        {
            return _rules.Exists(rule => rule.System == system && IsLeft(rule));
        }
    }

    /// <summary>Names what ends all tokens of a system (<c>quickbooks</c> or <c>smokeball</c>).</summary>
    public void OnRevoke(string system, Action revoke)
    {
        lock (_gate)
        {
            _revocations[system] = revoke;
        }
    }

    /// <summary>Ends all tokens of a system; whether the system is known.</summary>
    public bool Revoke(string system)
    {
        Action? revoke;
        lock (_gate)
        {
            revoke = _revocations.GetValueOrDefault(system);
        }

        revoke?.Invoke();
        return revoke is not null;
    }

    private FaultRule? Take(FaultRequest request, Func<FaultRule, bool> ofKind)
    {
        lock (_gate)
        {
            var at = _rules.FindIndex(rule => IsLeft(rule) && ofKind(rule) && request.IsMeantBy(rule));
            return at < 0 ? null : _rules[at] = _rules[at] with { Used = _rules[at].Used + 1 };
        }
    }

    private static bool IsLeft(FaultRule rule) => rule.Times == -1 || rule.Used < rule.Times;
}
