namespace LegalSync.Simulation.Store;

/// <summary>A table of whatever rows.</summary>
internal interface ITable
{
    /// <summary>A table that holds the same rows and goes its own way from here.</summary>
    ITable Fork();

    /// <summary>What a unit of work has on it.</summary>
    ITracked Track();
}

/// <summary>What a table is.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
internal sealed record TableRules<T>
{
    /// <summary>The column by which a stale writer is refused, if there is one.</summary>
    public Func<T, int>? Version { get; init; }

    /// <summary>Keys that no two rows may share; null where a row is outside of it.</summary>
    public IReadOnlyList<Func<T, object?>> Unique { get; init; } = [];

    /// <summary>What must hold of every row.</summary>
    public Func<T, bool> Holds { get; init; } = _ => true;
}

/// <summary>Committed rows in the order of their numbers. A stored row object is never changed: a change stores another one.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
internal sealed class Table<T> : ITable
    where T : class
{
    private readonly List<(long Id, T Row)> _rows;
    private readonly Dictionary<object, long>[] _keys;
    private long _last;

    public Table(TableRules<T> rules)
        : this(rules, [], [.. rules.Unique.Select(_ => new Dictionary<object, long>())], 0)
    {
    }

    private Table(TableRules<T> rules, List<(long Id, T Row)> rows, Dictionary<object, long>[] keys, long last) =>
        (Rules, _rows, _keys, _last) = (rules, rows, keys, last);

    /// <summary>What it is.</summary>
    public TableRules<T> Rules { get; }

    /// <summary>Told of every row that is committed.</summary>
    public Action<T>? Committed { get; set; }

    /// <summary>How many rows it holds.</summary>
    public int Count => _rows.Count;

    /// <summary>Rows with their numbers, as committed. Not to be changed.</summary>
    public IReadOnlyList<(long Id, T Row)> Rows => _rows;

    /// <inheritdoc />
    public ITable Fork() => new Table<T>(Rules, [.. _rows], [.. _keys.Select(keys => new Dictionary<object, long>(keys))], _last);

    /// <inheritdoc />
    public ITracked Track() => new Tracked<T>(this);

    /// <summary>The row under a number; null when it is gone.</summary>
    public T? Find(long id)
    {
        var at = IndexOf(id);
        return at >= 0 ? _rows[at].Row : null;
    }

    /// <summary>True when another row than these has the key.</summary>
    public bool IsTaken(int rule, object key, HashSet<long> apart) => _keys[rule].TryGetValue(key, out var id) && !apart.Contains(id);

    /// <summary>Stores a new row under the next number.</summary>
    public long Insert(T row)
    {
        var id = ++_last;
        Shape<T>.Number?.Invoke(row, id);
        var stored = Shape<T>.Copy(row);
        _rows.Add((id, stored));
        Index(id, stored);
        Committed?.Invoke(stored);
        return id;
    }

    /// <summary>Replaces a row.</summary>
    public void Update(long id, T row)
    {
        var at = IndexOf(id);
        Forget(_rows[at].Row);
        _rows[at] = (id, row);
        Index(id, row);
        Committed?.Invoke(row);
    }

    /// <summary>Removes a row.</summary>
    public void Delete(long id)
    {
        var at = IndexOf(id);
        Forget(_rows[at].Row);
        _rows.RemoveAt(at);
    }

    private int IndexOf(long id)
    {
        var (low, high) = (0, _rows.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = _rows[middle].Id;
            if (found == id)
            {
                return middle;
            }

            (low, high) = found < id ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private void Index(long id, T row)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (Rules.Unique[i](row) is { } key)
            {
                _keys[i][key] = id;
            }
        }
    }

    private void Forget(T row)
    {
        for (var i = 0; i < _keys.Length; i++)
        {
            if (Rules.Unique[i](row) is { } key)
            {
                _keys[i].Remove(key);
            }
        }
    }
}
