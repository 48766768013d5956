using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.ThreeWay;

/// <summary>What is wrong with the statement itself: lines twice, lines missing, ids used for two transactions.</summary>
internal sealed class StatementFindings
{
    private readonly ThreeWayGround _ground;
    private readonly List<Difference> _all = [];
    private Money _gap;

    public StatementFindings(ThreeWayGround ground)
    {
        (_ground, _gap) = (ground, ground.StatementGap);
        FindCopies();
        FindReusedIds();
        FindMisreadLine();
        FindOpeningItem();
        LeaveOpeningBook();
        FindMissingLines();
    }

    public IReadOnlyList<Difference> All => _all;

    /// <summary>Keys of the lines without entry that are accounted for here.</summary>
    public HashSet<string> Explained { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of the entries whose line is missing.</summary>
    public HashSet<string> Suspected { get; } = new(StringComparer.Ordinal);

    private bool KnowsBalance => _ground.Input.Bank.Closing is not null;

    private string Period => $"{Words.Of(_ground.Input.Bank.From ?? _ground.PeriodStart)} to {Words.Of(_ground.Input.Bank.To ?? _ground.AsOf)}";

    /// <summary>Lines that say the same on one day, of which one has no entry. When the balances count both, the bank booked it twice.</summary>
    private void FindCopies()
    {
        var twins = _ground.Input.Bank.Lines.GroupBy(Content, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        var copies = _ground.LinesWithoutEntry.Where(line => twins.Contains(Content(line))).ToList();
        if (copies.Count == 0)
        {
            return;
        }

        var sum = _ground.Sum(copies);
        Explained.UnionWith(copies.Select(line => line.Key));
        var labels = copies.Select(line => line.Label).ToList();
        if (KnowsBalance && _gap.IsZero && !sum.IsZero)
        {
            _all.Add(new Difference(DifferenceKinds.BankError, sum.Abs(), labels,
                $"The bank booked {(labels.Count == 1 ? "a line" : $"{labels.Count} lines")} twice and its balance counts both, but the journal has it once. Ask the bank; carry it as a bank error with its ticket until corrected.", DifferenceWeight.Figures) { Rank = 10 });
            return;
        }

        _gap += KnowsBalance ? sum : _ground.Zero;
        var isProven = KnowsBalance || copies.Exists(line => line.Line.BankId.Length > 0);
        _all.Add(new Difference(DifferenceKinds.DuplicateDownload, sum.Abs(), labels,
            $"{(labels.Count == 1 ? "A line stands" : $"{labels.Count} lines stand")} in the statement twice{(KnowsBalance ? " and its balances count it once" : isProven ? " with the same bank id" : "")}: the file was downloaded twice or overlaps another. Take the copies out.",
            KnowsBalance ? DifferenceWeight.Critical : DifferenceWeight.Figures) { Rank = 5 });
    }

    private void FindReusedIds()
    {
        var shared = _ground.Input.Bank.Lines.Where(line => line.Line.BankId.Length > 0).GroupBy(line => line.Line.BankId, StringComparer.Ordinal);
        foreach (var group in shared)
        {
            var different = group.DistinctBy(Content, StringComparer.Ordinal).OrderBy(line => line.Line.Date).ThenBy(line => line.Label, StringComparer.Ordinal).ToList();
            if (different.Count > 1)
            {
                _all.Add(new Difference(DifferenceKinds.ReusedBankId, different[^1].Line.Amount.Abs(), [.. different.Select(line => line.Label)],
                    $"The bank gave the id {group.Key} to {different.Count} different transactions. They were kept apart; the id proves nothing.", DifferenceWeight.Suspicion) { Rank = 60 });
            }
        }
    }

    /// <summary>A line whose amount is wrong in the file: with the journal's amount the statement would add up.</summary>
    private void FindMisreadLine()
    {
        if (_gap.IsZero)
        {
            return;
        }

        foreach (var pair in _ground.Mismatches.Where(pair => pair.Difference == -_gap).ToList())
        {
            _all.Add(new Difference(pair.Cause == MismatchCause.CheckNumber ? DifferenceKinds.MispostedCheck : DifferenceKinds.AmountDiffers, _gap.Abs(),
                [pair.Line.Label, .. pair.Entries.Select(entry => entry.Id)],
                $"The statement's balances are right if this line is {Words.Of(_ground.Sum(pair.Entries))}, as in the journal, and not {Words.Of(pair.Line.Line.Amount)}. Get the statement from the bank again.", DifferenceWeight.Critical) { Rank = 8 });
            _gap = _ground.Zero;
            return;
        }
    }

    /// <summary>Without an opening balance of the statement a gap may be an item that the opening list lacks: the bank paid it, and the opening book had it.</summary>
    private void FindOpeningItem()
    {
        var gap = _gap.IsZero ? _ground.OpeningGap : _ground.Input.Bank.Opening is null ? _gap : _ground.Zero;
        var line = gap.IsZero ? null : _ground.LinesWithoutEntry.Find(line => line.Line.Amount == -gap && !Explained.Contains(line.Key));
        if (line is null)
        {
            return;
        }

        Explained.Add(line.Key);
        OpeningIsExplained = true;
        _gap = _gap.IsZero ? _gap : _ground.Zero;
        _all.Add(new Difference(DifferenceKinds.OpeningItemMissing, gap.Abs(), [line.Label],
            "The list of items open at the start lacks this line: the opening book counts it and the bank paid it only now. Add it to the list from the last reconciliation.", DifferenceWeight.Suspicion) { Rank = 50 });
    }

    /// <summary>Without an opening balance of the statement a wrong opening book shows as a gap; the opening ledgers tell, and it is said there.</summary>
    private void LeaveOpeningBook()
    {
        var book = _ground.Input.Book;
        var ledgers = book.OpeningLedgers.Aggregate(_ground.Zero, (sum, ledger) => sum + ledger.Balance);
        if (_ground.Input.Bank.Opening is null && _gap == ledgers - book.OpeningBook)
        {
            _gap = _ground.Zero;
        }
    }

    private void FindMissingLines()
    {
        if (_gap.IsZero)
        {
            return;
        }

        var entries = _ground.Open.Where(entry => Math.Sign(entry.Amount.Minor) == Math.Sign(_gap.Minor)).ToList();
        var equal = entries.Where(entry => entry.Amount == _gap).ToList();
        if (equal.Count == 0 && new AmountSearch(4_000).Find(_gap.Minor, [.. entries.Select(entry => entry.Amount.Minor)]) is { } together)
        {
            equal = [.. together.Select(index => entries[index])];
        }

        Suspected.UnionWith(equal.Select(entry => entry.Id));
        var hint = equal.Count > 0
            ? $"The lines of the statement are {Words.Of(_gap)} short of its balances, and the journal has {Words.List(equal.Select(Words.Of))} without a line: the statement lacks it. Get the statement from the bank again."
            : $"The lines of the statement are {Words.Of(_gap)} off its balances. The statement of {Period} is incomplete or a line in it is wrong; get it from the bank again.";
        string[] suspects = equal.Count > 0 ? [.. equal.Select(entry => entry.Id)] : [$"statement {Period}"];
        _all.Add(new Difference(DifferenceKinds.MissingLine, _gap.Abs(), suspects, hint, DifferenceWeight.Critical) { Rank = 6 });
    }

    /// <summary>The gap of the opening is named here.</summary>
    public bool OpeningIsExplained { get; private set; }

    private static string Content(BankLine line) => string.Join('\u001f',
        Words.Of(line.Line.Date), line.Line.Amount.Minor, line.Line.Description, line.Line.Reference, line.Line.CheckNumber);
}
