using System.Text;

namespace LegalSync.Infrastructure.Files;

/// <summary>Turns a file's bytes into text, whatever program wrote it.</summary>
internal static class TextDecoding
{
    private const int Sample = 4096;

    private static readonly (byte[] Start, string What, string Mend)[] Foreign =
    [
        ("PK\u0003\u0004"u8.ToArray(), "This is an Excel workbook or a zip archive.", "Open it and save the sheet as CSV."),
        ([0xD0, 0xCF, 0x11, 0xE0], "This is an old Excel workbook.", "Open it and save the sheet as CSV."),
        ("%PDF"u8.ToArray(), "This is a PDF.", "Export the report as CSV instead."),
        ([0x1F, 0x8B], "This is a compressed file.", "Unpack it first."),
    ];

    /// <summary>The text, or why the bytes are none.</summary>
    public static string? Decode(string file, byte[] bytes, out FileProblem? problem)
    {
        problem = null;
        foreach (var (start, what, mend) in Foreign)
        {
            if (bytes.AsSpan().StartsWith(start))
            {
                problem = new FileProblem(file, null, null, what, mend);
                return null;
            }
        }

        var text = Strip(EncodingOf(bytes), bytes);
        if (text.AsSpan().IndexOfAnyInRange('\0', '\u0008') is var at && at < 0)
        {
            return text;
        }

        var line = text.AsSpan(0, at).Count('\n') + 1;
        problem = new FileProblem(file, line, null, "This is not text: it holds a control character.", "Export the list as CSV and give that file.");
        return null;
    }

    private static string Strip(Encoding encoding, byte[] bytes)
    {
        var text = encoding.GetString(bytes);
        return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
    }

    private static Encoding EncodingOf(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode;
        }

        if (bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode;
        }

        // Plain letters in UTF-16 without a mark: every other byte is nought.
        var sample = bytes.AsSpan(0, Math.Min(Sample, bytes.Length));
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            (even, odd) = sample[i] != 0 ? (even, odd) : i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        return sample.Length >= 4 && odd * 5 > sample.Length * 2 && even == 0 ? Encoding.Unicode
            : sample.Length >= 4 && even * 5 > sample.Length * 2 && odd == 0 ? Encoding.BigEndianUnicode
            : System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8
            : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }
}
