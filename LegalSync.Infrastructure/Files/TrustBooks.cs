using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Infrastructure.Files;

/// <summary>The books of a trust account for one period, as a file holds them.</summary>
/// <param name="AsOf">The day they are to be reconciled for.</param>
/// <param name="Account">The bank account they are of; empty where the file names none.</param>
/// <param name="Currency">Their currency.</param>
/// <param name="Book">The books.</param>
public sealed record TrustBooks(DateOnly AsOf, string Account, Currency Currency, BookSide Book);

/// <summary>Why a file of books cannot be used, said so that the person can mend it.</summary>
/// <param name="File">The file as the person named it.</param>
/// <param name="Path">Where in it, as a JSON path: <c>$.journal[3].amount</c>.</param>
/// <param name="What">What is wrong, a sentence.</param>
/// <param name="Mend">How to mend it, a sentence.</param>
public sealed record TrustBooksProblem(string File, string Path, string What, string Mend)
{
    /// <summary>One line of text: file, path, what, how to mend.</summary>
    public override string ToString() => $"{File}: {Path}: {What} {Mend}";
}
