using Xunit;

namespace LegalSync.Tests;

/// <summary>Tests with a browser, and tests that take every core themselves, run one after another when nothing else runs: their patience is real time.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public static class Alone;
