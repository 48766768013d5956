using System.Reflection;
using System.Runtime.Loader;

namespace LegalSync.Tests.Mutants;

/// <summary>Where a mutant lives: its own copies of the product and of the simulator, beside those of the tests.</summary>
internal sealed class Ground(IReadOnlyDictionary<string, byte[]> images) : AssemblyLoadContext("mutant", isCollectible: true)
{
    private static readonly string[] _own = [.. Workshop.Projects, "LegalSync.Simulation"];

    /// <summary>Plays harsh histories until one breaks in the books; what it broke, or null.</summary>
    public string? FirstBroken(long first, int count)
    {
        var runs = LoadFromAssemblyName(new AssemblyName("LegalSync.Simulation")).GetType("LegalSync.Simulation.Runs")!;
        return (string?)runs.GetMethod("FirstBroken")!.Invoke(null, [first, count]);
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!_own.Contains(assemblyName.Name))
        {
            return null;
        }

        if (images.TryGetValue(assemblyName.Name!, out var image))
        {
            using var stream = new MemoryStream(image);
            return LoadFromStream(stream);
        }

        return LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, assemblyName.Name + ".dll"));
    }
}
