using System.Diagnostics;
using System.Text;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;
using LegalSync.Infrastructure.Files.Statements;
using Xunit;

namespace LegalSync.Tests.Statements;

/// <summary>
/// A damaged file gives the lines it had, or an error that names the place, or balances that contradict its lines. Where a format holds nothing
/// that could tell, what is read must be what the damaged bytes say, to the letter, and no line may be lost on the way.
/// </summary>
public class When_statements_are_mutated
{
    private const int Each = 2_600;

    private static readonly ExpectedAccount _account =
        new(SampleMonth.Plain.Account, Currency.Usd, Money.FromMinor(SampleMonth.Plain.Opening, Currency.Usd), SampleMonth.First.AddDays(-1));

    public static TheoryData<int, string> Writers => When_the_same_month_comes_in_every_format.Writers;

    private enum Outcome { Exact, Refused, Contradicts, Continuity, PointedOut, AsWritten }

    [Theory]
    [MemberData(nameof(Writers))]
    public void nothing_is_read_that_the_file_does_not_say(int index, string name)
    {
        var file = MonthWriters.All[index].Write(SampleMonth.Plain);
        var counts = new Dictionary<Outcome, int>();
        for (var i = 0; i < Each; i++)
        {
            var mutator = new Mutator((index * 1_000_003) + i);
            var content = mutator.Mutate(file);
            var watch = Stopwatch.StartNew();
            var reading = Reading.Of(content);
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{name} {i}: {watch.Elapsed}");
            var (outcome, wrong) = Judge(reading, content, name);
            Assert.True(wrong.Length == 0, $"{name}, mutation {i} ({mutator.Done}): {wrong}\n{Encoding.UTF8.GetString(content)}");
            counts[outcome] = counts.GetValueOrDefault(outcome) + 1;
        }

        // Of each format a good part of the damage touches what nobody can tell: words, references, white space.
        Assert.True(counts[Outcome.Refused] > Each / 10, string.Join(", ", counts));
        if (Environment.GetEnvironmentVariable("LEGALSYNC_FUZZ_LOG") is { } log)
        {
            File.AppendAllText(log, $"{name}: {string.Join(", ", counts.OrderBy(count => count.Key))}\n");
        }
    }

    private static (Outcome Outcome, string Wrong) Judge(StatementReading reading, byte[] content, string format)
    {
        if (reading.Problems.Count > 0)
        {
            var lines = content.Count(letter => letter == (byte)'\n' || letter == (byte)'\r' || letter == 12) + 1;
            var placed = reading.Problems.All(problem => problem.Line is { } line && line >= 1 && line <= lines + 1 && problem.What.Length > 0 && problem.Mend.Length > 0);
            return (Outcome.Refused, reading.Statements.Count > 0 ? "Statements beside problems." : placed ? "" : $"A problem names no place: {reading.Problems[0]}");
        }

        if (reading.Statements.Any(statement => !statement.Proof.IsBalanced))
        {
            return (Outcome.Contradicts, "");
        }

        if (reading.Statements.Count != 1)
        {
            return (Outcome.AsWritten, $"{reading.Statements.Count} statements.");
        }

        var statement = reading.Statements[0];
        return SampleMonth.Plain.IsIn(statement) ? (Outcome.Exact, "") : Compare(statement, new Witness(content), format);
    }

    private static (Outcome Outcome, string Wrong) Compare(BankStatement statement, Witness witness, string format)
    {
        var missing = statement.Lines.Select(line => witness.Missing(line, format)).FirstOrDefault(text => text.Length > 0);
        if (missing is not null)
        {
            return (Outcome.AsWritten, $"The file does not say {missing}.");
        }

        var lost = witness.Records(format) - statement.Lines.Count - statement.Warnings.Count(warning => warning.Contains("left out", StringComparison.Ordinal));
        if (lost != 0)
        {
            return (Outcome.AsWritten, $"{lost} records were lost without a word.");
        }

        var isSameMoney = statement.Lines.Select(line => line.Amount.Minor).Order().SequenceEqual(SampleMonth.Plain.Lines.Select(line => line.Minor).Order());
        if (isSameMoney)
        {
            return (Outcome.AsWritten, "");
        }

        if (statement.Warnings.Any(warning => warning.Contains("downloaded twice", StringComparison.Ordinal) || warning.Contains("to several lines", StringComparison.Ordinal) || warning.Contains("does not follow", StringComparison.Ordinal)))
        {
            return (Outcome.PointedOut, "");
        }

        var follows = StatementGates.Check(statement, _account).Single(gate => gate.Gate == StatementGate.Continuity).State == GateState.Held;
        return format switch
        {
            "csv" => (Outcome.AsWritten, ""),
            _ when !follows && (format.StartsWith("ofx", StringComparison.Ordinal) || format.StartsWith("csv", StringComparison.Ordinal)) => (Outcome.Continuity, ""),
            "csv with balance" when statement.Closing != Money.FromMinor(SampleMonth.Plain.Closing, Currency.Usd) => (Outcome.AsWritten, ""), // the newest rows are gone
            _ => (Outcome.AsWritten, "Money changed and nothing contradicts."),
        };
    }
}
