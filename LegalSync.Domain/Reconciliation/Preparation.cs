namespace LegalSync.Domain.Reconciliation;

/// <summary>Brings two files to one convention before anything is compared: signs, numbers, spellings of clients.</summary>
internal static class Preparation
{
    // Fewer rows than this prove no habit: one payment with the other sign is an error, not a convention.
    private const int RowsThatShowAHabit = 3;

    /// <summary>Rows in the natural order of their ids, so that the order of the file changes nothing.</summary>
    public static List<Candidate> Order(IReadOnlyList<ComparedRecord> records)
    {
        var ordered = records.OrderBy(record => record.Id, NaturalOrder.Instance).ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            if (ordered[i].Id == ordered[i - 1].Id)
            {
                throw new ArgumentException($"The id '{ordered[i].Id}' stands twice.", nameof(records));
            }
        }

        return [.. ordered.Select((record, rank) => new Candidate(record, rank))];
    }

    /// <summary>Where no column of numbers is shared, lets the ids stand in for numbers when they prove to be the same ids.</summary>
    public static string? ChooseNumbers(List<Candidate> source, List<Candidate> ledger)
    {
        static string Own(Candidate row) => row.Number;
        static string Id(Candidate row) => TextKeys.Number(row.Record.Id);

        if (Agreement(source, Own, ledger, Own).Agreeing > 0)
        {
            return null;
        }

        (Func<Candidate, string> Source, Func<Candidate, string> Ledger, string Note)[] ways =
        [
            (Id, Own, "The source's ids are the ledger's numbers; they were compared as such."),
            (Own, Id, "The ledger's ids are the source's numbers; they were compared as such."),
            (Id, Id, "Both files use the same ids; they were compared as numbers."),
        ];
        foreach (var way in ways)
        {
            var (agreeing, shared) = Agreement(source, way.Source, ledger, way.Ledger);
            if (agreeing > 0 && agreeing * 2 >= shared)
            {
                source.ForEach(row => row.Number = way.Source(row));
                ledger.ForEach(row => row.Number = way.Ledger(row));
                return way.Note;
            }
        }

        return null;
    }

    /// <summary>Turns the sign of one kind on the side where it is always negative, if the other side has it always positive.</summary>
    public static IEnumerable<string> AlignSigns(List<Candidate> source, List<Candidate> ledger)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var (left, right) = (OfKind(source, kind), OfKind(ledger, kind));
            var (leftSign, rightSign) = (UniformSign(left), UniformSign(right));
            var turned = left.Count + right.Count < RowsThatShowAHabit || leftSign * rightSign >= 0 ? OppositeByNumber(left, right)
                : leftSign < 0 ? left
                : right;
            foreach (var row in turned)
            {
                (row.Minor, row.IsTurned) = (-row.Minor, true);
            }

            if (turned.Count > 0)
            {
                yield return $"The {(ReferenceEquals(turned, left) ? "source" : "ledger")} writes {RecordKinds.Plural(kind)} "
                    + "with the other sign; they were compared as if both files wrote them alike.";
            }
        }
    }

    /// <summary>Gives one key to the spellings of one client, where exactly one spelling of each file is like the other.</summary>
    public static void AlignClients(List<Candidate> source, List<Candidate> ledger)
    {
        var (left, right) = (Names(source), Names(ledger));
        var onlyLeft = left.Values.Where(name => !right.ContainsKey(name.Key)).ToList();
        var onlyRight = right.Values.Where(name => !left.ContainsKey(name.Key)).ToList();
        var forward = Likes(onlyLeft, onlyRight);
        var backward = Likes(onlyRight, onlyLeft);
        var aliases = forward.Where(pair => backward.TryGetValue(pair.Value, out var back) && back == pair.Key)
            .ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        // The lesser spelling is the key on both sides, so that it does not matter which file is called the source.
        var canonical = aliases.SelectMany(alias => new[] { alias.Key, alias.Value }
            .Select(spelling => (spelling, least: string.CompareOrdinal(alias.Key, alias.Value) < 0 ? alias.Key : alias.Value)))
            .ToDictionary(pair => pair.spelling, pair => pair.least, StringComparer.Ordinal);
        foreach (var row in source.Concat(ledger))
        {
            row.ClientKey = canonical.GetValueOrDefault(row.Client.Key, row.Client.Key);
        }
    }

    private static (int Agreeing, int Shared) Agreement(
        List<Candidate> source, Func<Candidate, string> sourceKey, List<Candidate> ledger, Func<Candidate, string> ledgerKey)
    {
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in source.Where(row => sourceKey(row).Length > 0))
        {
            amounts.TryAdd(sourceKey(row), Math.Abs(row.Minor));
        }

        var (agreeing, shared) = (0, 0);
        foreach (var row in ledger)
        {
            if (amounts.TryGetValue(ledgerKey(row), out var amount))
            {
                shared++;
                agreeing += amount == Math.Abs(row.Minor) ? 1 : 0;
            }
        }

        return (agreeing, shared);
    }

    private static List<Candidate> OfKind(List<Candidate> rows, RecordKind kind) =>
        rows.FindAll(row => row.Kind == kind && row.Minor != 0);

    private static int UniformSign(List<Candidate> rows) =>
        rows.Count == 0 ? 0
        : rows.TrueForAll(row => row.Minor > 0) ? 1
        : rows.TrueForAll(row => row.Minor < 0) ? -1
        : 0;

    /// <summary>Mixed signs, but every numbered pair is mirrored: one file is written from the other's point of view.</summary>
    private static List<Candidate> OppositeByNumber(List<Candidate> left, List<Candidate> right)
    {
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in left.Where(row => row.Number.Length > 0))
        {
            amounts.TryAdd(row.Number, row.Minor);
        }

        var (mirrored, alike, balance) = (0, 0, Int128.Zero);
        foreach (var row in right)
        {
            if (row.Number.Length > 0 && amounts.TryGetValue(row.Number, out var amount) && Math.Abs(amount) == Math.Abs(row.Minor))
            {
                mirrored += amount == -row.Minor ? 1 : 0;
                alike += amount == row.Minor ? 1 : 0;
                balance += amount;
            }
        }

        return mirrored < RowsThatShowAHabit || alike > 0 ? [] : balance < 0 ? left : right;
    }

    private static Dictionary<string, PartyName> Names(List<Candidate> rows)
    {
        var names = new Dictionary<string, PartyName>(StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Client.Key.Length > 0))
        {
            names.TryAdd(row.Client.Key, row.Client);
        }

        return names;
    }

    /// <summary>For each name the one other name that is like it; names with none or several are left out.</summary>
    private static Dictionary<string, string> Likes(List<PartyName> names, List<PartyName> others)
    {
        const int tooCommon = 200;
        var byStart = others.SelectMany(other => Blocks(other).Select(block => (block, other))).ToLookup(pair => pair.block, pair => pair.other);
        var likes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var near = Blocks(name).SelectMany(block => byStart[block].Take(tooCommon)).DistinctBy(other => other.Key)
                .Where(other => name.Compare(other) == Likeness.Similar).Take(2).ToList();
            if (near.Count == 1)
            {
                likes.Add(name.Key, near[0].Key);
            }
        }

        return likes;
    }

    private static IEnumerable<string> Blocks(PartyName name) =>
        name.Words.Where(word => word.Length > 2).Select(word => word[..3]).Distinct(StringComparer.Ordinal);
}
