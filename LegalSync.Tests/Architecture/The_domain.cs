using System.Reflection;
using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using Xunit;

namespace LegalSync.Tests.Architecture;

public partial class The_domain
{
    private static readonly Assembly _domain = typeof(Money).Assembly;

    [Fact]
    public void references_the_base_library_alone() => Assert.All(
        _domain.GetReferencedAssemblies(), reference => Assert.StartsWith("System", reference.Name, StringComparison.Ordinal));

    [Fact]
    public void has_no_package_and_no_project_reference() =>
        Assert.DoesNotContain("Reference", Repository.Read("LegalSync.Domain/LegalSync.Domain.csproj"), StringComparison.Ordinal);

    [Fact]
    public void declares_nothing_in_floating_point()
    {
        var members = _domain.GetTypes().SelectMany(type => type.GetMembers(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));

        Assert.Empty(members.Where(member => TypesOf(member).Any(IsFloating)).Select(member => $"{member.DeclaringType}.{member.Name}"));
    }

    [Fact]
    public void reads_no_clock_draws_no_lots_and_knows_no_database() => Assert.Empty(
        from path in Repository.Files("LegalSync.Domain", ".cs")
        from match in Forbidden().Matches(Code(path))
        select $"{path}: {match.Value}");

    private static string Code(string path) => Comment().Replace(Repository.Read(path), "");

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        MethodBase method => [.. method.GetParameters().Select(parameter => parameter.ParameterType), .. method is MethodInfo info ? [info.ReturnType] : Type.EmptyTypes],
        _ => [],
    };

    private static bool IsFloating(Type type) => type == typeof(double) || type == typeof(float) || type == typeof(Half)
        || (type.HasElementType && IsFloating(type.GetElementType()!)) || type.GenericTypeArguments.Any(IsFloating);

    [GeneratedRegex(@"\b(float|double|Half)\b|\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\b|\bStopwatch\b"
        + @"|\bGuid\.(NewGuid|CreateVersion7)\b|\bnew Random\b|\bRandom\.Shared\b|\bEntityFrameworkCore\b|\bSystem\.Data\b")]
    private static partial Regex Forbidden();

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
