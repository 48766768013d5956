namespace LegalSync.Tests.Architecture;

/// <summary>The source tree, as text.</summary>
internal static class Repository
{
    private static readonly string[] _projects =
        ["LegalSync.Domain", "LegalSync.Infrastructure", "LegalSync.Web", "LegalSync.Sandbox", "LegalSync.Simulation", "LegalSync.Tests", "bench/LegalSync.Bench"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file's text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Hand-written files of a project (or of all) with one of the endings, by path from the root.</summary>
    public static IEnumerable<string> Files(string? project, params string[] endings) =>
        from folder in _projects
        where project is null || folder == project
        from path in Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Root, path).Replace('\\', '/')
        where endings.Any(ending => relative.EndsWith(ending, StringComparison.Ordinal))
        where !relative.Contains("/bin/", StringComparison.Ordinal) && !relative.Contains("/obj/", StringComparison.Ordinal)
        where !relative.Contains("/Migrations/", StringComparison.Ordinal)
        select relative;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "LegalSync.Blazor.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
