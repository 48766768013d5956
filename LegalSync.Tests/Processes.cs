using Xunit;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("LegalSync.Tests.LongestFirst", "LegalSync.Tests")]

namespace LegalSync.Tests;

/// <summary>Tests with processes of their own and a whole firm's journey run one after another, beside others: they wait for an end, however late.</summary>
[CollectionDefinition("Processes")]
public static class Processes;

/// <summary>Tests with a browser run one after another, beside others: more than one browser at a time would fight for the same cores.</summary>
[CollectionDefinition("Browser")]
public static class Browsers;

/// <summary>Begins with the long rows of tests, so that the short ones fill what is left beside them.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc />
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Rank).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(ITestCollection collection) => collection.DisplayName switch
    {
        "Browser" => 0,
        "Processes" => 1,
        var name when name.Contains("Scenarios", StringComparison.Ordinal) => 2,
        _ => 3,
    };
}
