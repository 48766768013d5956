using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace LegalSync.Infrastructure.Files.ManualRows;

/// <summary>A workbook that is no workbook, or larger than a firm's list can be.</summary>
internal sealed class XlsxFormatException(string what, string mend) : Exception(what)
{
    /// <summary>What the person can do.</summary>
    public string Mend { get; } = mend;
}

/// <summary>The parts of a workbook, each read as XML without document types, entities or links, and no further than its limit.</summary>
internal sealed class XlsxParts : IDisposable
{
    /// <summary>Most bytes that one part unpacks to: packed bytes may pretend to be few.</summary>
    public const long LargestPart = 64L * 1024 * 1024;

    private const int MostParts = 2_000;
    private const string Again = "Save the sheet as CSV and give that file.";

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = LargestPart,
    };

    private readonly ZipArchive _zip;

    private XlsxParts(ZipArchive zip) => _zip = zip;

    /// <summary>True when bytes begin as a workbook does.</summary>
    public static bool IsOne(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="XlsxFormatException">It is none.</exception>
    public static XlsxParts Open(byte[] content)
    {
        try
        {
            var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return zip.Entries.Count <= MostParts
                ? new XlsxParts(zip)
                : throw new XlsxFormatException(string.Create(CultureInfo.InvariantCulture, $"The workbook has {zip.Entries.Count} parts."), Again);
        }
        catch (InvalidDataException)
        {
            throw new XlsxFormatException("The workbook is damaged or cut off.", "Save it again, or save the sheet as CSV.");
        }
    }

    /// <summary>Reads a part; false when the workbook has none of that name.</summary>
    /// <exception cref="XlsxFormatException">The part is too large or no XML.</exception>
    public bool Read(string name, Action<XmlReader> read)
    {
        if (_zip.GetEntry(name) is not { } entry)
        {
            return false;
        }

        try
        {
            using var bytes = new AtMost(entry.Open(), LargestPart);
            using var xml = XmlReader.Create(bytes, _settings);
            read(xml);
            return true;
        }
        catch (XmlException)
        {
            throw new XlsxFormatException($"The workbook's part {name} cannot be read.", Again);
        }
        catch (InvalidDataException)
        {
            throw new XlsxFormatException($"The workbook's part {name} is damaged, or unpacks to more than {LargestPart / 1024 / 1024} MB.", Again);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _zip.Dispose();

    // The size that the archive states is a claim; what is unpacked is counted.
    private sealed class AtMost(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var count = inner.Read(buffer);
            _read += count;
            return _read <= most ? count : throw new InvalidDataException("The part is larger than allowed.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
