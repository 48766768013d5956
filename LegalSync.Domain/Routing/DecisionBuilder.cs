using System.Globalization;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Gathers findings and outcomes while one item is looked at, so that no condition hides another.</summary>
internal sealed class DecisionBuilder
{
    private readonly List<Finding> _findings = [];
    private readonly List<RuleOutcome> _outcomes = [];

    /// <summary>Findings so far.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Outcomes so far.</summary>
    public IReadOnlyList<RuleOutcome> Outcomes => _outcomes;

    /// <summary>Keeps the outcome of a look-up and its finding, and hands the value on.</summary>
    public T? Take<T>((T? Value, Finding? Finding, RuleOutcome Outcome) answer)
        where T : struct
    {
        Note(answer.Outcome);
        if (answer.Finding is { } finding)
        {
            Find(finding);
        }

        return answer.Value;
    }

    /// <summary>Keeps a finding; the same condition once.</summary>
    public void Find(Finding finding)
    {
        if (!_findings.Any(earlier => earlier.Code == finding.Code && earlier.Subject == finding.Subject))
        {
            _findings.Add(finding);
        }
    }

    /// <summary>Keeps an outcome.</summary>
    public void Note(RuleOutcome outcome)
    {
        if (!_outcomes.Contains(outcome))
        {
            _outcomes.Add(outcome);
        }
    }

    /// <summary>The directive that stands for an item, of the kinds asked for; the latest wins.</summary>
    public static Directive? Directive(MatterCase matterCase, ItemKey key, params DirectiveKind[] kinds) =>
        matterCase.Directives[key.Event].Where(directive => directive.RevokedAt is null && kinds.Contains(directive.Kind)).MaxBy(directive => directive.Sequence);

    /// <summary>An end that a person decided, if one did.</summary>
    public static (Stage Stage, string Reason, DocumentRef? Adopted)? DecidedEnd(MatterCase matterCase, ItemKey key) =>
        Directive(matterCase, key, DirectiveKind.AdoptDocument, DirectiveKind.LeaveToManual, DirectiveKind.Reject) switch
        {
            { Kind: DirectiveKind.AdoptDocument } adopt => (Stage.AdoptedManual, adopt.Reason, DocumentRef.Parse(adopt.Value)),
            { Kind: DirectiveKind.LeaveToManual } leave => (Stage.LeftToManual, leave.Reason, null),
            { Kind: DirectiveKind.Reject } reject => (Stage.Rejected, reject.Reason, null),
            _ => null,
        };

    /// <summary>A hash of financial fields.</summary>
    public static string Hash(params object?[] fields) =>
        SourceRecord.Hash(string.Join('|', fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture))));

    /// <summary>A date as people read it.</summary>
    public static string Day(DateOnly? date) => date is { } day ? day.ToString("MMM d, yyyy", CultureInfo.InvariantCulture) : "";
}
