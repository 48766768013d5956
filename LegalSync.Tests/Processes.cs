using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LegalSync.Tests.LongestFirst", "LegalSync.Tests")]

namespace LegalSync.Tests;

/// <summary>Tests whose processes are killed run one after another, beside others: they wait for an end, however late, and for nothing in between.</summary>
[CollectionDefinition("Processes")]
public static class Processes;

/// <summary>Begins with the long rows of tests, so that the short ones fill what is left beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Rank).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(ITestCollection collection) => collection.DisplayName switch
    {
        "Processes" => 0,
        var name when name.Contains("Scenarios", StringComparison.Ordinal) => 1,
        _ => 2,
    };
}
