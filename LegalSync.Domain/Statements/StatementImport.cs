namespace LegalSync.Domain.Statements;

/// <summary>A line of an account as it was stored by an earlier import.</summary>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="BankId">The bank's key it came with; empty where there was none.</param>
public readonly record struct StoredLine(StatementFingerprint Fingerprint, string BankId);

/// <summary>What a line of a new statement is beside what is stored.</summary>
public enum PlannedStanding
{
    /// <summary>Not there yet: to be stored.</summary>
    New,

    /// <summary>There already: to be left alone.</summary>
    Known,

    /// <summary>A second copy within a file that holds every line twice: to be left out.</summary>
    Copy,
}

/// <summary>A line of a new statement and what is to be done with it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Standing">New, known or a copy.</param>
/// <param name="Note">What a person should know, a sentence; empty where there is nothing.</param>
public sealed record PlannedLine(StatementLine Line, StatementFingerprint Fingerprint, PlannedStanding Standing, string Note);

/// <summary>What importing a statement would do. Nothing is done yet.</summary>
/// <param name="Lines">Every line of the statement, in its order.</param>
/// <param name="Notes">What a person should know of the whole, each a sentence.</param>
public sealed record ImportPlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<string> Notes)
{
    /// <summary>Lines to be stored.</summary>
    public IEnumerable<PlannedLine> New => Lines.Where(line => line.Standing == PlannedStanding.New);

    /// <summary>Lines that are stored already.</summary>
    public IEnumerable<PlannedLine> Known => Lines.Where(line => line.Standing == PlannedStanding.Known);

    /// <summary>True when importing changes nothing.</summary>
    public bool ChangesNothing => !New.Any();
}

/// <summary>Decides which lines of a new statement are new: the difference of two sets with counts, never by the bank's key.</summary>
public static class StatementImport
{
    /// <summary>Plans an import.</summary>
    /// <param name="account">The caller's own key of the account, the one the stored fingerprints were made with.</param>
    /// <param name="stored">The lines stored for that account.</param>
    /// <param name="statement">The new statement.</param>
    public static ImportPlan Plan(string account, IReadOnlyCollection<StoredLine> stored, BankStatement statement)
    {
        var twice = IsHeldTwice(account, statement);
        var known = stored.Select(line => line.Fingerprint).ToHashSet();
        var ids = IdsOf(stored);
        var prints = StatementFingerprint.Of(account, statement.Lines);
        var copies = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new List<PlannedLine>(statement.Lines.Count);
        for (var i = 0; i < statement.Lines.Count; i++)
        {
            var line = statement.Lines[i];
            var key = StatementFingerprint.Key(account, line) + "|" + line.BankId;
            copies[key] = copies.GetValueOrDefault(key) + 1;
            var standing = twice && copies[key] % 2 == 0 ? PlannedStanding.Copy
                : known.Contains(prints[i]) ? PlannedStanding.Known
                : PlannedStanding.New;
            lines.Add(new PlannedLine(line, prints[i], standing, NoteOf(line, prints[i], standing, copies[key], ids)));
        }

        return new ImportPlan(twice ? Renumbered(account, lines, known) : lines, Notes(lines, twice));
    }

    /// <summary>True when every line is there an even number of times with one bank key, and the balances do not prove it real.</summary>
    private static bool IsHeldTwice(string account, BankStatement statement)
    {
        var proof = statement.Proof;
        return statement.Lines.Count > 1 && statement.Lines.All(line => line.BankId.Length > 0) && !(proof.IsProven && proof.IsBalanced)
            && statement.Lines.GroupBy(line => StatementFingerprint.Key(account, line) + "|" + line.BankId, StringComparer.Ordinal).All(group => group.Count() % 2 == 0);
    }

    /// <summary>With the copies out, ordinals are counted again, so that the file read once more in good form changes nothing.</summary>
    private static List<PlannedLine> Renumbered(string account, List<PlannedLine> lines, HashSet<StatementFingerprint> known)
    {
        var kept = lines.Where(line => line.Standing != PlannedStanding.Copy).ToList();
        var prints = new Queue<StatementFingerprint>(StatementFingerprint.Of(account, kept.Select(line => line.Line)));
        return
        [
            .. lines.Select(line => line.Standing == PlannedStanding.Copy ? line : line with
            {
                Fingerprint = prints.Peek(),
                Standing = known.Contains(prints.Dequeue()) ? PlannedStanding.Known : PlannedStanding.New,
            }),
        ];
    }

    private static Dictionary<string, HashSet<StatementFingerprint>> IdsOf(IReadOnlyCollection<StoredLine> stored) => stored
        .Where(line => line.BankId.Length > 0)
        .GroupBy(line => line.BankId, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(line => line.Fingerprint).ToHashSet(), StringComparer.Ordinal);

    private static string NoteOf(StatementLine line, StatementFingerprint print, PlannedStanding standing, int copy,
        Dictionary<string, HashSet<StatementFingerprint>> ids)
    {
        if (line.BankId.Length == 0)
        {
            return "";
        }

        var idIsStored = ids.TryGetValue(line.BankId, out var under);
        return standing switch
        {
            PlannedStanding.Copy => $"The file holds this line twice with the bank's id {line.BankId}; one is taken.",
            PlannedStanding.Known when !idIsStored || !under!.Contains(print) => $"The same line is here already; the bank has given it another id, {line.BankId}.",
            PlannedStanding.New when idIsStored => $"The bank gave the id {line.BankId} to another line before; this one differs and is taken as new.",
            PlannedStanding.New when copy > 1 => $"An equal line with the same id {line.BankId} stands in the same file; make sure it happened twice.",
            _ => "",
        };
    }

    private static List<string> Notes(List<PlannedLine> lines, bool twice)
    {
        var notes = new List<string>();
        if (twice)
        {
            notes.Add("The file holds every line twice with the same ids of the bank: it was downloaded twice into one file. Each line is taken once.");
        }

        var known = lines.Count(line => line.Standing == PlannedStanding.Known);
        if (known > 0)
        {
            notes.Add(known == lines.Count ? "Every line is here already; importing changes nothing." : $"{known} of {lines.Count} lines are here already and stay as they are.");
        }

        return notes;
    }
}
