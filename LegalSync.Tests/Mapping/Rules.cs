using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;

namespace LegalSync.Tests.Mapping;

/// <summary>Mapping rules of one plainly fictitious firm, each recorded a minute after the one before.</summary>
internal sealed class Rules
{
    public static readonly DateOnly Opening = new(2026, 9, 1);
    public static readonly DateTimeOffset Recorded = new(2026, 9, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly List<MappingRule> _rules = [];

    public IReadOnlyList<MappingRule> All => _rules;

    public DateTimeOffset LastRecorded => Recorded.AddMinutes(_rules.Count);

    public Rules Code(string pattern, string item, string scope = MappingRule.Firm, DateOnly? from = null) =>
        Add(new MappingChange(MappingKind.Code, pattern, MappingTarget.Books, item, from ?? Opening, "as agreed") { Scope = scope });

    public Rules Matter(string matter, string customer, DateOnly? from = null) =>
        Add(new MappingChange(MappingKind.Matter, matter, MappingTarget.Books, customer, from ?? Opening, "as agreed"));

    public Rules Account(string pattern, string account) =>
        Add(new MappingChange(MappingKind.Account, pattern, MappingTarget.Books, account, Opening, "as agreed"));

    public Rules NotBilled(string matter) => Add(new MappingChange(MappingKind.Matter, matter, MappingTarget.NonBilling, null, Opening, "the firm's own"));

    public Rules TakenBack(MappingKind kind, string pattern, DateOnly? from = null) =>
        Add(new MappingChange(kind, pattern, MappingTarget.Nothing, null, from ?? Opening, "taken back"));

    public MappingBook Book(DateTimeOffset? knownAt = null) => new(_rules, knownAt ?? LastRecorded);

    private Rules Add(MappingChange change)
    {
        _rules.Add(MappingRule.Record(new BooksId(Guid.Empty), change, Actor.Job("test", "1"), Recorded.AddMinutes(_rules.Count)));
        return this;
    }
}
