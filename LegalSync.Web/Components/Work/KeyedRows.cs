namespace LegalSync.Web.Components.Work;

/// <summary>One line of a work list: a row, or the heading of a group.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Key">The row's key; negative for a heading.</param>
/// <param name="Row">The row; null for a heading or while it loads.</param>
public sealed record WorkLine<TRow>(int Index, long Key, TRow? Row)
    where TRow : class
{
    /// <summary>True for the heading of a group.</summary>
    public bool IsHeading => Key < 0;
}

/// <summary>Rows of a list whose ordered keys are known: fetched by key as they come into sight and kept, so nothing is ever paged by position in the database.</summary>
public sealed class KeyedRows<TRow>(Func<IReadOnlyList<long>, CancellationToken, Task<IReadOnlyList<TRow>>> fetch, Func<TRow, long> keyOf)
    where TRow : class
{
    private const int MostKept = 4000;
    private readonly Dictionary<long, TRow> _rows = [];
    private List<long> _lines = [];

    /// <summary>The lines' keys in order.</summary>
    public IReadOnlyList<long> Lines => _lines;

    /// <summary>How many lines there are.</summary>
    public int Count => _lines.Count;

    /// <summary>Takes a new order; rows that are known stay known.</summary>
    public void Show(IEnumerable<long> lines) => _lines = [.. lines];

    /// <summary>Forgets what rows say, so that they are fetched again.</summary>
    public void Forget() => _rows.Clear();

    /// <summary>Takes a line out.</summary>
    public void Remove(long key) => _lines.Remove(key);

    /// <summary>Puts a line back where it was.</summary>
    public void Insert(int index, long key) => _lines.Insert(Math.Clamp(index, 0, _lines.Count), key);

    /// <summary>Where a key stands; -1 when it does not.</summary>
    public int IndexOf(long key) => _lines.IndexOf(key);

    /// <summary>A row that is already known.</summary>
    public TRow? Known(long key) => _rows.GetValueOrDefault(key);

    /// <summary>Replaces what is known of a row.</summary>
    public void Put(TRow row) => _rows[keyOf(row)] = row;

    /// <summary>Lines of a window, and the next window fetched ahead.</summary>
    public async Task<IReadOnlyList<WorkLine<TRow>>> ReadAsync(int start, int count, CancellationToken cancellationToken)
    {
        var window = _lines.GetRange(Math.Clamp(start, 0, _lines.Count), Math.Clamp(count, 0, Math.Max(0, _lines.Count - start)));
        if (window.Any(key => key >= 0 && !_rows.ContainsKey(key)))
        {
            var end = Math.Min(_lines.Count, start + (count * 2));
            await FetchAsync(_lines.GetRange(start, end - start), cancellationToken);
        }

        return [.. window.Select((key, offset) => new WorkLine<TRow>(start + offset, key, _rows.GetValueOrDefault(key)))];
    }

    /// <summary>Makes sure that some rows are known.</summary>
    public async Task FetchAsync(IEnumerable<long> keys, CancellationToken cancellationToken)
    {
        var missing = keys.Where(key => key >= 0 && !_rows.ContainsKey(key)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        if (_rows.Count > MostKept)
        {
            _rows.Clear();
        }

        foreach (var row in await fetch(missing, cancellationToken))
        {
            Put(row);
        }
    }
}
