extern alias sandbox;

using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using LegalSync.Domain.Amounts;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Web.Components;
using Xunit;

namespace LegalSync.Tests.Architecture;

public class The_projects
{
    [Fact]
    public void depend_inwards()
    {
        Assert.Empty(OursUsedBy(typeof(Money).Assembly));
        Assert.Equal(["LegalSync.Domain"], OursUsedBy(typeof(LegalSyncDb).Assembly));
        Assert.Equal(["LegalSync.Domain", "LegalSync.Infrastructure"], OursUsedBy(typeof(App).Assembly));
    }

    [Fact]
    public void leave_the_sandbox_to_itself() => Assert.Empty(OursUsedBy(typeof(sandbox::LegalSync.Sandbox.SandboxServer).Assembly));

    // By types that are named in the compiled code: Web carries the sandbox along to start it, and must not call into it.
    private static IReadOnlyList<string> OursUsedBy(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences
                .Select(handle => metadata.GetTypeReference(handle).ResolutionScope)
                .Where(scope => scope.Kind == HandleKind.AssemblyReference)
                .Select(scope => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name))
                .Where(name => name.StartsWith("LegalSync.", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
