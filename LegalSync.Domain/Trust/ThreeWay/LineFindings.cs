using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>Bank lines that the journal does not have: each makes the bank differ from the book by its amount.</summary>
internal static class LineFindings
{
    private const int EndDays = 3;
    private const int CutOffDays = 31;

    public static IEnumerable<Difference> Of(ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers, HashSet<string> explained)
    {
        var lines = ground.LinesWithoutEntry.Where(line => !explained.Contains(line.Key)).ToList();
        var (pairs, rest) = Cancelling(lines);
        var series = CheckSeries.Of(ground);
        return pairs.Select(pair => new Difference(DifferenceKinds.BankError, pair.One.Line.Amount.Abs(), [pair.One.Label, pair.Other.Label],
                "The bank booked this and took it back; the journal has neither, and together they are nothing.", DifferenceWeight.Suspicion) { Rank = 55 })
            .Concat(rest.SelectMany(line => Of(line, ground, ledgers, series)));
    }

    private static (List<(BankLine One, BankLine Other)> Pairs, List<BankLine> Others) Cancelling(List<BankLine> lines)
    {
        var rest = lines.ToList();
        var pairs = new List<(BankLine, BankLine)>();
        foreach (var line in lines.Where(line => line.Line.Amount.IsNegative))
        {
            if (rest.Find(other => other.Line.Amount == -line.Line.Amount && Math.Abs(other.Line.Date.DayNumber - line.Line.Date.DayNumber) <= 31) is { } other)
            {
                pairs.Add((line, other));
                rest.Remove(line);
                rest.Remove(other);
            }
        }

        return (pairs, rest);
    }

    private static IEnumerable<Difference> Of(BankLine line, ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers, CheckSeries series)
    {
        var check = line.Line.CheckNumber.Length > 0 ? InstrumentText.Plain(line.Line.CheckNumber) : InstrumentText.CheckNumber(line.Line.Description);
        if (series.VoidedBy(check) is { } pair)
        {
            yield return Figures(line, DifferenceKinds.VoidedCheckPaid, [line.Label, pair.Voided.Id, pair.Void.Id],
                $"The bank paid cheque {check}, which the journal voided. Reverse the void, or claim the amount if a stop payment stood.", 10);
            yield break;
        }

        if (ground.Input.BankErrors.FirstOrDefault(error => error.Amount == -line.Line.Amount) is { } known)
        {
            yield return new Difference(DifferenceKinds.BankError, line.Line.Amount.Abs(), [line.Label],
                $"Carried as a bank error under ticket {known.Ticket}: {known.What}", DifferenceWeight.Suspicion) { Rank = 65 };
            yield break;
        }

        if (ground.Later.FirstOrDefault(entry => entry.MovesBank && entry.Amount == line.Line.Amount && entry.Date.DayNumber - line.Line.Date.DayNumber <= CutOffDays
            && ground.Matching.UnmatchedEntries.Contains(entry)) is { } later)
        {
            yield return Figures(line, DifferenceKinds.CutOff, [later.Id, line.Label],
                $"The bank has it on {Words.Of(line.Line.Date)}; {Words.Of(later)} has the same amount in the next period. If it is the same, it belongs into this one.", 13);
            yield break;
        }

        foreach (var difference in ByType(line, check, ground, ledgers, series))
        {
            yield return difference;
        }
    }

    private static IEnumerable<Difference> ByType(BankLine line, string check, ThreeWayGround ground, IReadOnlyList<LedgerClosing> ledgers, CheckSeries series) =>
        LineTypes.Of(line.Line, check) switch
        {
            StatementLineType.Return or StatementLineType.Reversal when line.Line.Amount.IsNegative => ReturnFindings.NotBooked(line, ground, ledgers),
            StatementLineType.Fee => [Figures(line, DifferenceKinds.BankFeeNotBooked, [line.Label],
                "The bank charged this and the journal does not have it. Book it to the firm's own ledger, never to a client's.", 12)],
            StatementLineType.Interest => [Figures(line, DifferenceKinds.InterestNotBooked, [line.Label],
                "Interest of the bank that the journal does not have. Book it to the interest ledger.", 12)],
            _ when NamesOtherAccount(line.Line) || series.IsStrange(check) => [Figures(line, DifferenceKinds.BankError, [line.Label],
                check.Length > 0 && series.IsStrange(check)
                    ? $"Cheque {check} is far from the numbers this account writes: the bank may have charged another customer's cheque. Ask it, and carry a bank error with its ticket."
                    : "The text of this line looks like another account's or like a correction of the bank. Ask the bank, and carry a bank error with its ticket.", 14)],
            StatementLineType.Transfer => [Figures(line, DifferenceKinds.OneSidedPost, [line.Label],
                $"The bank moved this {(line.Line.Amount.IsNegative ? "out of" : "into")} trust and the journal has no such transfer: one side is missing. Post the other, or bring the money back.", 11)],
            _ => [Plain(line, ground)],
        };

    private static Difference Plain(BankLine line, ThreeWayGround ground)
    {
        var slip = ground.Open.Where(entry => NearMatches.IsTransposed(entry.Amount.Minor, line.Line.Amount.Minor)).ToList();
        if (slip.Count > 0)
        {
            return Figures(line, DifferenceKinds.TransposedDigits, [line.Label, .. slip.Select(entry => entry.Id)],
                $"No entry has this amount, but {Words.List(slip.Select(Words.Of))} has the same digits in another order.", 15);
        }

        var equal = ground.Open.Where(entry => entry.Amount == line.Line.Amount).ToList();
        if (equal.Count > 0)
        {
            return Figures(line, DifferenceKinds.EqualLine, [line.Label, .. equal.Select(entry => entry.Id)],
                $"{Words.List(equal.Select(Words.Of))} has the amount of this bank line, but its number or its day speaks against it. Match by hand if they are one.", 15);
        }

        var atEnd = ground.AsOf.DayNumber - line.Line.Date.DayNumber <= EndDays ? " It lies at the end of the period: look in the first days of the next." : "";
        return Figures(line, DifferenceKinds.EqualLine, [line.Label], $"The journal has no entry of {Words.Of(line.Line.Amount)} for this bank line. Find its document and post it.{atEnd}", 16);
    }

    private static bool NamesOtherAccount(StatementLine line)
    {
        var words = TextKeys.Words(line.Description);
        return words.Exists(word => word is "error" or "misposted" or "misposting" or "correction" or "erroneous")
            || words.Where((word, index) => word is "acct" or "account" && index + 1 < words.Count && words[index + 1].All(char.IsDigit)).Any();
    }

    private static Difference Figures(BankLine line, string kind, IReadOnlyList<string> suspects, string hint, int rank) =>
        new(kind, line.Line.Amount.Abs(), suspects, hint, DifferenceWeight.Figures) { Rank = rank };
}

/// <summary>The numbers of the cheques this account wrote.</summary>
internal sealed class CheckSeries(IReadOnlyList<long> numbers, Dictionary<string, VoidedPair> voided)
{
    private const int Slack = 100;
    private const int Least = 3;

    public static CheckSeries Of(ThreeWayGround ground)
    {
        var numbers = ground.OpeningItems.Concat(ground.Journal).Select(Number).Where(number => number.Length > 0 && number.All(char.IsAsciiDigit) && number.Length < 15)
            .Select(number => long.Parse(number, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var voided = ground.Matching.Voided.Where(pair => Number(pair.Voided).Length > 0).GroupBy(pair => Number(pair.Voided), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return new CheckSeries(numbers, voided);
    }

    public VoidedPair? VoidedBy(string check) => check.Length > 0 ? voided.GetValueOrDefault(check) : null;

    /// <summary>Far from every number of the account; false where too few are known to tell.</summary>
    public bool IsStrange(string check) => numbers.Count >= Least && long.TryParse(check, out var number)
        && (number < numbers.Min() - Slack || number > numbers.Max() + Slack);

    private static string Number(JournalLine line) =>
        line.CheckNumber.Length > 0 ? InstrumentText.Plain(line.CheckNumber) : InstrumentText.CheckNumber(line.Memo);
}
