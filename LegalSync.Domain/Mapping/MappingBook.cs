using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Mapping;

/// <summary>Whose rules apply: the scopes of one matter, narrowest first.</summary>
/// <param name="Clients">Its clients.</param>
/// <param name="MatterType">Its type, if any.</param>
public sealed record MappingScope(IReadOnlyList<ClientId> Clients, string? MatterType)
{
    /// <summary>The firm's rules only.</summary>
    public static MappingScope FirmOnly { get; } = new([], null);

    internal IEnumerable<string> Scopes =>
        Clients.Select(client => "client:" + client.Value)
            .Concat(MatterType is null ? [] : ["matter-type:" + MatterType])
            .Append(MappingRule.Firm);
}

/// <summary>
/// The mapping tables as of a ledger date and as known at an instant. Order of a code's resolution: client, matter type, exact code,
/// wildcard (longest first), phase, set, firm default.
/// </summary>
public sealed class MappingBook
{
    /// <summary>The pattern of the rule that takes every code left.</summary>
    public const string Default = "*";

    private readonly ILookup<(MappingKind Kind, string Scope), MappingRule> _byScope;

    /// <summary>Arranges rules.</summary>
    /// <param name="rules">All rules of the books.</param>
    /// <param name="knownAt">Rules recorded later are not seen.</param>
    public MappingBook(IEnumerable<MappingRule> rules, DateTimeOffset knownAt) =>
        _byScope = rules.Where(rule => rule.RecordedAt <= knownAt).ToLookup(rule => (rule.Kind, rule.Scope));

    private MappingBook(IEnumerable<MappingRule> rules) => _byScope = rules.ToLookup(rule => (rule.Kind, rule.Scope));

    /// <summary>The same tables with one rule more, as if it had been recorded last: of rules from the same day on it is the one that counts.</summary>
    public MappingBook With(MappingRule rule) => new(_byScope.SelectMany(group => group)
        .Where(other => (other.Kind, other.Scope, other.EffectiveFrom) != (rule.Kind, rule.Scope, rule.EffectiveFrom) || !string.Equals(other.Pattern, rule.Pattern, StringComparison.OrdinalIgnoreCase))
        .Append(rule));

    /// <summary>The rule of a matter, or null.</summary>
    public MappingRule? Matter(MatterId matter, DateOnly date) => Latest(MappingKind.Matter, MappingRule.Firm, matter.Value, date);

    /// <summary>The rule of a bank account or role, or null.</summary>
    public MappingRule? Account(string pattern, DateOnly date) => Latest(MappingKind.Account, MappingRule.Firm, pattern, date);

    /// <summary>True when somebody ever recorded a rule for the pattern, even one that takes it back.</summary>
    public bool HasEver(MappingKind kind, string pattern) =>
        _byScope[(kind, MappingRule.Firm)].Any(rule => string.Equals(rule.Pattern, pattern, StringComparison.OrdinalIgnoreCase));

    /// <summary>The rule of a code, or null.</summary>
    public MappingRule? Code(string code, MappingScope scope, DateOnly date)
    {
        foreach (var name in scope.Scopes)
        {
            var inForce = InForce(MappingKind.Code, name, date);
            var hit = inForce
                .Where(rule => Matches(rule.Pattern, code))
                .OrderBy(rule => Breadth(rule.Pattern))
                .ThenByDescending(rule => rule.Pattern.Length)
                .ThenBy(rule => rule.Pattern, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault();
            if (hit is not null)
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>True when a pattern takes a code: <c>?</c> is one character, <c>*</c> any number; case does not matter.</summary>
    public static bool Matches(string pattern, string code) => Matches(pattern.AsSpan(), code.AsSpan());

    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> code)
    {
        var (at, read, star, resume) = (0, 0, -1, 0);
        while (read < code.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, read);
            }
            else if (at < pattern.Length && Takes(pattern[at], code[read]))
            {
                (at, read) = (at + 1, read + 1);
            }
            else if (star >= 0)
            {
                (at, read) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    private static bool Takes(char pattern, char letter) => pattern == '?' || char.ToUpperInvariant(pattern) == char.ToUpperInvariant(letter);

    private static int Breadth(string pattern) => pattern switch
    {
        Default => 3,
        _ when pattern.Contains('*', StringComparison.Ordinal) => 2,
        _ when pattern.Contains('?', StringComparison.Ordinal) => 1,
        _ => 0,
    };

    private MappingRule? Latest(MappingKind kind, string scope, string pattern, DateOnly date) =>
        InForce(kind, scope, date).FirstOrDefault(rule => string.Equals(rule.Pattern, pattern, StringComparison.Ordinal));

    private IEnumerable<MappingRule> InForce(MappingKind kind, string scope, DateOnly date) =>
        _byScope[(kind, scope)]
            .Where(rule => rule.EffectiveFrom <= date)
            .GroupBy(rule => rule.Pattern, kind == MappingKind.Code ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(rule => rule.EffectiveFrom).ThenByDescending(rule => rule.RecordedAt).ThenByDescending(rule => rule.Sequence).First())
            .Where(rule => rule.Target != MappingTarget.Nothing);
}
