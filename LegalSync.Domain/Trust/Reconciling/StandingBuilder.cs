using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Computes how a reconciliation stands. Pure: the same workpaper gives the same standing.</summary>
public static class StandingBuilder
{
    /// <summary>Names of the ties a person may explain.</summary>
    public static IReadOnlyList<string> Explainable { get; } = ["T-4", "T-5", "T-3"];

    /// <summary>Computes.</summary>
    public static Standing Of(Workpaper paper)
    {
        var (facts, month) = (paper.Facts, paper.Month);
        var entries = paper.Entries;
        var (standing, broken) = Matches(paper, entries);
        var lineHolders = standing.SelectMany(match => match.Lines.Select(line => (line.Sequence, match))).ToDictionary(pair => pair.Sequence, pair => pair.match);
        var entryHolders = standing.SelectMany(match => match.Entries.Select(entry => (entry.Id, match))).ToDictionary(pair => pair.Id, pair => pair.match);
        var items = paper.Items.ToDictionary(item => item.About);
        var openLines = paper.Lines.Where(line => !lineHolders.ContainsKey(line.Sequence))
            .Select(line => new OpenLine(line, items.GetValueOrDefault(MemberKey.Line(line.Sequence)))).ToList();
        var openEntries = entries.Where(entry => entry.Date <= month.Through && !entry.Amount.IsZero && !IsShown(entryHolders.GetValueOrDefault(entry.Id), month.Through))
            .Select(entry => new OutstandingEntry(entry, month.Through.DayNumber - entry.Date.DayNumber, items.GetValueOrDefault(MemberKey.Of(entry))))
            .OrderBy(entry => entry.Entry.Date).ThenBy(entry => entry.Entry.Id, StringComparer.Ordinal).ToList();
        openEntries = WithoutVoids(openEntries);
        var ledgers = facts.LedgersAt(month.From, month.Through);
        var figures = Figures(paper, standing, openLines, openEntries, ledgers);
        var ties = Ties(paper, figures, ledgers, items);
        return new Standing
        {
            Figures = figures,
            Matches = standing,
            OpenLines = openLines,
            OpenEntries = openEntries,
            BrokenMatches = broken,
            Ledgers = ledgers,
            Ties = ties,
            Blockers = Blockers(paper, figures, openLines, ledgers, ties, broken),
        };
    }

    /// <summary>The bank showed it by the last day. Lines after that day are not loaded, so a match that lacks one of its lines is not shown yet.</summary>
    private static bool IsShown(StandingMatch? match, DateOnly through) =>
        match is not null && match.Lines.Count(line => line.Date <= through) == match.Match.Members.Count(member => member.Key.LineSequence is not null);

    /// <summary>An entry and the one that takes it back within the period are nothing for the bank.</summary>
    private static List<OutstandingEntry> WithoutVoids(List<OutstandingEntry> open)
    {
        var byId = open.ToDictionary(entry => entry.Entry.Id);
        var gone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var back in open.Where(entry => entry.Entry is { Type: JournalLineType.Void or JournalLineType.Return, TakesBack: not null }))
        {
            if (byId.TryGetValue(back.Entry.TakesBack!, out var taken) && taken.Entry.Amount + back.Entry.Amount is { IsZero: true })
            {
                gone.UnionWith([back.Entry.Id, taken.Entry.Id]);
            }
        }

        return [.. open.Where(entry => !gone.Contains(entry.Entry.Id))];
    }

    private static (List<StandingMatch> Standing, List<StoredMatch> Broken) Matches(Workpaper paper, IReadOnlyList<JournalLine> entries)
    {
        var lines = paper.Lines.ToDictionary(line => line.Sequence);
        var byId = entries.ToDictionary(entry => entry.Id);
        var standing = new List<StandingMatch>();
        var broken = new List<StoredMatch>();
        foreach (var match in paper.Matches)
        {
            var own = match.Members.Select(member => member.Key.LineSequence).OfType<long>().Select(lines.GetValueOrDefault).OfType<KeptLine>().ToList();
            var held = match.Members.Select(member => member.Key.EntryId).OfType<string>().Select(byId.GetValueOrDefault).OfType<JournalLine>().ToList();
            if (held.Count < match.Members.Count(member => member.Key.EntryId is not null)
                || match.Members.Any(member => member.Key.EntryId is { } id && byId[id].Amount.Minor != member.AmountMinor))
            {
                broken.Add(match);
            }
            else
            {
                standing.Add(new StandingMatch(match, own, held));
            }
        }

        return (standing, broken);
    }

    private static ReconcileFigures Figures(
        Workpaper paper, IReadOnlyList<StandingMatch> matches, IReadOnlyList<OpenLine> openLines, IReadOnlyList<OutstandingEntry> openEntries, IReadOnlyList<LedgerPeriod> ledgers)
    {
        var (facts, month) = (paper.Facts, paper.Month);
        var zero = Money.Zero(facts.Currency);
        var (opening, closing) = BankBalances(paper);
        var cutOff = matches.Where(match => match.Entries.Count > 0 && match.Lines.Count > 0 && match.Entries.All(entry => entry.Date > month.Through)).SelectMany(match => match.Lines)
            .Concat(openLines.Where(line => line.Item?.Class == ItemClass.CutOff).Select(line => line.Line)).Sum(zero);
        var inPeriod = facts.Journal.Where(line => line.Date >= month.From && line.Date <= month.Through).ToList();
        return new ReconcileFigures(
            opening, closing,
            openEntries.Where(entry => !entry.Entry.Amount.IsNegative).Aggregate(zero, (sum, entry) => sum + entry.Entry.Amount),
            openEntries.Where(entry => entry.Entry.Amount.IsNegative).Aggregate(zero, (sum, entry) => sum - entry.Entry.Amount),
            -openLines.Where(line => line.Item?.Class == ItemClass.BankError).Select(line => line.Line).Sum(zero),
            -cutOff,
            facts.BookAt(month.From.AddDays(-1)),
            inPeriod.Where(line => !line.Amount.IsNegative && line.MovesBank).Aggregate(zero, (sum, line) => sum + line.Amount),
            inPeriod.Where(line => line.Amount.IsNegative && line.MovesBank).Aggregate(zero, (sum, line) => sum - line.Amount),
            facts.BookAt(month.Through),
            ledgers.Aggregate(zero, (sum, ledger) => sum + ledger.Closing));
    }

    private static Money Sum(this IEnumerable<KeptLine> lines, Money zero) => lines.Aggregate(zero, (sum, line) => sum + line.Amount);

    private static (Money? Opening, Money? Closing) BankBalances(Workpaper paper)
    {
        var (month, currency) = (paper.Month, paper.Facts.Currency);
        var opening = paper.Before is { } before && before.Through.AddDays(1) == month.From
            ? Money.FromMinor(before.BankClosingMinor, currency)
            : paper.Statements.FirstOrDefault(statement => statement.From == month.From && statement.Opening is not null)?.Opening;
        var closing = paper.Statements.LastOrDefault(statement => statement.Through == month.Through && statement.Closing is not null)?.Closing;
        return (opening, closing);
    }

    private static List<StandingTie> Ties(Workpaper paper, ReconcileFigures figures, IReadOnlyList<LedgerPeriod> ledgers, Dictionary<MemberKey, ReconcilingItem> items)
    {
        var (facts, month) = (paper.Facts, paper.Month);
        var moved = paper.Lines.Where(line => line.Date >= month.From).Sum(Money.Zero(facts.Currency));
        var before = paper.Before is { } signed && signed.Through.AddDays(1) == month.From ? signed : null;
        var apart = Apart(facts, month.Through, ledgers);
        return
        [
            new("A = B", "Adjusted bank and trust journal", figures.AdjustedBank, figures.Book, null),
            new("B = C", "Trust journal and client ledgers", figures.Book, figures.Ledgers, null),
            Explained("T-4", "Trust liability in QuickBooks and client ledgers", facts.InBooks.LiabilityAt(month.Through, facts.Currency), figures.Ledgers),
            Explained("T-5", "Each matter in QuickBooks and its ledger here, differences added up", facts.InBooks.LiabilityAccount is null ? null : apart, Money.Zero(facts.Currency)),
            new("T-6", "Journal before the period and the journal last signed", figures.BookOpening, before is null ? null : Money.FromMinor(before.BookMinor, facts.Currency), null),
            new("T-8", "Opening balance with the lines, and closing balance", figures.BankOpening is { } opening ? opening + moved : null, figures.BankClosing, null),
            Explained("T-3", "Trust bank account in QuickBooks and trust journal", facts.InBooks.BankAt(month.Through, facts.Currency), figures.Book),
        ];

        StandingTie Explained(string name, string what, Money? left, Money? right) => new(name, what, left, right, items.GetValueOrDefault(MemberKey.Tie(name)));
    }

    /// <summary>What the matters' sub-ledgers in the books and here lie apart, added up without regard to sign.</summary>
    private static Money Apart(TrustFacts facts, DateOnly through, IReadOnlyList<LedgerPeriod> ledgers) => MatterTies.Of(facts, through, ledgers)
        .Aggregate(Money.Zero(facts.Currency), (sum, tie) => sum + (tie.Books is { } books ? (books - tie.Ledger).Abs() : Money.Zero(facts.Currency)));

    private static List<string> Blockers(
        Workpaper paper, ReconcileFigures figures, IReadOnlyList<OpenLine> openLines, IReadOnlyList<LedgerPeriod> ledgers, IReadOnlyList<StandingTie> ties, List<StoredMatch> broken)
    {
        var found = new List<string>();
        if (figures.BankClosing is null)
        {
            found.Add($"No statement with a closing balance ends on {Day(paper.Month.Through)}.");
        }

        if (figures.BankOpening is null)
        {
            found.Add($"No statement with an opening balance begins on {Day(paper.Month.From)}.");
        }

        if (openLines.Count(line => line.Item is null) is > 0 and var open)
        {
            found.Add(open == 1 ? "One line of the bank is neither matched nor explained." : string.Create(CultureInfo.InvariantCulture, $"{open} lines of the bank are neither matched nor explained."));
        }

        if (broken.Count > 0)
        {
            found.Add(string.Create(CultureInfo.InvariantCulture, $"{broken.Count} confirmed matches no longer hold, because an entry changed at its source. Undo them and match again."));
        }

        found.AddRange(ledgers.Where(ledger => ledger.Closing.IsNegative || ledger.Lowest.IsNegative)
            .Select(ledger => $"The ledger {ledger.Ledger.Label} is below zero: {(ledger.Closing.IsNegative ? ledger.Closing : ledger.Lowest)}."));
        found.AddRange(ties.Where(tie => !tie.IsSettled).Select(tie => $"{tie.Name}: {tie.What} differ by {tie.Difference}."));
        return found;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One matter's ledger in the three places that keep it (T-5).</summary>
/// <param name="Key">The ledger's key.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Journal">The practice system's journal of it.</param>
/// <param name="Ledger">The ledger kept here.</param>
/// <param name="Books">The books' sub-ledger by customer; null where no customer is mapped.</param>
public sealed record MatterTie(string Key, string Label, Money Journal, Money Ledger, Money? Books)
{
    /// <summary>True when all that have a figure agree.</summary>
    public bool Holds => Journal == Ledger && (Books is null || Books == Ledger);
}

/// <summary>Compares each matter's ledger in the practice system, here and in the books.</summary>
public static class MatterTies
{
    /// <summary>The ties at the end of a day, clients' ledgers alone.</summary>
    public static IReadOnlyList<MatterTie> Of(TrustFacts facts, DateOnly day, IReadOnlyList<LedgerPeriod> ledgers)
    {
        var journal = facts.Journal.Where(line => line.Date <= day).ToLookup(line => line.Ledger.Key);
        var openings = facts.Openings.ToLookup(opening => opening.Ledger.Key);
        var inBooks = facts.InBooks.LiabilityByCustomer(day, facts.Currency);
        return
        [
            .. ledgers.Where(ledger => ledger.Ledger.Kind == LedgerKind.Client).Select(ledger => new MatterTie(
                ledger.Ledger.Key,
                ledger.Ledger.Label,
                journal[ledger.Ledger.Key].Aggregate(openings[ledger.Ledger.Key].Aggregate(Money.Zero(facts.Currency), (sum, one) => sum + one.Change), (sum, line) => sum + line.Amount),
                ledger.Closing,
                inBooks is not null && facts.Customers.TryGetValue(ledger.Ledger.Key, out var customer) ? inBooks.GetValueOrDefault(customer, Money.Zero(facts.Currency)) : null)),
        ];
    }
}
