using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

public class When_lines_are_imported
{
    private static StatementLine Line(int day, long minor, string words = "WIRE FEE", string id = "") =>
        new(new DateOnly(2026, 8, day), Money.FromMinor(minor, Currency.Usd), words) { BankId = id };

    private static BankStatement Of(params StatementLine[] lines) => new(StatementFormat.Ofx1, "4471", Currency.Usd, lines);

    private static List<StoredLine> Stored(ImportPlan plan) => [.. plan.New.Select(line => new StoredLine(line.Fingerprint, line.Line.BankId))];

    [Fact]
    public void two_real_identical_lines_stay_two_and_reimport_changes_nothing()
    {
        var statement = Of(Line(3, -1500), Line(3, -1500));
        var first = StatementImport.Plan("t", [], statement);
        var again = StatementImport.Plan("t", Stored(first), statement);

        Assert.Equal(2, first.New.Count());
        Assert.True(again.ChangesNothing);
        Assert.Contains("Every line is here already; importing changes nothing.", again.Notes);
    }

    [Fact]
    public void an_overlapping_later_statement_adds_only_what_is_new()
    {
        var first = StatementImport.Plan("t", [], Of(Line(3, -1500), Line(4, 100)));
        var later = StatementImport.Plan("t", Stored(first), Of(Line(4, 100), Line(4, 100), Line(5, 200)));

        Assert.Equal([(4, 100L), (5, 200L)], later.New.Select(line => (line.Line.Date.Day, line.Line.Amount.Minor)));
        Assert.Single(later.Known);
    }

    [Fact]
    public void a_changed_bank_id_is_recognised_as_the_same_line()
    {
        var first = StatementImport.Plan("t", [], Of(Line(3, -1500, id: "A")));
        var again = StatementImport.Plan("t", Stored(first), Of(Line(3, -1500, id: "B")));

        Assert.True(again.ChangesNothing);
        Assert.Contains("another id, B", again.Lines[0].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void a_reused_bank_id_does_not_hide_a_new_line()
    {
        var first = StatementImport.Plan("t", [], Of(Line(3, -1500, id: "A")));
        var later = StatementImport.Plan("t", Stored(first), Of(Line(9, 700, id: "A")));

        Assert.Contains("to another line before", Assert.Single(later.New).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void a_file_downloaded_twice_is_taken_once()
    {
        var plan = StatementImport.Plan("t", [], Of(Line(3, -1500, id: "A"), Line(3, -1500, id: "A"), Line(4, 100, id: "B"), Line(4, 100, id: "B")));

        Assert.Equal(2, plan.New.Count());
        Assert.Contains(plan.Notes, note => note.Contains("downloaded twice", StringComparison.Ordinal));
        Assert.True(StatementImport.Plan("t", Stored(plan), Of(Line(3, -1500, id: "A"), Line(4, 100, id: "B"))).ChangesNothing);
    }

    [Fact]
    public void lines_that_the_balances_prove_are_never_taken_for_copies()
    {
        var statement = Of(Line(3, -1500, id: "A"), Line(3, -1500, id: "A")) with { Opening = Money.Usd(100m), Closing = Money.Usd(70m) };

        Assert.Equal(2, StatementImport.Plan("t", [], statement).New.Count());
    }

    [Fact]
    public void case_space_and_punctuation_make_no_new_line() => Assert.Equal(
        StatementFingerprint.Of("t", [Line(3, 1, "Wire  Fee, Ross")]), StatementFingerprint.Of("t", [Line(3, 1, "WIRE FEE ROSS")]));

    [Theory]
    [InlineData(4, 1, "A", "1")]
    [InlineData(3, 2, "A", "1")]
    [InlineData(3, 1, "B", "1")]
    [InlineData(3, 1, "A", "2")]
    public void day_amount_words_and_cheque_number_make_one(int day, long minor, string words, string check) => Assert.NotEqual(
        StatementFingerprint.Of("t", [Line(3, 1, "A") with { CheckNumber = "1" }]), StatementFingerprint.Of("t", [Line(day, minor, words) with { CheckNumber = check }]));

    [Fact]
    public void however_a_month_is_cut_into_days_and_sent_again_each_line_is_stored_once()
    {
        var month = ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes.Select(letter => Line(1 + (letter % 6), letter % 3, "X", letter % 5 == 0 ? "" : "I")).OrderBy(line => line.Date).ToArray());
        Check.QuickThrowOnFailure(Prop.ForAll(month.ToArbitrary(), lines =>
        {
            var stored = new List<StoredLine>();
            foreach (var (from, to) in new[] { (1, 3), (2, 5), (1, 6), (4, 4), (1, 6) })
            {
                var part = lines.Where(line => line.Date.Day >= from && line.Date.Day <= to).ToArray();
                var proven = Of(part) with { Opening = Money.Usd(0m), Closing = Money.FromMinor(part.Sum(line => line.Amount.Minor), Currency.Usd) };
                stored.AddRange(Stored(StatementImport.Plan("t", stored, proven)));
            }

            return stored.Select(line => line.Fingerprint).ToHashSet().SetEquals(StatementFingerprint.Of("t", lines)) && stored.Count == lines.Length;
        }));
    }
}
