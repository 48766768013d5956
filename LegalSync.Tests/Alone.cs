using Xunit;

namespace LegalSync.Tests;

/// <summary>Tests with a browser or with processes of their own run one after another, when nothing else runs: their patience is real time.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public static class Alone;
