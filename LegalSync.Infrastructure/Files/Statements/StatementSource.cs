using System.Text;
using System.Text.Unicode;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The bytes of a bank file, to be read several times. What cannot be wound back goes to a file that is gone when it is closed.</summary>
internal sealed class StatementSource : IDisposable
{
    private const int Chunk = 64 * 1024;
    private const int Sample = 4096;

    private readonly Stream _stream;
    private readonly bool _isOurs;
    private readonly long _start;
    private Encoding? _encoding;

    private StatementSource(Stream stream, bool isOurs) => (_stream, _isOurs, _start) = (stream, isOurs, stream.Position);

    /// <summary>How many bytes there are.</summary>
    public long Length => _stream.Length - _start;

    /// <summary>Takes a stream from where it stands.</summary>
    public static StatementSource Open(Stream content)
    {
        if (content.CanSeek)
        {
            return new StatementSource(content, false);
        }

        var spool = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, Chunk, FileOptions.DeleteOnClose);
        content.CopyTo(spool);
        spool.Position = 0;
        return new StatementSource(spool, true);
    }

    /// <summary>The first bytes, at most a number of them.</summary>
    public byte[] Head(int most)
    {
        _stream.Position = _start;
        var head = new byte[(int)Math.Min(most, Length)];
        _stream.ReadExactly(head);
        return head;
    }

    /// <summary>The text, lazily, in whatever encoding it is.</summary>
    public StreamReader Reader()
    {
        _encoding ??= EncodingOf();
        _stream.Position = _start;
        return new StreamReader(_stream, _encoding, detectEncodingFromByteOrderMarks: true, Chunk, leaveOpen: true);
    }

    /// <summary>The line with the first byte that no text holds; null when there is none. UTF-16 is not looked at.</summary>
    public int? ControlLine()
    {
        _encoding ??= EncodingOf();
        if (_encoding is UnicodeEncoding)
        {
            return null;
        }

        _stream.Position = _start;
        var (buffer, line) = (new byte[Chunk], 1);
        while (_stream.Read(buffer) is var count and > 0)
        {
            var chunk = buffer.AsSpan(0, count);
            if (chunk.IndexOfAnyInRange((byte)0, (byte)8) is var at and >= 0)
            {
                return line + chunk[..at].Count((byte)'\n');
            }

            line += chunk.Count((byte)'\n');
        }

        return null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isOurs)
        {
            _stream.Dispose();
        }
    }

    private Encoding EncodingOf()
    {
        var head = Head(Sample);
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            (even, odd) = head[i] != 0 ? (even, odd) : i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        return head.Length >= 4 && odd * 5 > head.Length * 2 && even == 0 ? Encoding.Unicode
            : head.Length >= 4 && even * 5 > head.Length * 2 && odd == 0 ? Encoding.BigEndianUnicode
            : IsUtf8() ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    }

    /// <summary>Whether all bytes are UTF-8; a letter that a piece cuts in two is looked at with the next piece.</summary>
    private bool IsUtf8()
    {
        _stream.Position = _start;
        var (buffer, kept) = (new byte[Chunk], 0);
        while (_stream.Read(buffer, kept, buffer.Length - kept) is var count and > 0)
        {
            var chunk = buffer.AsSpan(0, kept + count);
            var cut = chunk.Length;
            for (var back = 1; back <= 3 && back <= chunk.Length; back++)
            {
                var letter = chunk[^back];
                if (letter >= 0xC0)
                {
                    cut = back < (letter >= 0xF0 ? 4 : letter >= 0xE0 ? 3 : 2) ? chunk.Length - back : cut;
                    break;
                }
            }

            if (!Utf8.IsValid(chunk[..cut]))
            {
                return false;
            }

            chunk[cut..].CopyTo(buffer);
            kept = chunk.Length - cut;
        }

        return kept == 0;
    }
}
