using Xunit;

namespace LegalSync.Tests;

/// <summary>Tests that measure patience in real time, or take every core themselves: one after another, when nothing else runs.</summary>
[CollectionDefinition("Alone", DisableParallelization = true)]
public static class Alone;
