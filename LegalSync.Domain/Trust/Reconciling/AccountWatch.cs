using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Matching;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Finds what is wrong with one trust account's statements and reconciliations. Pure.</summary>
public static class AccountWatch
{
    /// <summary>Business days a line of the bank may stand without an entry.</summary>
    public const int LineDays = 3;

    /// <summary>Days an entry may wait for the bank.</summary>
    public const int EntryDays = 30;

    private const int MostCards = 100;

    /// <summary>The codes that this watch raises and closes.</summary>
    public static IReadOnlyList<ExceptionCode> Codes { get; } =
    [
        ExceptionQueue.Codes.Unbalanced, ExceptionQueue.Codes.BankUnmatched, ExceptionQueue.Codes.BookUnmatched, ExceptionQueue.Codes.MatchAmbiguous, ExceptionQueue.Codes.BankError,
        ExceptionQueue.Codes.ReconciliationLate, ExceptionQueue.Codes.SignedChanged, ExceptionQueue.Codes.TrustBankOverdraft,
    ];

    /// <summary>Looks at an account.</summary>
    /// <param name="paper">The account's workpaper: of its open reconciliation, or through today where there is none.</param>
    public static IReadOnlyList<Finding> Look(Workpaper paper)
    {
        var standing = StandingBuilder.Of(paper);
        var matching = Suggest(paper, standing);
        return
        [
            .. Lines(paper, standing, matching), .. Entries(paper, standing, matching), .. Ambiguous(paper, matching), .. BankErrors(paper), .. Unbalanced(paper, standing),
            .. Late(paper), .. SignedChanged(paper), .. Overdraft(paper),
        ];
    }

    /// <summary>What the matcher makes of everything that is not matched yet.</summary>
    public static BankMatching Suggest(Workpaper paper, Standing standing)
    {
        var taken = standing.Matches.SelectMany(match => match.Entries).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        taken.UnionWith(paper.Items.Where(item => !item.About.IsOpening).Select(item => item.About.EntryId).OfType<string>());
        return BankMatcher.Match(new BankMatchInput(
            [.. standing.OpenLines.Where(line => line.Item is null).Select(line => Workpaper.ForMatching(line.Line))],
            [.. paper.Entries.Where(entry => !taken.Contains(entry.Id))]));
    }

    /// <summary>Items that were approved and not sent when their day was signed: they stay here until the month is opened again.</summary>
    public static IEnumerable<Finding> Stopped(Workpaper paper, IEnumerable<WorkItem> approved) => ClosedPeriods.Latest(paper.SignOffs) is not { } last ? [] : approved
        .Where(item => item.Kind.IsTrust() && item.TrustAccount == paper.Account && item.Date <= last.Through)
        .Select(item => new Finding(
            ExceptionQueue.Codes.ClosedPeriod, new Subject("Item", item.Key.Event), $"It is dated {Day(item.Date)}, and the account was signed through {Day(last.Through)} before it was sent.",
            SignedPeriodRule.Check(paper.SignOffs, paper.Account, item.Date))
        {
            Title = $"{item.Title}: period signed", Matter = item.Matter, TrustAccount = item.TrustAccount, FoundBy = Origin.Watch, Difference = item.Amount,
        });

    private static IEnumerable<Finding> Lines(Workpaper paper, Standing standing, BankMatching matching)
    {
        var without = matching.UnmatchedLines.Concat(matching.Mismatches.Select(mismatch => mismatch.Line)).Select(line => line.Key).ToHashSet(StringComparer.Ordinal);
        var causes = matching.Mismatches.ToDictionary(mismatch => mismatch.Line.Key, mismatch => mismatch);
        foreach (var line in standing.OpenLines.Select(open => open.Line).Where(line => without.Contains(MemberKey.Line(line.Sequence).Value) && BusinessDays(line.Date, paper.Facts.Today) > LineDays).Take(MostCards))
        {
            var mismatch = causes.GetValueOrDefault(MemberKey.Line(line.Sequence).Value);
            var why = mismatch is null
                ? $"The bank shows {line.Amount} on {Day(line.Date)}, and no entry of the trust journal stands for it."
                : $"The bank shows {line.Amount} on {Day(line.Date)}; the journal's entry of the same {mismatch.Cause.ToString().ToLowerInvariant()} differs by {mismatch.Difference}.";
            yield return About(paper, ExceptionQueue.Codes.BankUnmatched, "BankLine", MemberKey.Line(line.Sequence), $"Bank line of {Day(line.Date)} without an entry", why, line.Amount,
                RuleOutcome.Broken(RuleCode.BankLineIsExplained, "Match it, enter it in the practice system, or say what it is.",
                    new Fact("date", Day(line.Date)), new Fact("amount", line.Amount.ToString()), new Fact("text", line.Description)));
        }
    }

    private static IEnumerable<Finding> Entries(Workpaper paper, Standing standing, BankMatching matching)
    {
        var without = matching.UnmatchedEntries.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return standing.OpenEntries.Where(open => open.Item is null && without.Contains(open.Entry.Id) && paper.Facts.Today.DayNumber - open.Entry.Date.DayNumber > EntryDays).Take(MostCards).Select(open => About(
            paper, ExceptionQueue.Codes.BookUnmatched, "JournalEntry", MemberKey.Of(open.Entry), $"Entry of {Day(open.Entry.Date)} not seen at the bank",
            $"The journal holds {open.Entry.Amount} of {Day(open.Entry.Date)}, and after {EntryDays} days the bank has not shown it.", open.Entry.Amount,
            RuleOutcome.Broken(RuleCode.BankLineIsExplained, "Ask whether it was sent; void it at its source, or carry it as outstanding.",
                new Fact("date", Day(open.Entry.Date)), new Fact("amount", open.Entry.Amount.ToString()), new Fact("party", open.Entry.Party))));
    }

    private static IEnumerable<Finding> Ambiguous(Workpaper paper, BankMatching matching) => matching.Ambiguous.SelectMany(one => one.Lines.Select(line => (one, line)))
        .Where(pair => BusinessDays(pair.line.Line.Date, paper.Facts.Today) > LineDays).Take(MostCards).Select(pair => About(
            paper, ExceptionQueue.Codes.MatchAmbiguous, "BankLine", new MemberKey(pair.line.Key), $"Bank line of {Day(pair.line.Line.Date)} fits {pair.one.Candidates.Count} entries",
            $"{pair.line.Line.Amount} could be any of {pair.one.Candidates.Count} entries: {string.Join(", ", pair.one.Reasons)}.", pair.line.Line.Amount,
            RuleOutcome.Broken(RuleCode.BankLineIsExplained, "Choose the entry on the reconciliation.", new Fact("amount", pair.line.Line.Amount.ToString()), new Fact("entries", Text(pair.one.Candidates.Count)))));

    private static IEnumerable<Finding> BankErrors(Workpaper paper) => paper.Items.Where(item => item.Class == ItemClass.BankError && item.Due < paper.Facts.Today).Select(item => About(
        paper, ExceptionQueue.Codes.BankError, "BankError", item.About, "The bank has not corrected its error", $"The bank was told under {item.Ticket} and has not corrected it by {Day(item.Due)}.",
        Money.FromMinor(item.AmountMinor, paper.Facts.Currency),
        RuleOutcome.Broken(RuleCode.BankLineIsExplained, "Ask the bank again and note the new ticket.", new Fact("ticket", item.Ticket), new Fact("note", item.Note))));

    private static IEnumerable<Finding> Unbalanced(Workpaper paper, Standing standing)
    {
        var broken = standing.Ties.Where(tie => !tie.IsSettled).ToList();
        var isWorkedThrough = paper.Statements.Any(statement => statement.Through == paper.Month.Through) && standing.OpenLines.All(line => line.Item is not null) && paper.Month.Id != default;
        if (broken.Count == 0 || !isWorkedThrough)
        {
            yield break;
        }

        yield return OfAccount(paper, ExceptionQueue.Codes.Unbalanced, $"{paper.Facts.Account.Name} does not balance through {Day(paper.Month.Through)}",
            $"Every line is matched or explained, and still {string.Join("; ", broken.Select(tie => $"{tie.What} differ by {tie.Difference}"))}.", standing.Figures.Difference,
            RuleOutcome.Broken(RuleCode.ThreeWayTies, "Look at the explanations on the reconciliation; correct the entry at its source.",
                [new Fact("adjusted bank", standing.Figures.AdjustedBank?.ToString() ?? "not known"), new Fact("journal", standing.Figures.Book.ToString()), new Fact("ledgers", standing.Figures.Ledgers.ToString())]));
    }

    /// <summary>Only after a first signed month: before it nobody has said that this account is reconciled here.</summary>
    private static IEnumerable<Finding> Late(Workpaper paper)
    {
        if (ClosedPeriods.Latest(paper.SignOffs) is not { } last)
        {
            yield break;
        }

        var (next, due) = (paper.Due.NextThrough(last.Through), paper.Due.SignBy(last.Through));
        if (due < paper.Facts.Today)
        {
            yield return OfAccount(paper, ExceptionQueue.Codes.ReconciliationLate, $"{paper.Facts.Account.Name} is not reconciled through {Day(next)}",
                $"It was to be signed by {Day(due)}; the last signed month ends on {Day(last.Through)}.", null,
                RuleOutcome.Broken(RuleCode.ThreeWayTies, "Import the statement and reconcile the period.", new Fact("due", Day(due)), new Fact("signed through", Day(last.Through))));
        }
    }

    private static IEnumerable<Finding> SignedChanged(Workpaper paper)
    {
        var last = ClosedPeriods.Latest(paper.SignOffs);
        if (last is null || last.JournalHash == SealInputs.JournalHash(paper.Facts, last.Through))
        {
            yield break;
        }

        var later = paper.Facts.Journal.Where(line => line.Date <= last.Through && paper.Facts.Origins.GetValueOrDefault(line.Id) is { } origin && origin.CapturedAt > last.At).ToList();
        var was = Money.FromMinor(last.BookMinor, paper.Facts.Currency);
        var now = paper.Facts.BookAt(last.Through);
        var which = later.Count == 0 ? "an entry is gone or belongs elsewhere now" : string.Join("; ", later.Take(5).Select(line => $"{line.Amount} of {Day(line.Date)} on {line.Ledger.Label}"));
        yield return OfAccount(paper, ExceptionQueue.Codes.SignedChanged, $"The signed period through {Day(last.Through)} changed",
            $"The practice system changed what was signed on {Day(DateOnly.FromDateTime(last.At.UtcDateTime))}: {which}.", now - was,
            RuleOutcome.Broken(RuleCode.SignedPeriodIsClosed, "Reopen the period with a reason and sign it again, or have the entry dated in an open month.",
                new Fact("signed journal", was.ToString()), new Fact("journal now", now.ToString())));
    }

    private static IEnumerable<Finding> Overdraft(Workpaper paper)
    {
        if (paper.Statements.LastOrDefault(statement => statement.Closing is { IsNegative: true } || statement.Opening is { IsNegative: true }) is { } below)
        {
            yield return OfAccount(paper, ExceptionQueue.Codes.TrustBankOverdraft, $"{paper.Facts.Account.Name} is below zero at the bank",
                $"The statement through {Day(below.Through)} shows {(below.Closing is { IsNegative: true } closing ? closing : below.Opening)}.", below.Closing,
                RuleOutcome.Broken(RuleCode.LedgerIsNotNegative, "Let the firm make good the shortage today and prepare the explanation for the regulator.", new Fact("statement", below.FileName)));
        }
    }

    private static Finding About(Workpaper paper, ExceptionCode code, string kind, MemberKey about, string title, string why, Money amount, RuleOutcome outcome) =>
        new(code, new Subject(kind, $"{paper.Account.Value}|{about.Value}"), why, outcome) { Title = title, TrustAccount = paper.Account, Difference = amount, Sides = [new FieldPair("Amount", null, amount.ToString())] };

    private static Finding OfAccount(Workpaper paper, ExceptionCode code, string title, string why, Money? difference, RuleOutcome outcome) =>
        new(code, new Subject("BankAccount", paper.Account.Value), why, outcome) { Title = title, TrustAccount = paper.Account, Difference = difference };

    /// <summary>Business days between two days, the second included.</summary>
    private static int BusinessDays(DateOnly from, DateOnly to)
    {
        var days = 0;
        for (var day = from.AddDays(1); day <= to && days <= LineDays; day = day.AddDays(1))
        {
            days += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        }

        return days;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
