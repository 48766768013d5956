using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LegalSync.Sandbox.QuickBooks.OAuth;

/// <summary>Makes token values: unguessable ones, or with a seed the same ones in every run.</summary>
internal sealed class TokenMint(int? seed)
{
    private int _count;

    /// <summary>A new value of a number of bytes, in hexadecimal.</summary>
    public string Next(int bytes)
    {
        if (seed is not { } number)
        {
            return Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{number}:{++_count}");
        var text = new StringBuilder();
        for (var part = 0; text.Length < bytes * 2; part++)
        {
            text.Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name}:{part}")))));
        }

        return text.ToString(0, bytes * 2);
    }
}
