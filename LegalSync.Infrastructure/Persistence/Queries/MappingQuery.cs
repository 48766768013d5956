using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>One recorded rule as the history shows it.</summary>
public sealed record MappingVersion(long Sequence, string Target, DateOnly From, DateTimeOffset At, string By, string Reason);

/// <summary>What one pattern maps to now.</summary>
/// <param name="Kind">What it maps.</param>
/// <param name="Scope">For whom.</param>
/// <param name="Pattern">Key or pattern.</param>
/// <param name="Label">The pattern as people call it.</param>
/// <param name="Target">What it points to, by name.</param>
/// <param name="IsMapped">False when nothing, or nothing any more.</param>
/// <param name="History">Every rule recorded for it, newest first.</param>
public sealed record MappingRow(
    MappingKind Kind, string Scope, string Pattern, string Label, string Target, bool IsMapped, IReadOnlyList<MappingVersion> History)
{
    /// <summary>The rule that holds, if any.</summary>
    public MappingVersion? Current => History.Count == 0 ? null : History[0];
}

/// <summary>A mapping table: the latest rule of each pattern, and what has none yet.</summary>
public sealed class MappingQuery(IDbFactory databases, ISourceReader reader)
{
    private static readonly (string Role, string Label)[] _roles =
    [
        (AccountRole.TrustLiability, "Client money liability"),
        (AccountRole.Discount, "Discounts given"),
        (AccountRole.DueFromClients, "Due from clients"),
    ];

    /// <summary>Reads one table.</summary>
    public async Task<Answer<IReadOnlyList<MappingRow>>> FindAsync(BooksId books, MappingKind kind, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<MappingRow>>();
        }

        await using var db = databases.Create();
        var rules = await db.MappingRules.AsNoTracking()
            .Where(rule => rule.Books == books && rule.Kind == kind)
            .OrderByDescending(rule => rule.Sequence)
            .ToListAsync(cancellationToken);
        var targetKind = TargetKind(kind);
        var names = await BooksNames.ReadAsync(
            db, books, [.. rules.Where(rule => rule.TargetId is not null).Select(rule => (targetKind, rule.TargetId!)).Distinct()], cancellationToken);
        var known = await KnownAsync(db, books, kind, cancellationToken);
        var byPattern = rules.GroupBy(rule => (rule.Scope, rule.Pattern)).ToDictionary(group => group.Key, group => group.ToList());
        var patterns = byPattern.Keys.Union(known.Keys.Select(pattern => (Scope: MappingRule.Firm, Pattern: pattern)));
        return Answer.Of<IReadOnlyList<MappingRow>>([.. patterns
            .Select(key => Row(kind, key, byPattern.GetValueOrDefault(key, []), known, rule => Target(rule, targetKind, names)))
            .OrderBy(row => row.IsMapped)
            .ThenBy(row => row.Label, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>What of the books a table points to.</summary>
    public static BooksKind TargetKind(MappingKind kind) => kind switch
    {
        MappingKind.Matter => BooksKind.Customer,
        MappingKind.Code => BooksKind.Item,
        MappingKind.Account => BooksKind.Account,
        _ => throw new InvalidOperationException($"Nothing is mapped by {kind}."),
    };

    private static MappingRow Row(
        MappingKind kind, (string Scope, string Pattern) key, List<MappingRule> rules, Dictionary<string, string> known, Func<MappingRule, string> target)
    {
        var history = rules
            .Select(rule => new MappingVersion(rule.Sequence, target(rule), rule.EffectiveFrom, rule.RecordedAt, rule.RecordedBy, rule.Reason))
            .ToList();
        var isMapped = rules.Count > 0 && rules[0].Target != MappingTarget.Nothing;
        return new MappingRow(
            kind, key.Scope, key.Pattern, known.GetValueOrDefault(key.Pattern, key.Pattern), isMapped ? history[0].Target : "Not mapped", isMapped, history);
    }

    private static string Target(MappingRule rule, BooksKind kind, BooksNames names) => rule.Target switch
    {
        MappingTarget.Books => names.Of(kind, rule.TargetId ?? ""),
        MappingTarget.NonBilling => "Not billed",
        MappingTarget.Nothing => "Not mapped",
        _ => throw new InvalidOperationException($"Rule {rule.Sequence} points to {rule.Target}."),
    };

    private async Task<Dictionary<string, string>> KnownAsync(LegalSyncDb db, BooksId books, MappingKind kind, CancellationToken cancellationToken)
    {
        if (kind == MappingKind.Matter)
        {
            var matters = await MatterLabels.ReadAsync(db, reader, books, null, cancellationToken);
            return matters.All.ToDictionary(matter => matter.Id.Value, matter => matters.Of(matter.Id));
        }

        var practice = await db.Books.AsNoTracking().Where(one => one.Id == books).Select(one => one.Practice).FirstOrDefaultAsync(cancellationToken);
        var source = kind == MappingKind.Code ? SourceKind.ActivityCode : SourceKind.BankAccount;
        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == practice && record.Kind == source && record.IsLatest)
            .ToListAsync(cancellationToken);
        return kind == MappingKind.Code ? Codes(records) : Accounts(records);
    }

    private Dictionary<string, string> Codes(List<SourceRecord> records) => records
        .Select(reader.ReadActivityCode)
        .Where(code => !code.IsDeleted && code.Code.Length > 0)
        .DistinctBy(code => code.Code)
        .ToDictionary(code => code.Code, code => $"{code.Code} {code.Description}".Trim());

    private Dictionary<string, string> Accounts(List<SourceRecord> records)
    {
        var known = records.Select(reader.ReadBankAccount).ToDictionary(account => AccountRole.Bank(account.Id), account => $"{account.Name} ({account.Type})");
        foreach (var (role, label) in _roles)
        {
            known[role] = label;
        }

        return known;
    }
}
