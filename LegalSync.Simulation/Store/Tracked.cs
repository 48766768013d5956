namespace LegalSync.Simulation.Store;

/// <summary>What one unit of work has on a table.</summary>
internal interface ITracked
{
    /// <summary>True when everything it would store can be stored: no row changed meanwhile, no key taken.</summary>
    bool CanStore();

    /// <summary>Stores it.</summary>
    void Store();

    /// <summary>Nothing is stored when a row that was read here changed meanwhile.</summary>
    void Guard(object row);
}

/// <summary>
/// The rows a unit of work read or added, each as one object of its own. A finder looks at what is committed, as a query does, and hands
/// out the objects that the unit of work already has.
/// </summary>
/// <typeparam name="T">The aggregate.</typeparam>
internal sealed class Tracked<T>(Table<T> table) : ITracked
    where T : class
{
    private readonly Dictionary<long, Held> _held = [];
    private readonly List<T> _added = [];

    /// <summary>Committed rows that fit, in order, as this unit of work has them.</summary>
    public List<T> Where(Func<T, bool> fits, int most = int.MaxValue)
    {
        var found = new List<T>();
        foreach (var (id, row) in table.Rows)
        {
            if (found.Count == most)
            {
                break;
            }

            if (fits(row))
            {
                found.Add(Take(id, row));
            }
        }

        return found;
    }

    /// <summary>The first committed row that fits, or null.</summary>
    public T? First(Func<T, bool> fits)
    {
        foreach (var (id, row) in table.Rows)
        {
            if (fits(row))
            {
                return Take(id, row);
            }
        }

        return null;
    }

    /// <summary>Adds a row.</summary>
    public void Add(T row) => _added.Add(row);

    /// <summary>Removes a row, stored or just added.</summary>
    public void Remove(T row)
    {
        if (!_added.Remove(row))
        {
            _held.Values.First(held => ReferenceEquals(held.Mine, row)).IsDeleted = true;
        }
    }

    /// <summary>True when it was removed in this unit of work.</summary>
    public bool IsRemoved(T row) => _held.Values.Any(held => held.IsDeleted && ReferenceEquals(held.Mine, row));

    /// <inheritdoc />
    public void Guard(object row)
    {
        if (_held.Values.FirstOrDefault(held => ReferenceEquals(held.Mine, row)) is { } held)
        {
            held.IsGuarded = true;
        }
    }

    /// <inheritdoc />
    public bool CanStore()
    {
        if (_held.Any(pair => pair.Value.IsGuarded && (table.Find(pair.Key) is not { } row || (table.Rules.Version is { } of && of(row) != of(pair.Value.Original)))))
        {
            return false;
        }

        var (touched, rows) = (new HashSet<long>(), new List<T>(_added));
        foreach (var (id, held) in _held.Where(pair => pair.Value.HasChanged))
        {
            if (table.Find(id) is not { } current || (table.Rules.Version is { } version && version(current) != version(held.Original)))
            {
                return false;
            }

            touched.Add(id);
            if (!held.IsDeleted)
            {
                rows.Add(held.Onto(current));
            }
        }

        if (!rows.TrueForAll(row => table.Rules.Holds(row)))
        {
            throw new InvalidOperationException($"A constraint of {typeof(T).Name} does not hold.");
        }

        return AreFree(rows, touched);
    }

    /// <inheritdoc />
    public void Store()
    {
        foreach (var (id, held) in _held.Where(pair => pair.Value.HasChanged).ToList())
        {
            if (held.IsDeleted)
            {
                table.Delete(id);
                _held.Remove(id);
            }
            else
            {
                var stored = held.Onto(table.Find(id)!);
                table.Update(id, stored);
                held.Original = stored;
            }
        }

        foreach (var row in _added)
        {
            var id = table.Insert(row);
            _held[id] = new Held(table.Find(id)!, row);
        }

        _added.Clear();
    }

    private bool AreFree(List<T> rows, HashSet<long> touched)
    {
        for (var i = 0; i < table.Rules.Unique.Count; i++)
        {
            var mine = new HashSet<object>();
            foreach (var row in rows)
            {
                if (table.Rules.Unique[i](row) is { } key && (table.IsTaken(i, key, touched) || !mine.Add(key)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private T Take(long id, T row)
    {
        if (!_held.TryGetValue(id, out var held))
        {
            _held[id] = held = new Held(row, Shape<T>.Copy(row));
        }

        return held.Mine;
    }

    private sealed class Held(T original, T mine)
    {
        public T Original { get; set; } = original;

        public T Mine => mine;

        public bool IsDeleted { get; set; }

        public bool IsGuarded { get; set; }

        public bool HasChanged => IsDeleted || !Shape<T>.AreEqual(Original, mine);

        /// <summary>What is stored when the committed row moved on in other columns meanwhile.</summary>
        public T Onto(T current)
        {
            var merged = Shape<T>.Copy(current);
            Shape<T>.Merge(Original, mine, merged);
            return merged;
        }
    }
}
