using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using LegalSync.Tests.Architecture;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LegalSync.Tests.Mutants;

/// <summary>Compiles the product's assemblies from their sources, with edits, in memory.</summary>
internal sealed class Workshop
{
    /// <summary>The assemblies that edits may touch, in the order of their dependence.</summary>
    public static readonly IReadOnlyList<string> Projects = ["LegalSync.Domain", "LegalSync.Infrastructure"];

    private const string GlobalUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions _language = new(LanguageVersion.Preview);

    private static readonly CSharpCompilationOptions _options = new(
        OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable);

    private readonly Dictionary<string, Dictionary<string, SyntaxTree>> _trees = Projects.ToDictionary(project => project, Parse);
    private readonly Dictionary<string, IReadOnlyList<SyntaxTree>> _generated;
    private readonly IReadOnlyList<MetadataReference> _platform;

    public Workshop()
    {
        _platform =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => !Path.GetFileName(path).StartsWith("LegalSync.", StringComparison.Ordinal))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        _generated = Projects.ToDictionary(project => project, Generate);
    }

    /// <summary>The image of each assembly that the edits touch.</summary>
    public IReadOnlyDictionary<string, byte[]> Build(Mutant mutant)
    {
        var images = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var project in Projects)
        {
            var edits = mutant.Edits.Where(edit => edit.File.StartsWith(project + "/", StringComparison.Ordinal)).ToList();
            if (edits.Count > 0)
            {
                images[project] = Emit(Compilation(project, Edited(project, edits)).AddSyntaxTrees(_generated[project]), mutant.Name);
            }
        }

        return images;
    }

    private static Dictionary<string, SyntaxTree> Parse(string project)
    {
        var trees = Repository.Files(project, ".cs").Concat(Migrations(project)).ToDictionary(
            path => path, path => CSharpSyntaxTree.ParseText(Repository.Read(path), _language, path), StringComparer.Ordinal);
        trees["usings"] = CSharpSyntaxTree.ParseText(GlobalUsings, _language);
        return trees;
    }

    private static IEnumerable<string> Migrations(string project)
    {
        var folder = Path.Combine(Repository.Root, project, "Persistence/Migrations");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            : [];
    }

    private Dictionary<string, SyntaxTree> Edited(string project, List<Edit> edits)
    {
        var trees = new Dictionary<string, SyntaxTree>(_trees[project], StringComparer.Ordinal);
        foreach (var edit in edits)
        {
            var text = trees.GetValueOrDefault(edit.File)?.ToString() ?? throw new InvalidOperationException($"{edit.File} is no longer there.");
            if (text.Split(edit.Is).Length != 2)
            {
                throw new InvalidOperationException($"{edit.File} holds this {text.Split(edit.Is).Length - 1} times, not once: {edit.Is}");
            }

            trees[edit.File] = CSharpSyntaxTree.ParseText(text.Replace(edit.Is, edit.Becomes, StringComparison.Ordinal), _language, edit.File);
        }

        return trees;
    }

    private CSharpCompilation Compilation(string project, Dictionary<string, SyntaxTree> trees)
    {
        var others = Projects.TakeWhile(other => other != project).Select(other => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, other + ".dll")));
        return CSharpCompilation.Create(project, trees.Values, [.. _platform, .. others], _options);
    }

    private IReadOnlyList<SyntaxTree> Generate(string project)
    {
        var driver = CSharpGeneratorDriver.Create(Generators(), parseOptions: _language);
        return driver.RunGenerators(Compilation(project, _trees[project])).GetRunResult().GeneratedTrees;
    }

    private static byte[] Emit(CSharpCompilation compilation, string name)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new InvalidOperationException($"“{name}” does not compile: {string.Join(' ', result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Take(3))}");
    }

    /// <summary>The types of an assembly; those that need an editor's libraries are left out.</summary>
    private static IEnumerable<Type> Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    /// <summary>The source generators that the build uses, from the SDK's packs.</summary>
    private static ImmutableArray<ISourceGenerator> Generators()
    {
        var packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "../../../packs"));
        return
        [
            .. new[] { "Microsoft.NETCore.App.Ref", "Microsoft.AspNetCore.App.Ref" }
                .SelectMany(pack => Directory.EnumerateDirectories(Path.Combine(packs, pack)).Order(StringComparer.Ordinal).TakeLast(1))
                .SelectMany(pack => Directory.EnumerateFiles(Path.Combine(pack, "analyzers/dotnet/cs"), "*.dll"))
                .Where(path => Path.GetFileName(path) is "Microsoft.Extensions.Logging.Generators.dll" or "System.Text.RegularExpressions.Generator.dll" or "System.Text.Json.SourceGeneration.dll")
                .SelectMany(path => Types(AssemblyLoadContext.Default.LoadFromAssemblyPath(path)))
                .Where(type => type.GetCustomAttribute<GeneratorAttribute>() is not null)
                .Select(type => Activator.CreateInstance(type)!)
                .Select(made => made as ISourceGenerator ?? ((IIncrementalGenerator)made).AsSourceGenerator()),
        ];
    }
}
