using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>What stands on one side only and is to be explained.</summary>
/// <param name="About">A line, an entry, or a tie that a person may explain; null for something that was outstanding when the books began.</param>
/// <param name="Words">What the person says of it.</param>
/// <param name="Amount">For something from before the books: what it moves, positive in; else not used.</param>
/// <param name="Date">For something from before the books: its date; else not used.</param>
public sealed record WantedItem(MemberKey? About, ItemWords Words, Money? Amount = null, DateOnly? Date = null);

/// <summary>Explains what stands on one side only, changes an explanation, or closes it.</summary>
public sealed class ClassifyItem(IReconcileStore store, IIds ids, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Explains it.</summary>
    public Task<TrustOutcome> RunAsync(BooksId books, ReconciliationId reconciliation, WantedItem wanted, Actor actor, CancellationToken cancellationToken) =>
        WithinAsync(books, reconciliation, actor, (session, paper) => Say(session, paper, wanted, actor), cancellationToken);

    /// <summary>Accepts the explanation of a difference: the tie stands explained as long as its difference is this one.</summary>
    /// <param name="books">The books.</param>
    /// <param name="reconciliation">The reconciliation.</param>
    /// <param name="tie">The tie's name, one of <see cref="StandingBuilder.Explainable"/>.</param>
    /// <param name="words">What the person says; the hint that was accepted is its note.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<TrustOutcome> ExplainAsync(BooksId books, ReconciliationId reconciliation, string tie, ItemWords words, Actor actor, CancellationToken cancellationToken) =>
        RunAsync(books, reconciliation, new WantedItem(MemberKey.Tie(tie), words), actor, cancellationToken);

    /// <summary>Closes an item: what it told of is settled.</summary>
    public Task<TrustOutcome> CloseAsync(BooksId books, ReconciliationId reconciliation, ReconcilingItemId item, string because, Actor actor, CancellationToken cancellationToken) =>
        WithinAsync(books, reconciliation, actor, (session, paper) =>
        {
            if (paper.Items.FirstOrDefault(one => one.Id == item) is not { } open)
            {
                return "The item is closed already.";
            }

            if (open.Id == default)
            {
                return "It was explained on its card; take that back there.";
            }

            if (string.IsNullOrWhiteSpace(because))
            {
                return "Write why it is settled.";
            }

            open.Close(because.Trim(), clock.GetUtcNow());
            Tell(session, paper, actor, "item closed", $"{open.About} {because.Trim()}");
            return null;
        }, cancellationToken);

    private async Task<TrustOutcome> WithinAsync(
        BooksId books, ReconciliationId reconciliation, Actor actor, Func<IReconcileSession, Workpaper, string?> change, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return TrustOutcome.No(objection);
        }

        await using var session = store.Open(books);
        if (await session.ReconciliationAsync(reconciliation, cancellationToken) is not { } month || await WorkpaperReader.ReadAsync(session, month, cancellationToken) is not { } paper)
        {
            return TrustOutcome.No("The reconciliation no longer exists.");
        }

        if (!month.IsOpen)
        {
            return TrustOutcome.No("The month is signed. Reopen it first.");
        }

        if (change(session, paper) is { } refusal)
        {
            return TrustOutcome.No(refusal);
        }

        month.Decided();
        if (!await session.SaveAsync(cancellationToken))
        {
            return TrustOutcome.Raced;
        }

        feed.Announce();
        return TrustOutcome.Done;
    }

    private string? Say(IReconcileSession session, Workpaper paper, WantedItem wanted, Actor actor)
    {
        var words = wanted.Words with { Note = wanted.Words.Note.Trim(), Ticket = wanted.Words.Ticket.Trim(), Owner = wanted.Words.Owner.Trim() };
        var refusal = words.Note.Length == 0 ? "Write what happened."
            : words.Owner.Length == 0 ? "Name who follows it up."
            : words.Class == ItemClass.BankError && words.Ticket.Length == 0 ? "Name the bank's ticket or letter; without it the error cannot be carried."
            : null;
        if (refusal is not null || Target(paper, wanted, out var about, out var amount, out var date) is { } target && (refusal = target) is not null)
        {
            return refusal;
        }

        var item = paper.Items.FirstOrDefault(one => one.About == about && one.Id != default);
        if (item is null)
        {
            item = ReconcilingItem.Open(new ReconcilingItemId(ids.Next()), paper.Month, about, amount.Minor, date, actor, clock.GetUtcNow());
            session.Add(item);
        }

        item.Say(words);
        item.Explains(amount.Minor);
        Tell(session, paper, actor, $"classified as {words.Class}", $"{about} {amount} {words.Note}");
        return null;
    }

    private string? Target(Workpaper paper, WantedItem wanted, out MemberKey about, out Money amount, out DateOnly date)
    {
        (about, amount, date) = (wanted.About ?? default, Money.Zero(paper.Facts.Currency), paper.Month.Through);
        if (wanted.About is null)
        {
            about = MemberKey.Opening(ids.Next());
            if (wanted is not { Amount: { IsZero: false } given, Date: { } day } || day >= paper.Facts.OpensOn)
            {
                return "Something from before the books has an amount, and a date before their first day.";
            }

            (amount, date) = (given, day);
            return null;
        }

        if (about.LineSequence is { } sequence && paper.Lines.FirstOrDefault(line => line.Sequence == sequence) is { } found)
        {
            (amount, date) = (found.Amount, found.Date);
            return Held(paper, about);
        }

        var key = about;
        if (paper.Entries.FirstOrDefault(entry => MemberKey.Of(entry) == key) is { } held)
        {
            (amount, date) = (held.Amount, held.Date);
            return Held(paper, about);
        }

        if (about.TieName is { } tie && StandingBuilder.Explainable.Contains(tie) && StandingBuilder.Of(paper).Ties.First(one => one.Name == tie).Difference is { IsZero: false } difference)
        {
            amount = difference;
            return null;
        }

        return about.TieName is not null ? "There is no difference there that a person could explain." : $"{about} is not there any more. Look again.";
    }

    private static string? Held(Workpaper paper, MemberKey about) =>
        paper.Matches.Any(match => match.Members.Any(member => member.Key == about)) ? "It is matched; there is nothing to explain." : null;

    private void Tell(IReconcileSession session, Workpaper paper, Actor actor, string what, string detail) =>
        session.Add(AuditEvent.Tell(paper.Month.Books, StartReconciliation.AuditSubject(paper.Month), what, actor, clock.GetUtcNow(), detail));
}
