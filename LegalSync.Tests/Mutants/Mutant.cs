namespace LegalSync.Tests.Mutants;

/// <summary>One change of one source file.</summary>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Is">What stands there, exactly once.</param>
/// <param name="Becomes">What stands there in the mutant.</param>
public sealed record Edit(string File, string Is, string Becomes);

/// <summary>A planted bug of the posting path.</summary>
/// <param name="Name">What is wrong, in words.</param>
/// <param name="Edits">How.</param>
public sealed record Mutant(string Name, params Edit[] Edits);
