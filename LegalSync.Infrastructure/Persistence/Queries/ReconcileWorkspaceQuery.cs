using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A line of the bank in the left pane.</summary>
public sealed record PaneLine(MemberKey Key, DateOnly Date, Money Amount, string Description, string CheckNumber, string Reference, ReconcilingItem? Item);

/// <summary>An entry of the journal in the right pane.</summary>
public sealed record PaneEntry(MemberKey Key, DateOnly Date, Money Amount, string Text, string CheckNumber, string Party, string Ledger, JournalLineType Type, int Age, ReconcilingItem? Item);

/// <summary>A suggestion: what to confirm, how strong it is, and why.</summary>
/// <param name="Members">Lines and entries: what <see cref="ConfirmMatches"/> takes.</param>
/// <param name="Strength">How much it can be relied on.</param>
/// <param name="Reasons">Why, short phrases.</param>
public sealed record PaneSuggestion(IReadOnlyList<MemberKey> Members, MatchStrength Strength, IReadOnlyList<string> Reasons);

/// <summary>Several that fit equally: a person chooses.</summary>
public sealed record PaneChoice(IReadOnlyList<MemberKey> Lines, IReadOnlyList<MemberKey> Candidates, IReadOnlyList<string> Reasons);

/// <summary>One event with two amounts, as it looks.</summary>
public sealed record PaneMismatch(MemberKey Line, IReadOnlyList<MemberKey> Entries, string Cause, Money Difference);

/// <summary>A confirmed match.</summary>
public sealed record PaneMatch(MatchId Id, IReadOnlyList<PaneLine> Lines, IReadOnlyList<PaneEntry> Entries, string Reason, string ConfirmedBy, DateTimeOffset ConfirmedAt);

/// <summary>Everything the reconcile screen shows.</summary>
public sealed record ReconcileWorkspace
{
    /// <summary>The reconciliation: state, days, who prepared and signed.</summary>
    public required TrustReconciliation Month { get; init; }

    /// <summary>The account's title with its last digits.</summary>
    public required string Account { get; init; }

    /// <summary>The figures; <see cref="ReconcileFigures.Difference"/> is the running difference to nought.</summary>
    public required ReconcileFigures Figures { get; init; }

    /// <summary>The verdict in plain words.</summary>
    public required string Verdict { get; init; }

    /// <summary>Lines without a match.</summary>
    public required IReadOnlyList<PaneLine> Lines { get; init; }

    /// <summary>Entries without a match, those up to the last day first.</summary>
    public required IReadOnlyList<PaneEntry> Entries { get; init; }

    /// <summary>Suggestions, the strongest first.</summary>
    public required IReadOnlyList<PaneSuggestion> Suggestions { get; init; }

    /// <summary>Choices that only a person can make.</summary>
    public required IReadOnlyList<PaneChoice> Choices { get; init; }

    /// <summary>Pairs whose amounts differ.</summary>
    public required IReadOnlyList<PaneMismatch> Mismatches { get; init; }

    /// <summary>Confirmed matches.</summary>
    public required IReadOnlyList<PaneMatch> Matches { get; init; }

    /// <summary>Confirmed matches that no longer hold.</summary>
    public required IReadOnlyList<MatchId> Broken { get; init; }

    /// <summary>Open items.</summary>
    public required IReadOnlyList<ReconcilingItem> Items { get; init; }

    /// <summary>The ties.</summary>
    public required IReadOnlyList<StandingTie> Ties { get; init; }

    /// <summary>What explains the differences, the most telling first.</summary>
    public required IReadOnlyList<Difference> Explanations { get; init; }

    /// <summary>What keeps it from being signed.</summary>
    public required IReadOnlyList<string> Blockers { get; init; }

    /// <summary>The month's steps.</summary>
    public required IReadOnlyList<MonthStep> Steps { get; init; }

    /// <summary>Why this person may not sign; null when they may.</summary>
    public required string? SigningObjection { get; init; }
}

/// <summary>The reconcile screen's data.</summary>
public sealed class ReconcileWorkspaceQuery(IReconcileStore store)
{
    /// <summary>Reads it; suggestions are computed anew each time.</summary>
    public async Task<Answer<ReconcileWorkspace>> FindAsync(BooksId books, ReconciliationId reconciliation, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<ReconcileWorkspace>();
        }

        await using var session = store.Open(books);
        return await session.ReconciliationAsync(reconciliation, cancellationToken) is { } month && await WorkpaperReader.ReadAsync(session, month, cancellationToken) is { } paper
            ? Answer.Of(Show(paper, actor))
            : Answer.Of<ReconcileWorkspace>(null);
    }

    private static ReconcileWorkspace Show(Workpaper paper, Actor actor)
    {
        var (standing, month) = (StandingBuilder.Of(paper), paper.Month);
        var matching = AccountWatch.Suggest(paper, standing);
        var taken = standing.Matches.SelectMany(match => match.Entries).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var items = paper.Items.ToLookup(item => item.About);
        return new ReconcileWorkspace
        {
            Month = month,
            Account = ReportBuilder.Title(paper.Facts),
            Figures = standing.Figures,
            Verdict = ReportBuilder.Verdict(standing),
            Lines = [.. standing.OpenLines.Select(open => Line(open.Line, open.Item))],
            Entries = [.. paper.Entries.Where(entry => !taken.Contains(entry.Id)).OrderBy(entry => entry.Date > month.Through).ThenBy(entry => entry.Date).Select(entry => Entry(entry, month, items[MemberKey.Of(entry)].FirstOrDefault()))],
            Suggestions = [.. matching.Matches.OrderByDescending(match => match.Strength).Select(match => new PaneSuggestion([.. match.Lines.Select(Key), .. match.Entries.Select(MemberKey.Of)], match.Strength, match.Reasons))],
            Choices = [.. matching.Ambiguous.Select(one => new PaneChoice([.. one.Lines.Select(Key)], [.. one.Candidates.Select(MemberKey.Of)], one.Reasons))],
            Mismatches = [.. matching.Mismatches.Select(one => new PaneMismatch(Key(one.Line), [.. one.Entries.Select(MemberKey.Of)], one.Cause.ToString(), one.Difference))],
            Matches = [.. standing.Matches.Select(match => new PaneMatch(
                match.Match.Id, [.. match.Lines.Select(line => Line(line, null))], [.. match.Entries.Select(entry => Entry(entry, month, null))], match.Match.Reason, match.Match.ConfirmedBy, match.Match.ConfirmedAt))],
            Broken = [.. standing.BrokenMatches.Select(match => match.Id)],
            Items = paper.Items,
            Ties = standing.Ties,
            Explanations = ThreeWayOf.Run(paper, standing)?.Differences ?? [],
            Blockers = standing.Blockers,
            Steps = TrustOverviewQuery.Steps(paper, standing),
            SigningObjection = WorkpaperReader.SigningObjection(actor, month.Account.Value) ?? (month.PreparedById == actor.Id ? "Who prepared it does not sign it; a second person does." : null),
        };
    }

    private static MemberKey Key(BankLine line) => new(line.Key);

    private static PaneLine Line(KeptLine line, ReconcilingItem? item) =>
        new(MemberKey.Line(line.Sequence), line.Date, line.Amount, line.Description, line.CheckNumber, line.Reference, item);

    private static PaneEntry Entry(JournalLine entry, TrustReconciliation month, ReconcilingItem? item) => new(
        MemberKey.Of(entry), entry.Date, entry.Amount, entry.Memo, entry.CheckNumber, entry.Party, entry.Ledger.Label, entry.Type, Math.Max(0, month.Through.DayNumber - entry.Date.DayNumber), item);
}
