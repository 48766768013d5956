namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Collects what is wrong with one file; the first twenty are kept.</summary>
internal sealed class ProblemList(string file)
{
    private const int Most = 20;

    private readonly List<FileProblem> _problems = [];

    /// <summary>The file as the person named it.</summary>
    public string File => file;

    /// <summary>The problems in the order they were found.</summary>
    public IReadOnlyList<FileProblem> All => _problems;

    /// <summary>True when something is wrong.</summary>
    public bool Any => _problems.Count > 0;

    /// <summary>True when it is of no use to look further.</summary>
    public bool IsFull => _problems.Count >= Most;

    /// <summary>Notes a problem at a line.</summary>
    public void Add(int? line, string what, string mend) => Add(line, null, what, mend);

    /// <summary>Notes a problem at a line and a column or field.</summary>
    public void Add(int? line, string? column, string what, string mend)
    {
        if (!IsFull)
        {
            _problems.Add(new FileProblem(file, line, column, what, mend));
        }
    }

    /// <summary>A text short enough to stand in a message.</summary>
    public static string Shown(string text) => "\"" + (text.Length <= 40 ? text : text[..40] + "…") + "\"";
}
