using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;
using Xunit;

namespace LegalSync.Tests.Reconciliation;

/// <summary>What holds for every pair of files. The files are small and full of near ties, copies and parts, where errors live.</summary>
public class When_any_two_files_are_compared
{
    private static readonly string[] Clients = ["", "Acme LLC", "Acme", "Ann Brown", "Brown, Ann", "Zenith"];
    private static readonly string[] Numbers = ["", "", "1", "INV-1", "2", "P-3"];

    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? runs : 400;

    [Fact]
    public void every_record_stands_in_exactly_one_place() => Always((source, ledger) =>
    {
        var outcome = Reconciler.Compare(source, ledger);
        return Sorted(outcome.Pairs.SelectMany(pair => pair.Source).Concat(outcome.SourceOnly.Select(only => only.Record))) == Sorted(source)
            && Sorted(outcome.Pairs.SelectMany(pair => pair.Ledger).Concat(outcome.LedgerOnly.Select(only => only.Record))) == Sorted(ledger);
    });

    [Fact]
    public void the_order_of_rows_changes_nothing() => Always((source, ledger) =>
        Set(Reconciler.Compare(source, ledger)) == Set(Reconciler.Compare([.. source.Reverse()], [.. ledger.OrderBy(row => row.Description).ThenByDescending(row => row.Id)])));

    [Fact]
    public void a_file_agrees_with_itself() => Always((source, _) => Reconciler.Compare(source, source) is { AllAgree: true } outcome && outcome.Matched == source.Count);

    [Fact]
    public void the_sides_exchanged_give_the_mirror_image() => Always((source, ledger) =>
        Set(Reconciler.Compare(source, ledger)) == Set(Reconciler.Compare(ledger, source), mirrored: true));

    [Fact]
    public void a_matched_pair_is_exact_to_the_cent() => Always((source, ledger) =>
        Reconciler.Compare(source, ledger).Pairs.Where(pair => pair.Status == PairStatus.Matched).All(pair => pair.Difference.IsZero));

    [Fact]
    public void the_totals_are_the_files_totals() => Always((source, ledger) =>
        Reconciler.Compare(source, ledger) is var outcome
        && outcome.SourceTotal.Minor == source.Sum(row => row.Amount.Minor) && outcome.LedgerTotal.Minor == ledger.Sum(row => row.Amount.Minor));

    [Fact]
    public void where_no_sign_was_turned_the_differences_explain_the_totals() => Always((source, ledger) =>
        Reconciler.Compare(source, ledger) is var outcome
        && (outcome.Notes.Any(note => note.Contains("other sign", StringComparison.Ordinal))
            || (outcome.LedgerTotal - outcome.SourceTotal).Minor == outcome.Pairs.Sum(pair => pair.Difference.Minor)
                + outcome.LedgerOnly.Sum(only => only.Record.Amount.Minor) - outcome.SourceOnly.Sum(only => only.Record.Amount.Minor)));

    private static void Always(Func<IReadOnlyList<ComparedRecord>, IReadOnlyList<ComparedRecord>, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            return holds(File(random, "S"), File(random, "L"));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));

    private static List<ComparedRecord> File(Random random, string prefix)
    {
        var kinds = random.Next(3) == 0 ? [RecordKind.Unknown] : new[] { RecordKind.Invoice, RecordKind.Payment, RecordKind.Credit, RecordKind.Deposit };
        var negative = random.Next(4) == 0;
        return
        [
            .. Enumerable.Range(1, random.Next(0, 14)).Select(row => new ComparedRecord(
                $"{prefix}{row}", Money.FromMinor((random.Next(9) == 0 ? 0 : random.Next(1, 7) * 500) * (negative ? -1 : 1), Currency.Usd))
            {
                Date = random.Next(8) == 0 ? null : new DateOnly(2026, 11, 1).AddDays(random.Next(9)),
                Number = Numbers[random.Next(Numbers.Length)],
                Client = Clients[random.Next(Clients.Length)],
                Kind = kinds[random.Next(kinds.Length)],
                Description = random.Next(3) == 0 ? "retainer" : "",
                Matter = random.Next(3) == 0 ? $"M-{random.Next(2)}" : "",
            }),
        ];
    }

    private static string Sorted(IEnumerable<ComparedRecord> rows) => string.Join(' ', rows.Select(row => row.Id).Order(StringComparer.Ordinal));

    private static string Set(ComparisonOutcome outcome, bool mirrored = false)
    {
        var pairs = outcome.Pairs.Select(pair =>
        {
            var (left, right) = mirrored ? (pair.Ledger, pair.Source) : (pair.Source, pair.Ledger);
            return $"{Sorted(left)}={Sorted(right)} {pair.Status} {(mirrored ? -pair.Difference : pair.Difference).ToPlainString()}";
        });
        var (source, ledger) = mirrored ? (outcome.LedgerOnly, outcome.SourceOnly) : (outcome.SourceOnly, outcome.LedgerOnly);
        return string.Join('\n', pairs.Order(StringComparer.Ordinal)) + "\n" + Sorted(source.Select(only => only.Record)) + "\n" + Sorted(ledger.Select(only => only.Record));
    }
}
