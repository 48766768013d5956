using System.Globalization;

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

        var clients = new Dictionary<string, PartyName>(StringComparer.Ordinal);
        return [.. ordered.Select((record, rank) => new Candidate(record, rank, ClientOf(record.Client)))];

        PartyName ClientOf(string name)
        {
            if (!clients.TryGetValue(name, out var client))
            {
                clients[name] = client = PartyName.Of(name);
            }

            return client;
        }
    }

    /// <summary>Where no column of numbers is shared, lets the ids stand in for numbers when they prove to be the same ids.</summary>
    public static string? ChooseNumbers(List<Candidate> source, List<Candidate> ledger)
    {
        static string Own(Candidate row) => row.Number;
        static string Id(Candidate row) => row.Record.HasOwnId ? TextKeys.Number(row.Record.Id) : "";

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
        var proven = ways.Select(way => (Way: way, Agreement: Agreement(source, way.Source, ledger, way.Ledger)))
            .Where(way => way.Agreement.Agreeing > 0 && way.Agreement.Agreeing * 2 >= way.Agreement.Shared).ToList();
        var most = proven.Count == 0 ? 0 : proven.Max(way => way.Agreement.Agreeing);
        proven.RemoveAll(way => way.Agreement.Agreeing < most);
        if (proven.Count != 1)
        {
            return null;
        }

        var (chosen, _) = proven[0];
        source.ForEach(row => row.Number = chosen.Source(row));
        ledger.ForEach(row => row.Number = chosen.Ledger(row));
        return chosen.Note;
    }

    /// <summary>Turns the sign of one kind on the side where it is always negative, if the other side has it always positive.</summary>
    public static IEnumerable<string> AlignSigns(List<Candidate> source, List<Candidate> ledger)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var (left, right) = (OfKind(source, kind), OfKind(ledger, kind));
            var (leftSign, rightSign) = (UniformSign(left), UniformSign(right));
            var turned = IsHabit(kind, left.Count, right.Count) && leftSign * rightSign < 0
                ? leftSign < 0 ? left : right
                : Mirrored(left, right, row => row.Number) is { Count: > 0 } byNumber ? byNumber
                : Mirrored(left, right, DayAndSize);
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
        var (left, right) = (Unique(source, sourceKey), Unique(ledger, ledgerKey));
        var shared = left.Where(row => right.ContainsKey(row.Key)).ToList();
        return (shared.Count(row => Math.Abs(row.Value) == Math.Abs(right[row.Key])), shared.Count);
    }

    /// <summary>Amounts by key, of keys that stand once.</summary>
    private static Dictionary<string, long> Unique(List<Candidate> rows, Func<Candidate, string> key)
    {
        var amounts = new Dictionary<string, long>(StringComparer.Ordinal);
        var repeated = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var row in rows)
        {
            if (!amounts.TryAdd(key(row), row.Minor))
            {
                repeated.Add(key(row));
            }
        }

        foreach (var many in repeated)
        {
            amounts.Remove(many);
        }

        return amounts;
    }

    private static List<Candidate> OfKind(List<Candidate> rows, RecordKind kind) =>
        rows.FindAll(row => row.Kind == kind && row.Minor != 0);

    private static int UniformSign(List<Candidate> rows) =>
        rows.Count == 0 ? 0
        : rows.TrueForAll(row => row.Minor > 0) ? 1
        : rows.TrueForAll(row => row.Minor < 0) ? -1
        : 0;

    // An invoice below zero is an error before it is a convention, so it takes more of them.
    private static bool IsHabit(RecordKind kind, int left, int right) =>
        left + right >= RowsThatShowAHabit && (kind is not (RecordKind.Invoice or RecordKind.Unknown) || Math.Min(left, right) > 1);

    private static string DayAndSize(Candidate row) =>
        row.Day is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day} {Math.Abs(row.Minor)}") : "";

    /// <summary>Mixed signs, but every pair that a key shows is mirrored: one file is written from the other's point of view.</summary>
    private static List<Candidate> Mirrored(List<Candidate> left, List<Candidate> right, Func<Candidate, string> key)
    {
        var (amounts, others) = (Unique(left, key), Unique(right, key));
        var shared = amounts.Where(row => others.TryGetValue(row.Key, out var other) && Math.Abs(other) == Math.Abs(row.Value))
            .OrderBy(row => row.Key, StringComparer.Ordinal).ToList();
        if (shared.Count < RowsThatShowAHabit || shared.Exists(row => row.Value == others[row.Key]))
        {
            return [];
        }

        var balance = shared.Aggregate(Int128.Zero, (sum, row) => sum + row.Value);
        return (balance != 0 ? balance : shared[0].Value) < 0 ? left : right;
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
