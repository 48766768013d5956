using Xunit;

namespace LegalSync.Tests;

/// <summary>Tests whose processes die run one after another, beside others: they wait for an end, however late, and for nothing in between.</summary>
[CollectionDefinition("Processes")]
public static class Processes;
