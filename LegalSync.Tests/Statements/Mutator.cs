using System.Text;

namespace LegalSync.Tests.Statements;

/// <summary>Damages a file as transport, editors and careless scripts do. The same seed does the same damage.</summary>
internal sealed class Mutator(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>What was done, for messages.</summary>
    public string Done { get; private set; } = "";

    /// <summary>The damaged file.</summary>
    public byte[] Mutate(string file)
    {
        var bytes = Encoding.UTF8.GetBytes(file);
        var at = _random.Next(bytes.Length);
        var count = 1 + _random.Next(8);
        var kind = _random.Next(15);
        Done = $"kind {kind} at {at}";
        return kind switch
        {
            0 => Changed(bytes, at, (byte)(bytes[at] ^ (1 << _random.Next(8)))),
            1 => Changed(bytes, at, (byte)_random.Next(256)),
            2 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + 1)..]],
            3 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + count)..]],
            4 => [.. bytes[..at], .. Bytes(count), .. bytes[at..]],
            5 => bytes[..at],
            6 => Lines(file, (lines, one, _) => lines.Insert(one, lines[one])),
            7 => Lines(file, (lines, one, _) => lines.RemoveAt(one)),
            8 => Lines(file, (lines, one, other) => (lines[one], lines[other]) = (lines[other], lines[one])),
            9 or 10 => Digit(bytes, at),
            11 => at + 1 < bytes.Length ? [.. bytes[..at], bytes[at + 1], bytes[at], .. bytes[(at + 2)..]] : bytes,
            12 => Encoded(file),
            13 => [.. bytes, .. Bytes(count)],
            _ => [.. bytes[..at], .. bytes[at..Math.Min(bytes.Length, at + (count * 20))], .. bytes[at..]],
        };
    }

    private static byte[] Changed(byte[] bytes, int at, byte value) => [.. bytes[..at], value, .. bytes[(at + 1)..]];

    private byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)(_random.Next(3) == 0 ? _random.Next(256) : _random.Next(32, 127)))];

    private byte[] Lines(string file, Action<List<string>, int, int> change)
    {
        var lines = file.Split('\n').ToList();
        var one = _random.Next(lines.Count - 1);
        change(lines, one, _random.Next(lines.Count - 1));
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }

    private byte[] Digit(byte[] bytes, int from)
    {
        var digits = Enumerable.Range(0, bytes.Length).Select(step => (from + step) % bytes.Length).First(place => bytes[place] is >= (byte)'0' and <= (byte)'9');
        return Changed(bytes, digits, (byte)('0' + _random.Next(10)));
    }

    private byte[] Encoded(string file)
    {
        Encoding encoding = _random.Next(4) switch
        {
            0 => new UTF8Encoding(true), 1 => Encoding.Unicode, 2 => Encoding.BigEndianUnicode, _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!,
        };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(_random.Next(2) == 0 ? file.Replace("\r\n", "\n", StringComparison.Ordinal) : file)];
    }
}
