using System.Security.Cryptography;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>A file of a sealed month by name and hash.</summary>
/// <param name="Name">Its name in the bundle.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
public sealed record SealedName(string Name, string Sha256);

/// <summary>The seal of a signed month: which files it covers, who answers for them, and the month before. Its own hash is what the next month names.</summary>
/// <param name="Books">The books' key.</param>
/// <param name="Account">Practice-side trust account.</param>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
/// <param name="Round">Which round of the month.</param>
/// <param name="PreparedBy">Who prepared it.</param>
/// <param name="SignedBy">Who signed it.</param>
/// <param name="SignedAt">When, UTC.</param>
/// <param name="Files">The files, in order of name.</param>
/// <param name="Previous">Hash of the seal before it in the account's chain; empty for the first.</param>
public sealed record MonthSeal(
    string Books, string Account, DateOnly From, DateOnly Through, int Round, string PreparedBy, string SignedBy, DateTimeOffset SignedAt, IReadOnlyList<SealedName> Files, string Previous)
{
    /// <summary>The seal's own name in a bundle.</summary>
    public const string FileName = "seal.json";

    /// <summary>The canonical text: equal seals give equal bytes.</summary>
    public string Write() => JsonSerializer.Serialize(this, AmountsJson.Options);

    /// <summary>Reads <see cref="Write"/> back; null when it is no seal.</summary>
    public static MonthSeal? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<MonthSeal>(text, AmountsJson.Options) is { Books: not null, Account: not null, Files: not null, Previous: not null } seal ? seal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of a file's bytes, lower-case hexadecimal.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}

/// <summary>A month as somebody holds it outside the product.</summary>
/// <param name="Name">What it is called: the bundle's file name.</param>
/// <param name="Seal">The seal's text.</param>
/// <param name="Files">Its files by name, the seal aside.</param>
public sealed record MonthBundle(string Name, string Seal, IReadOnlyDictionary<string, byte[]> Files);

/// <summary>What checking a bundle found.</summary>
/// <param name="Name">The bundle.</param>
/// <param name="Seal">Its seal; null when it has none that can be read.</param>
/// <param name="SealHash">The hash of the seal's text.</param>
/// <param name="Problems">What is wrong, each a sentence; none when it is as it was sealed.</param>
/// <param name="IsChained">True when the month before is among the bundles, or when it is the first of its account.</param>
public sealed record SealCheck(string Name, MonthSeal? Seal, string SealHash, IReadOnlyList<string> Problems, bool IsChained);

/// <summary>Checks sealed months with nothing but their bundles.</summary>
public static class VerifySeals
{
    /// <summary>Checks bundles in any order; answers them in the order of their days.</summary>
    public static IReadOnlyList<SealCheck> Check(IReadOnlyList<MonthBundle> bundles)
    {
        var read = bundles.Select(bundle => (bundle, seal: MonthSeal.Read(bundle.Seal), hash: SourceRecord.Hash(bundle.Seal))).ToList();
        var byHash = read.Where(one => one.seal is not null).GroupBy(one => one.hash).ToDictionary(group => group.Key, group => group.First().seal!);
        return
        [
            .. read.OrderBy(one => one.seal?.Through).ThenBy(one => one.seal?.Round).ThenBy(one => one.bundle.Name, StringComparer.Ordinal)
                .Select(one => Check(one.bundle, one.seal, one.hash, byHash)),
        ];
    }

    private static SealCheck Check(MonthBundle bundle, MonthSeal? seal, string hash, Dictionary<string, MonthSeal> byHash)
    {
        if (seal is null)
        {
            return new SealCheck(bundle.Name, null, hash, [$"{MonthSeal.FileName} is missing or is no seal."], false);
        }

        var problems = seal.Files.Select(file => Problem(bundle, file)).OfType<string>().ToList();
        problems.AddRange(bundle.Files.Keys.Except(seal.Files.Select(file => file.Name), StringComparer.Ordinal).Select(name => $"{name} is not covered by the seal."));
        var before = byHash.GetValueOrDefault(seal.Previous);
        if (before is not null && (before.Account != seal.Account || before.Books != seal.Books))
        {
            problems.Add("The month before belongs to another account.");
        }

        if (before is not null && before.SignedAt > seal.SignedAt)
        {
            problems.Add("The month before was signed later than this one.");
        }

        return new SealCheck(bundle.Name, seal, hash, problems, seal.Previous.Length == 0 || before is not null);
    }

    private static string? Problem(MonthBundle bundle, SealedName file) =>
        !bundle.Files.TryGetValue(file.Name, out var bytes) ? $"{file.Name} is missing."
        : MonthSeal.Hash(bytes) != file.Sha256 ? $"{file.Name} is not the file that was sealed."
        : null;
}
