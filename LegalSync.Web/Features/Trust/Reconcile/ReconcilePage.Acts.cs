using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Domain.Trust.ThreeWay;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>What keys and buttons do.</summary>
public sealed partial class ReconcilePage
{
    private string? PickText
    {
        get
        {
            var (lines, entries) = (PickedLines, PickedEntries);
            if (_work is null || lines.Count + entries.Count == 0)
            {
                return null;
            }

            var zero = Money.Zero(_work.Figures.Book.Currency);
            var (bank, book) = (MatchActs.Sum(lines, zero), MatchActs.Sum(entries, zero));
            var verdict = bank == book ? "equal: m matches them" : $"{AmountText.Of((bank - book).Abs())} apart";
            return $"Picked: {AmountText.Count(lines.Count, "line")} {AmountText.Of(bank)} · {AmountText.Count(entries.Count, "entry", "entries")} {AmountText.Of(book)} · {verdict}";
        }
    }

    private static IEnumerable<(string Key, string Name)> Tabs(ReconcileWorkspace work) =>
    [
        ("open", $"Outstanding and open {AmountText.Count(work.Entries.Count(entry => entry.Date <= work.Month.Through) + work.Lines.Count)}"), ("matched", $"Matched {AmountText.Count(work.Matches.Count)}"),
        ("ties", "Ties"), ("sign", "Review and sign"),
    ];

    private void LookAt(PaneSide side, int at)
    {
        var rows = side == PaneSide.Bank ? _board.Lines : _board.Entries;
        if (at < 0 || at >= rows.Count)
        {
            return;
        }

        (_lineAt, _entryAt) = side == PaneSide.Bank ? (at, _entryAt) : (_lineAt, at);
        _said = $"{rows[at].Text}, {AmountText.Of(rows[at].Amount)}. {rows[at].Note}. {AmountText.Count(at + 1)} of {AmountText.Count(rows.Count)}";
    }

    private async Task PressedAsync(PaneSide side, string key, int at)
    {
        LookAt(side, at);
        var row = side == PaneSide.Bank ? LineShown : EntryShown;
        var list = side == PaneSide.Bank ? _lineList : _entryList;
        await (key switch
        {
            "l" => _entryList?.FocusAsync().AsTask() ?? Task.CompletedTask,
            "h" => _lineList?.FocusAsync().AsTask() ?? Task.CompletedTask,
            "e" => ExplainAsync(),
            "?" => tools.Desk.AskAsync<ReconcileKeys, object>("Keys", []),
            "* n" => UnpickAsync(),
            "z" when MayWork => tools.Toasts.UndoLastAsync(),
            "a" or "m" or "u" or "c" or "* a" or "x" when !MayWork => Refuse(),
            "x" when row is not null => list!.ToggleAsync(row.Key),
            "a" when row is not null => RunAsync(month => matches.AcceptAsync(month, row, Leaving)),
            "m" => RunAsync(month => matches.MatchAsync(month, PickedLines, PickedEntries, Leaving)),
            "u" => UndoLastMatchAsync(),
            "c" when row is not null => RunAsync(month => matches.ClassifyAsync(month, row.Member, $"{row.Text}, {AmountText.Of(row.Amount)}", FirstClass(side, row), "", Leaving)),
            "* a" => RunAsync(month => matches.AcceptCertainAsync(month, Leaving)),
            [>= '1' and <= '9'] when row is not null => ChooseAsync(row, Nth(row, key[0] - '1')),
            _ => Task.CompletedTask,
        });
    }

    private ItemClass FirstClass(PaneSide side, BoardRow row) => side == PaneSide.Bank ? ItemClass.Unidentified : row.Date > _work!.Month.Through ? ItemClass.CutOff : ItemClass.Timing;

    private Task Refuse()
    {
        tools.Toasts.Refused(_work is { Month.IsOpen: false } ? "The month is signed. Open it again first." : "You read this month; a bookkeeper works on it.");
        return Task.CompletedTask;
    }

    private MemberKey? Nth(BoardRow row, int number) => _board.ChoiceOf(row.Member) is { } choice
        ? (row.Member.LineSequence is null ? choice.Lines : choice.Candidates).Skip(number).Select(member => (MemberKey?)member).FirstOrDefault()
        : null;

    private Task ChooseAsync(BoardRow? row, MemberKey? other) => row is null || other is not { } chosen
        ? Task.CompletedTask
        : RunAsync(month => row.Member.LineSequence is null ? matches.ChooseAsync(month, chosen, row.Member, Leaving) : matches.ChooseAsync(month, row.Member, chosen, Leaving));

    private Task UndoLastMatchAsync() => _work?.Matches.MaxBy(match => match.ConfirmedAt) is { } last ? RunAsync(month => matches.UndoAsync(month, last.Id, Leaving)) : Task.CompletedTask;

    private async Task UnpickAsync()
    {
        await (_lineList?.PickAsync([]) ?? Task.CompletedTask);
        await (_entryList?.PickAsync([]) ?? Task.CompletedTask);
    }

    private async Task ExplainAsync()
    {
        var suspect = await tools.Desk.AskAsync<ExplainDialog, MemberKey?>("What explains the difference", new()
        {
            [nameof(ExplainDialog.Explanations)] = _work?.Explanations ?? [],
            [nameof(ExplainDialog.Board)] = _board,
        }, isWide: true);
        if (suspect is not { } member)
        {
            return;
        }

        var side = member.LineSequence is null ? PaneSide.Book : PaneSide.Bank;
        var (rows, list) = side == PaneSide.Bank ? (_board.Lines, _lineList) : (_board.Entries, _entryList);
        var at = rows.ToList().FindIndex(row => row.Member == member);
        LookAt(side, at);
        if (list is not null && at >= 0)
        {
            await list.ActivateAsync(at, true);
            await list.FocusAsync();
        }
    }

    private Task AddOpeningAsync() => RunAsync(month => matches.ClassifyAsync(month, null, "A check or deposit that the bank had not shown when the books began", ItemClass.Timing, "", Leaving));

    private Task ExplainTieAsync(StandingTie tie)
    {
        var hint = _work?.Explanations.FirstOrDefault(one => one.Kind == DifferenceKinds.TieBroken)?.Hint ?? "";
        return RunAsync(month => matches.ClassifyAsync(
            month, MemberKey.Tie(tie.Name), string.Create(CultureInfo.InvariantCulture, $"{tie.What}: {tie.Difference} apart"), ItemClass.BookError, hint, Leaving));
    }

    /// <summary>Acts and shows what came of it; the highlight stays where it is, so the next row takes its place.</summary>
    private async Task RunAsync(Func<MonthAtHand, Task<bool>> act)
    {
        if (_work is not { } work || Firm is not { } firm || Actor is not { } actor)
        {
            return;
        }

        if (await act(new MonthAtHand(firm.Id, work, _board, actor, RefreshAsync)))
        {
            await RefreshAsync();
            _said = _work.Figures.Difference is { } left ? $"{AmountText.Of(left)} left to explain, {AmountText.Count(_work.Lines.Count(line => line.Item is null))} lines open." : "";
        }
    }

    private async Task RefreshAsync()
    {
        await ReloadAsync();
        StateHasChanged();
    }
}
