using LegalSync.Domain.Amounts;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Dialogs;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Approvals;

/// <summary>What a partner does with held items: asks where client money moves, decides, says what was done and offers the way back.</summary>
public sealed class ApprovalActs(ApproveItems approve, RejectItems reject, UndoDecision undo, LookAtRelease look, DialogDesk desk, Toasts toasts)
{
    /// <summary>Approves one item, or several clean ones.</summary>
    /// <returns>The items that were approved.</returns>
    public async Task<IReadOnlyList<WorkItemId>> ApproveAsync(
        BooksId books, IReadOnlyList<ApprovalRow> rows, Actor actor, Func<Task> undone, CancellationToken cancellationToken)
    {
        if (rows.Count > 1 && rows.Any(row => row.IsProvisional))
        {
            toasts.Refused("Provisional payments are approved one by one. Leave them out of the pick.");
            return [];
        }

        if (rows.Any(row => row.Kind.IsTrust()) && !await ConfirmTrustAsync(books, [.. rows.Where(row => row.Kind.IsTrust())], actor, cancellationToken))
        {
            return [];
        }

        var shown = rows.Select(row => new ShownItem(row.Id, row.DraftHash)).ToList();
        return Say(new Said(books, rows, actor, undone, "approved"), await approve.RunAsync(books, shown, actor, cancellationToken));
    }

    /// <summary>Shows the clean items with their total and approves them all.</summary>
    public async Task<IReadOnlyList<WorkItemId>> ApproveCleanAsync(
        BooksId books, IReadOnlyList<ApprovalRow> rows, Actor actor, Func<Task> undone, CancellationToken cancellationToken)
    {
        var isSure = await desk.AskAsync<CleanSheet, bool>($"Approve {AmountText.Count(rows.Count, "clean item")}", new() { [nameof(CleanSheet.Rows)] = rows }, isWide: true);
        return isSure ? await ApproveAsync(books, rows, actor, undone, cancellationToken) : [];
    }

    /// <summary>Rejects items with a reason.</summary>
    public async Task<IReadOnlyList<WorkItemId>> RejectAsync(
        BooksId books, IReadOnlyList<ApprovalRow> rows, Actor actor, Func<Task> undone, CancellationToken cancellationToken)
    {
        var reason = await desk.AskAsync<ReasonDialog, string>(rows.Count == 1 ? $"Reject {rows[0].Title}" : $"Reject {AmountText.Count(rows.Count, "item")}", new()
        {
            [nameof(ReasonDialog.Lines)] = (IReadOnlyList<string>)["Nothing of it is written to the books. The reason goes to the bookkeeper."],
            [nameof(ReasonDialog.Verb)] = "Reject",
        });
        if (reason is null)
        {
            return [];
        }

        var shown = rows.Select(row => new ShownItem(row.Id, row.DraftHash)).ToList();
        return Say(new Said(books, rows, actor, undone, "rejected"), await reject.RunAsync(books, shown, reason, actor, cancellationToken));
    }

    private sealed record Said(BooksId Books, IReadOnlyList<ApprovalRow> Rows, Actor Actor, Func<Task> Undone, string Verb);

    private async Task<bool> ConfirmTrustAsync(BooksId books, IReadOnlyList<ApprovalRow> rows, Actor actor, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var row in rows)
        {
            lines.Add($"{row.Customer}: {AmountText.Of(row.Amount)}, {string.Join(" and ", row.Entries.Select(entry => entry.Heading))}, {row.Entries[0].Lines[0].Account}");
            lines.AddRange(await look.RunAsync(books, row.Id, actor, cancellationToken) is { } seen ? TrustRows.Say(seen) : []);
        }

        var total = rows.Select(row => row.Amount).Aggregate((sum, amount) => sum + amount);
        var sentence = rows.Count == 1
            ? $"{AmountText.Of(rows[0].Amount)} of client money for {rows[0].Customer}{LedgerText(rows[0])}."
            : $"{AmountText.Of(total)} of client money in {AmountText.Count(rows.Count, "item")}, each for the client named above.";
        return await desk.AskAsync<ConfirmDialog, bool>("Client money", new()
        {
            [nameof(ConfirmDialog.Lines)] = (IReadOnlyList<string>)lines,
            [nameof(ConfirmDialog.Sentence)] = sentence,
            [nameof(ConfirmDialog.Verb)] = "Approve",
        });
    }

    private static string LedgerText(ApprovalRow row) => row switch
    {
        { Ledger: { } ledger } when row.Kind.IsTrustOutflow() =>
            $". The client ledger holds {AmountText.Of(ledger.Observed)}, {AmountText.Of(ledger.Reserved)} of it reserved; after this {AmountText.Of(ledger.Available - row.Amount)} may be released",
        _ => "",
    };

    private List<WorkItemId> Say(Said said, DecisionOutcome outcome)
    {
        var done = outcome.Verdicts.Where(verdict => verdict.Done).Select(verdict => verdict.Id).ToList();
        foreach (var refused in outcome.Verdicts.Where(verdict => !verdict.Done).Take(3))
        {
            toasts.Refused($"{said.Rows.First(row => row.Id == refused.Id).Title}: {refused.Refusal}");
        }

        if (done.Count > 0)
        {
            var total = said.Rows.Where(row => done.Contains(row.Id)).Select(row => row.Amount).Aggregate(Money.Zero(said.Rows[0].Amount.Currency), (sum, amount) => sum + amount);
            var what = done.Count == 1 ? said.Rows.First(row => row.Id == done[0]).Title : AmountText.Count(done.Count, "item");
            toasts.Done($"{what} {said.Verb} · {AmountText.Of(total)}", () => TakeBackAsync(said, done), outcome.UndoUntil);
        }

        return done;
    }

    private async Task TakeBackAsync(Said said, IReadOnlyList<WorkItemId> items)
    {
        var outcome = await undo.RunAsync(said.Books, items, said.Actor, CancellationToken.None);
        var back = outcome.Verdicts.Count(verdict => verdict.Done);
        if (back > 0)
        {
            toasts.Done($"{AmountText.Count(back, "decision")} taken back");
        }

        if (outcome.Verdicts.FirstOrDefault(verdict => !verdict.Done) is { } refused)
        {
            toasts.Refused(refused.Refusal ?? "It could not be taken back.");
        }

        await said.Undone();
    }
}
