using LegalSync.Domain.Amounts;
using LegalSync.Domain.Reconciliation;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>What all parts of a reconciliation look at: the matched items, sorted by what they mean at the day.</summary>
/// <remarks>
/// The difference of bank and book is exactly the sum of: the gap of the opening, the gap of the statement, bank lines without entry, pairs with two
/// amounts, matches that straddle the day, and the bank's mistakes. So every cent of it has a name.
/// </remarks>
internal sealed class ThreeWayGround
{
    private readonly HashSet<string> _cleared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _uncertain = new(StringComparer.Ordinal);

    public ThreeWayGround(ThreeWayInput input)
    {
        Input = input;
        Zero = Money.Zero(input.Book.OpeningBook.Currency);
        Journal = [.. input.Book.Journal.Where(line => line.Date <= AsOf).OrderBy(line => line.Date).ThenBy(line => line.Id, NaturalOrder.Instance)];
        Later = [.. input.Book.Journal.Where(line => line.Date > AsOf).OrderBy(line => line.Date).ThenBy(line => line.Id, NaturalOrder.Instance)];
        var entries = input.Book.OpeningItems.Concat(Journal).Concat(Later.Where(line => line.Type != JournalLineType.Void));
        Matching = BankMatcher.Match(new BankMatchInput(input.Bank.Lines, [.. entries]) { Confirmed = input.Confirmed, Habits = input.Habits });
        OpeningItems = [.. input.Book.OpeningItems.OrderBy(line => line.Date).ThenBy(line => line.Id, NaturalOrder.Instance)];
        PeriodStart = input.Book.From ?? input.Bank.From ?? Journal.Select(line => (DateOnly?)line.Date).FirstOrDefault() ?? AsOf;
        SortMatches();
        Open = [.. OpeningItems.Concat(Journal).Where(line => line.MovesBank && !_cleared.Contains(line.Id))];
        SetBalances();
    }

    public ThreeWayInput Input { get; }

    public Money Zero { get; }

    public DateOnly AsOf => Input.AsOf;

    public DateOnly PeriodStart { get; }

    public BankMatching Matching { get; }

    /// <summary>The journal up to the day, in order.</summary>
    public IReadOnlyList<JournalLine> Journal { get; }

    /// <summary>The journal after the day.</summary>
    public IReadOnlyList<JournalLine> Later { get; }

    public IReadOnlyList<JournalLine> OpeningItems { get; }

    /// <summary>Entries up to the day that the bank had not seen at its end.</summary>
    public IReadOnlyList<JournalLine> Open { get; }

    /// <summary>Bank lines up to the day that no entry explains.</summary>
    public List<BankLine> LinesWithoutEntry { get; } = [];

    /// <summary>Pairs with two amounts whose bank line is up to the day.</summary>
    public List<AmountMismatch> Mismatches { get; } = [];

    /// <summary>Matches with parts on both sides of the day, and what the bank has more because of it.</summary>
    public List<(BankMatch Match, Money Effect)> Straddling { get; } = [];

    /// <summary>The bank's words for what an entry is matched to.</summary>
    public Dictionary<string, string> BankTexts { get; } = new(StringComparer.Ordinal);

    /// <summary>The bank's opening as the books see it: opening book less what the bank had not seen of it.</summary>
    public Money DerivedOpening { get; private set; }

    public Money BankOpening { get; private set; }

    public Money BankEnding { get; private set; }

    /// <summary>The bank's opening less the one that follows from the books.</summary>
    public Money OpeningGap { get; private set; }

    /// <summary>What the statement's lines do not account for between its balances.</summary>
    public Money StatementGap { get; private set; }

    public bool IsUncertain(JournalLine entry) => _uncertain.Contains(entry.Id);

    public Money Sum(IEnumerable<JournalLine> lines) => lines.Aggregate(Zero, (sum, line) => sum + line.Amount);

    public Money Sum(IEnumerable<BankLine> lines) => lines.Aggregate(Zero, (sum, line) => sum + line.Line.Amount);

    private bool IsBefore(BankLine line) => line.Line.Date <= AsOf;

    private void SortMatches()
    {
        foreach (var pair in Matching.Voided)
        {
            Clear([pair.Voided, pair.Void]);
        }

        foreach (var match in Matching.Matches)
        {
            Remember(match.Lines, match.Entries);
            if (!match.Lines.Any(IsBefore))
            {
                continue;
            }

            Clear(match.Entries);
            var effect = Sum(match.Lines.Where(IsBefore)) - Sum(match.Entries.Where(entry => entry.Date <= AsOf));
            if (!effect.IsZero)
            {
                Straddling.Add((match, effect));
            }
        }

        foreach (var pair in Matching.Mismatches.Where(pair => IsBefore(pair.Line)))
        {
            Remember([pair.Line], pair.Entries);
            Clear(pair.Entries);
            Mismatches.Add(pair);
        }

        foreach (var group in Matching.Ambiguous)
        {
            SortAmbiguous(group);
        }

        LinesWithoutEntry.AddRange(Matching.UnmatchedLines.Where(IsBefore));
    }

    /// <summary>Whichever entry a line of a tie stands for, as many are open as there are too few lines; the youngest are shown as open.</summary>
    private void SortAmbiguous(AmbiguousMatch group)
    {
        var lines = group.Lines.Where(IsBefore).ToList();
        var entries = group.Candidates.Where(entry => entry.Date <= AsOf).ToList();
        Clear(entries.Take(lines.Count));
        LinesWithoutEntry.AddRange(lines.Where((_, index) => index >= entries.Count));
        if (lines.Count != entries.Count)
        {
            _uncertain.UnionWith(group.Candidates.Select(entry => entry.Id));
        }
    }

    private void SetBalances()
    {
        var (bank, all) = (Input.Bank, Sum(Input.Bank.Lines));
        DerivedOpening = Input.Book.OpeningBook - Sum(OpeningItems);
        BankOpening = bank.Opening ?? DerivedOpening;
        OpeningGap = BankOpening - DerivedOpening;
        StatementGap = bank.Closing is { } closing ? closing - BankOpening - all : Zero;
        BankEnding = (bank.Closing ?? BankOpening + all) - Sum(bank.Lines.Where(line => !IsBefore(line)));
    }

    private void Clear(IEnumerable<JournalLine> entries) => _cleared.UnionWith(entries.Select(entry => entry.Id));

    private void Remember(IReadOnlyList<BankLine> lines, IReadOnlyList<JournalLine> entries)
    {
        var text = string.Join(' ', lines.Select(line => line.Line.Description));
        foreach (var entry in entries)
        {
            BankTexts[entry.Id] = text;
        }
    }
}
