using System.Text.RegularExpressions;
using Xunit;

namespace LegalSync.Tests.Architecture;

public partial class The_source
{
    private const int RazorLines = 150;
    private const int CodeBehindLines = 200;
    private const int CodeLines = 300;

    [Fact]
    public void keeps_its_files_short() => Assert.Empty(
        from path in Repository.Files(null, ".cs", ".razor")
        let lines = File.ReadLines(Path.Combine(Repository.Root, path)).Count()
        where lines > LimitOf(path)
        select $"{path} has {lines} lines, {LimitOf(path)} are allowed");

    [Fact]
    public void has_namespaces_equal_to_folders() => Assert.Empty(
        from path in Repository.Files(null, ".cs")
        where !path.EndsWith("/Program.cs", StringComparison.Ordinal)
        let folder = Path.GetDirectoryName(path)!.Replace("bench/", "", StringComparison.Ordinal).Replace('/', '.')
        let match = Namespace().Match(Repository.Read(path))
        where match.Success && match.Groups[1].Value != folder
        select $"{path} says {match.Groups[1].Value}");

    [Fact]
    public void names_the_component_library_in_leaf_components_and_one_registration_alone() => Assert.Empty(
        from path in Repository.Files(null, ".cs", ".razor")
        where !path.StartsWith("LegalSync.Web/Components/", StringComparison.Ordinal)
            && path != "LegalSync.Web/Hosting/ComponentLibrary.cs"
            && !path.StartsWith("LegalSync.Tests/Architecture/", StringComparison.Ordinal)
        where Repository.Read(path).Contains("Radzen", StringComparison.Ordinal)
        select path);

    [Fact]
    public void reads_no_static_clock() => Assert.Empty(
        from path in Repository.Files(null, ".cs", ".razor")
        where !path.StartsWith("LegalSync.Tests/", StringComparison.Ordinal)
        where Clock().IsMatch(Repository.Read(path))
        select path);

    [Fact]
    public void pages_by_key_and_never_by_offset() => Assert.Empty(
        from path in Repository.Files("LegalSync.Infrastructure", ".cs").Concat(Repository.Files("LegalSync.Web", ".cs"))
        let text = Repository.Read(path)
        where text.Contains("EntityFrameworkCore", StringComparison.Ordinal) && Offset().IsMatch(text)
        select path);

    [Fact]
    public void leaves_nothing_to_do() => Assert.Empty(
        from path in Repository.Files(null, ".cs", ".razor", ".css", ".js")
        where !path.StartsWith("LegalSync.Tests/Architecture/", StringComparison.Ordinal) && !path.Contains("/wwwroot/_framework/", StringComparison.Ordinal)
        where Later().IsMatch(Repository.Read(path))
        select path);

    [Fact]
    public void does_not_wait_by_the_clock_in_tests() => Assert.Empty(
        from path in Repository.Files("LegalSync.Tests", ".cs")
        where !path.StartsWith("LegalSync.Tests/Architecture/", StringComparison.Ordinal)
        where Wait().IsMatch(Repository.Read(path))
        select path);

    [Fact]
    public void injects_nothing_into_every_component() => Assert.All(
        Repository.Files("LegalSync.Web", "_Imports.razor"), path => Assert.DoesNotContain("@inject", Repository.Read(path), StringComparison.Ordinal));

    private static int LimitOf(string path) =>
        path.EndsWith(".razor", StringComparison.Ordinal) ? RazorLines
        : path.EndsWith(".razor.cs", StringComparison.Ordinal) ? CodeBehindLines
        : CodeLines;

    [GeneratedRegex("^namespace ([A-Za-z0-9_.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\.(Skip|ElementAt|ElementAtOrDefault)(Async)?\(")]
    private static partial Regex Offset();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();

    [GeneratedRegex(@"\b(Thread\.Sleep|Task\.Delay|SpinWait)\b")]
    private static partial Regex Wait();
}
