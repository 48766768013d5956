using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>A month on the screen and who works on it.</summary>
/// <param name="Books">The books.</param>
/// <param name="Work">What is shown.</param>
/// <param name="Board">Its two panes.</param>
/// <param name="Actor">Who works on it.</param>
/// <param name="Undone">Shows it again after something was taken back by a toast.</param>
public sealed record MonthAtHand(BooksId Books, ReconcileWorkspace Work, Board Board, Actor Actor, Func<Task> Undone)
{
    /// <summary>The month's key.</summary>
    public ReconciliationId Id => Work.Month.Id;
}

/// <summary>What a person does with lines and entries: matches, takes back, explains. Says what was done, and why something was not.</summary>
public sealed class MatchActs(ConfirmMatches confirm, UndoMatch undo, ClassifyItem classify, DialogDesk desk, Toasts toasts, TimeProvider clock)
{
    private Toast? _last;

    /// <summary>Accepts the suggestion for a row.</summary>
    public async Task<bool> AcceptAsync(MonthAtHand at, BoardRow row, CancellationToken cancellationToken)
    {
        if (at.Board.SuggestionOf(row.Member) is not { } suggestion)
        {
            Refuse(at.Board.ChoiceOf(row.Member) is not null ? "Several fit equally. Choose one of them by its number." : "Nothing is suggested for this row. Pick rows with x and match them with m, or explain it with c.");
            return false;
        }

        return await ConfirmAsync(at, [new WantedMatch(suggestion.Members, string.Join(", ", suggestion.Reasons))], cancellationToken);
    }

    /// <summary>Takes one of several that fit equally.</summary>
    public Task<bool> ChooseAsync(MonthAtHand at, MemberKey line, MemberKey entry, CancellationToken cancellationToken) =>
        ConfirmAsync(at, [new WantedMatch([line, entry], "chosen among equals")], cancellationToken);

    /// <summary>Matches what was picked on both sides; only equal sums are.</summary>
    public async Task<bool> MatchAsync(MonthAtHand at, IReadOnlyList<BoardRow> lines, IReadOnlyList<BoardRow> entries, CancellationToken cancellationToken)
    {
        var zero = Money.Zero(at.Work.Figures.Book.Currency);
        var (bank, book) = (Sum(lines, zero), Sum(entries, zero));
        if (lines.Count + entries.Count < 2)
        {
            Refuse("Pick what belongs together with x, on either side, then press m.");
            return false;
        }

        if (bank != book)
        {
            Refuse($"The picked lines make {AmountText.Of(bank)} and the entries {AmountText.Of(book)}: {AmountText.Of((bank - book).Abs())} apart. Trust money matches to the cent.");
            return false;
        }

        return await ConfirmAsync(at, [new WantedMatch([.. lines.Concat(entries).Select(row => row.Member)], "picked by hand")], cancellationToken);
    }

    /// <summary>Shows everything that is certain and confirms it all.</summary>
    public async Task<bool> AcceptCertainAsync(MonthAtHand at, CancellationToken cancellationToken)
    {
        var certain = at.Work.Suggestions.Where(one => one.Strength >= MatchStrength.Certain).ToList();
        if (certain.Count == 0)
        {
            Refuse("Nothing is certain any more; look at the rest one by one.");
            return false;
        }

        var isSure = await desk.AskAsync<ConfirmDialog, bool>($"Accept {AmountText.Count(certain.Count, "certain match", "certain matches")}", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)[.. certain.Select(one => $"{string.Join(" + ", one.Members.Select(at.Board.Name))} · {string.Join(", ", one.Reasons)}")],
            [nameof(ConfirmDialog.Verb)] = "Accept all",
        }, isWide: true);
        return isSure && await ConfirmAsync(at, [.. certain.Select(one => new WantedMatch(one.Members, string.Join(", ", one.Reasons)))], cancellationToken);
    }

    /// <summary>Takes a match back.</summary>
    public async Task<bool> UndoAsync(MonthAtHand at, MatchId match, CancellationToken cancellationToken) =>
        Said(await undo.RunAsync(at.Books, at.Id, match, at.Actor, cancellationToken), "Match taken back");

    /// <summary>Asks why something stands on one side only, and keeps it.</summary>
    /// <param name="at">The month.</param>
    /// <param name="about">The line, entry or tie; null for something that was outstanding when the books began.</param>
    /// <param name="title">What it is, in words.</param>
    /// <param name="first">The class to begin with.</param>
    /// <param name="note">The note to begin with.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> ClassifyAsync(MonthAtHand at, MemberKey? about, string title, ItemClass first, string note, CancellationToken cancellationToken)
    {
        var known = about is { } key ? at.Board.ItemOf(key) : null;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var words = known is null ? new ItemWords(first, note, at.Actor.Display, today.AddDays(ItemDirective.DueDays), "") : new ItemWords(known.Class, known.Note, known.Owner, known.Due, known.Ticket);
        var answer = await desk.AskAsync<ItemDialog, ItemAnswer>(about is null ? "Outstanding when the books began" : "Explain", new()
        {
            [nameof(ItemDialog.About)] = title,
            [nameof(ItemDialog.First)] = words,
            [nameof(ItemDialog.Currency)] = about is null ? at.Work.Figures.Book.Currency : null,
        });
        return answer is not null && Said(
            await classify.RunAsync(at.Books, at.Id, new WantedItem(about, answer.Words, answer.Amount, answer.Date), at.Actor, cancellationToken), $"Explained as {ReconcileText.Of(answer.Words.Class).ToLowerInvariant()}");
    }

    /// <summary>Closes an explanation, after asking why it is settled.</summary>
    public async Task<bool> CloseAsync(MonthAtHand at, ReconcilingItem item, CancellationToken cancellationToken)
    {
        var because = await desk.AskAsync<ReasonDialog, string>("Close the item", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["What it told of is settled. It is not carried into the next month."],
            [nameof(ReasonDialog.Verb)] = "Close it",
        });
        return because is not null && Said(await classify.CloseAsync(at.Books, at.Id, item.Id, because, at.Actor, cancellationToken), "Item closed");
    }

    /// <summary>What the picked rows move together.</summary>
    public static Money Sum(IEnumerable<BoardRow> rows, Money zero) => rows.Aggregate(zero, (sum, row) => sum + row.Amount);

    private async Task<bool> ConfirmAsync(MonthAtHand at, IReadOnlyList<WantedMatch> wanted, CancellationToken cancellationToken)
    {
        var verdicts = await confirm.RunAsync(at.Books, at.Id, wanted, at.Actor, cancellationToken);
        var done = verdicts.Select(verdict => verdict.Match).OfType<MatchId>().ToList();
        if (done.Count > 0)
        {
            Done(done.Count == 1 ? "Matched" : $"{AmountText.Count(done.Count)} matches confirmed", () => TakeBackAsync(at, done));
        }

        foreach (var refused in verdicts.Select(verdict => verdict.Refusal).OfType<string>().Distinct().Take(3))
        {
            toasts.Refused(refused);
        }

        return done.Count > 0;
    }

    private async Task TakeBackAsync(MonthAtHand at, IReadOnlyList<MatchId> matches)
    {
        foreach (var match in matches)
        {
            await UndoAsync(at, match, CancellationToken.None);
        }

        await at.Undone();
    }

    // Matching goes fast: the last word alone is shown, so that nothing covers the panes. The match list takes back what came before.
    private void Done(string text, Func<Task>? back = null)
    {
        Clear();
        toasts.Done(text, back);
        _last = toasts.All[^1];
    }

    private void Refuse(string text)
    {
        Clear();
        toasts.Refused(text);
        _last = toasts.All[^1];
    }

    private void Clear()
    {
        if (_last is { } last)
        {
            toasts.Dismiss(last);
        }
    }

    private bool Said(TrustOutcome outcome, string done)
    {
        if (outcome.IsDone)
        {
            Done(done);
        }
        else
        {
            Refuse(outcome.Refusal!);
        }

        return outcome.IsDone;
    }
}
