using LegalSync.Domain.Trust;

namespace LegalSync.Web.Features.Trust.Details;

/// <summary>Which rows the grid shows.</summary>
public enum DetailShow
{
    /// <summary>All that nobody confirmed.</summary>
    All,

    /// <summary>Those with an empty field: their releases are refused.</summary>
    Missing,

    /// <summary>Those that a learned suggestion would complete.</summary>
    Learned,
}

/// <summary>The grid of trust details while somebody fills it in: typing, accepting, undoing; it is saved as a whole.</summary>
public sealed class DetailGrid
{
    /// <summary>Most rows that are drawn at once.</summary>
    public const int MostShown = 200;

    private readonly Stack<List<(DetailLine Line, DetailField Field, string Before)>> _steps = new();
    private List<DetailLine> _lines = [];

    /// <summary>All rows.</summary>
    public IReadOnlyList<DetailLine> Lines => _lines;

    /// <summary>True once a save was tried: from then on fields say what is wrong.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>Rows in which something was filled in.</summary>
    public IReadOnlyList<DetailLine> Touched => [.. _lines.Where(line => line.IsTouched)];

    /// <summary>True when a step can be undone.</summary>
    public bool CanUndo => _steps.Count > 0;

    /// <summary>Takes new rows; what was typed in rows that are still there stays.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="ledger">What people call a ledger.</param>
    public void Show(IReadOnlyList<TrustDetailRow> rows, Func<LedgerKey, string> ledger)
    {
        var typed = _lines.Where(line => line.IsTouched).ToDictionary(line => (line.Row.Ledger, line.Row.Source));
        _lines = [.. rows.Select(row => typed.GetValueOrDefault((row.Ledger, row.Source)) ?? new DetailLine(row, ledger(row.Ledger)))];
        if (typed.Count == 0)
        {
            _steps.Clear();
        }
    }

    /// <summary>Forgets everything that was typed.</summary>
    public void Forget()
    {
        _lines = [.. _lines.Select(line => new DetailLine(line.Row, line.Ledger))];
        _steps.Clear();
        IsChecked = false;
    }

    /// <summary>The rows to show.</summary>
    public IReadOnlyList<DetailLine> Shown(DetailShow show, string? account) =>
    [
        .. _lines.Where(line => (account is null || line.Row.Ledger.Account.Value == account) && show switch
        {
            DetailShow.Missing => line.Row.IsIncomplete || line.IsTouched,
            DetailShow.Learned => line.IsLearned || line.IsTouched,
            _ => true,
        }),
    ];

    /// <summary>Types into a field.</summary>
    public void Type(DetailLine line, DetailField field, string text)
    {
        if (line[field] != text.Trim())
        {
            _steps.Push([(line, field, line[field])]);
            line[field] = text;
        }
    }

    /// <summary>Accepts what is suggested for some rows: one step, taken back as one.</summary>
    public int Accept(IReadOnlyList<DetailLine> lines)
    {
        var step = lines.SelectMany(line => line.Accept().Select(field => (line, field, ""))).ToList();
        if (step.Count > 0)
        {
            _steps.Push(step);
        }

        return step.Select(part => part.line).Distinct().Count();
    }

    /// <summary>Takes back the last step.</summary>
    public void Undo()
    {
        if (_steps.TryPop(out var step))
        {
            foreach (var (line, field, before) in step)
            {
                line[field] = before;
            }
        }
    }

    /// <summary>What would be saved; null when a row is wrong, and then its fields say so.</summary>
    public IReadOnlyList<CompletedDetail>? Read()
    {
        IsChecked = true;
        return Touched.Any(line => line.IsWrong) ? null : [.. Touched.Select(line => new CompletedDetail(new DetailOf(line.Row.Ledger.Account, line.Row.Source), line.Read()))];
    }

    /// <summary>What was typed is saved.</summary>
    public void Saved()
    {
        _lines.RemoveAll(line => line.IsTouched);
        _steps.Clear();
        IsChecked = false;
    }
}
