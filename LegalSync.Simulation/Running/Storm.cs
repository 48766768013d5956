using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.QuickBooks.Journal;

namespace LegalSync.Simulation.Running;

/// <summary>What the way to QuickBooks does to requests. Each history draws which faults it has and how often; in a calm there are none.</summary>
internal sealed class Storm
{
    private readonly Site _site;
    private readonly List<(string Name, int OfAThousand, Func<WireRequest, ScriptedFate> Fate)> _faults = [];
    private readonly bool _breaksBatches;
    private bool _isCalm;
    private bool _swallows;

    public Storm(Site site, int strength, int ofAThousand)
    {
        (_site, _breaksBatches) = (site, true);
        var dice = site.Dice;
        foreach (var (name, fate) in All())
        {
            if (dice.Chance(ofAThousand))
            {
                _faults.Add((name, dice.Between(20, 40 + strength), fate));
            }
        }

        site.Books.Company.RequestIds = dice.Below(4) switch
        {
            0 or 1 => Named("request ids ignored", RequestIds.Ignored),
            2 => Named("request ids forgotten", RequestIds.ForgottenAfter(dice.Span(1_000, 60_000))),
            _ => Named("request ids honoured", RequestIds.Honoured),
        };
        site.Server.Script = Draw;
    }

    /// <summary>A storm of exactly these faults.</summary>
    public Storm(Site site, RequestIds ids, params (string Name, int OfAThousand, Func<WireRequest, ScriptedFate> Fate)[] faults)
    {
        (_site, site.Books.Company.RequestIds) = (site, ids);
        _faults.AddRange(faults);
        site.Server.Script = Draw;
    }

    /// <summary>Every fault of the way, by name.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. new Storm().All().Select(fault => fault.Name), "part of a batch fails"];

    private Storm() => _site = null!;

    /// <summary>From now on every write is lost before it is seen, while reads are answered: nothing of it is in the books, again and again.</summary>
    public void SwallowWrites() => _swallows = true;

    /// <summary>From now on everything is answered.</summary>
    public void Calm() => _isCalm = true;

    private RequestIds Named(string name, RequestIds ids)
    {
        _site.Coverage.See("fault: " + name);
        return ids;
    }

    private ScriptedFate Draw(WireRequest request)
    {
        var latency = _site.Dice.Span(80, 900);
        if (_isCalm || request.IsTokenRequest)
        {
            return ScriptedFate.Latency(latency);
        }

        if (_swallows)
        {
            _site.Coverage.See("fault: every write lost for long");
            return request.IsWrite ? ScriptedFate.ResetBeforeCommit.With(latency) : ScriptedFate.Latency(latency);
        }

        var lot = _site.Dice.Below(1_000);
        foreach (var (name, ofAThousand, fate) in _faults)
        {
            if ((lot -= ofAThousand) < 0)
            {
                _site.Coverage.See("fault: " + name);
                _site.Pump.Note("way", $"{request.Method} {request.Entity}: {name}");
                return fate(request).With(latency);
            }
        }

        return request.IsBatch && _breaksBatches && _site.Dice.Chance(300) ? Partly().With(latency) : ScriptedFate.Latency(latency);
    }

    private ScriptedFate Partly()
    {
        _site.Coverage.See("fault: part of a batch fails");
        _site.Pump.Note("way", "batch: part of it fails");
        return ScriptedFate.Partly(_ => (ItemFate)(_site.Dice.Chance(600) ? 0 : _site.Dice.Below(4)), reversed: _site.Dice.Chance(500));
    }

    private IEnumerable<(string Name, Func<WireRequest, ScriptedFate> Fate)> All() =>
    [
        ("answer lost after commit", _ => _site.Dice.Chance(500) ? ScriptedFate.CommitThenDrop : ScriptedFate.CommitThenReset),
        ("reset before commit", _ => ScriptedFate.ResetBeforeCommit),
        ("commit after the caller gave up", _ => ScriptedFate.CommitLate(_site.Dice.Span(500, 119_000))),
        ("commit after the caller's time limit", _ => ScriptedFate.Pass with { Before = _site.Dice.Span(31_000, 117_000) }),
        ("answer after the caller's time limit", _ => ScriptedFate.DelayPastTimeout(_site.Dice.Span(31_000, 118_000))),
        ("no answer ever", _ => ScriptedFate.Pass with { TakesEffect = _site.Dice.Chance(500), End = WireFate.Silent }),
        ("10000 after commit", _ => ScriptedFate.Answer10000AfterCommit),
        ("10000 without commit", _ => ScriptedFate.Answer10000WithoutCommit),
        ("HTML 503", _ => ScriptedFate.Html503(_site.Dice.Chance(400))),
        ("429", _ => ScriptedFate.TooMany(_site.Dice.Chance(500) ? _site.Dice.Span(1_000, 30_000) : null, _site.Dice.Chance(300))),
        ("200 with a fault inside", request => request.IsWrite ? ScriptedFate.Fault200 : ScriptedFate.Html503()),
        ("401", _ => ScriptedFate.Unauthorised),
        ("unreachable", _ => ScriptedFate.UnreachableConnectFailed),
        ("request id ignored once", _ => ScriptedFate.CommitThenDrop with { IgnoresRequestId = true }),
    ];
}
