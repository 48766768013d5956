using System.IO.Compression;
using System.Text;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Files.Reports;

/// <summary>Writes entries of an archive without the clock of the machine in them.</summary>
internal static class FixedZip
{
    // The format counts from 1980 on.
    private static readonly DateTimeOffset _earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Add(ZipArchive zip, string name, string text, DateTimeOffset at) => Add(zip, name, Encoding.UTF8.GetBytes(text), at);

    public static void Add(ZipArchive zip, string name, byte[] bytes, DateTimeOffset at)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at < _earliest ? _earliest : at.ToUniversalTime();
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}

/// <summary>A sealed month as one file: report, tables, inputs and seal.</summary>
public static class MonthBundleFile
{
    /// <summary>Larger entries are refused when a bundle is read.</summary>
    public const long LargestEntry = 256L * 1024 * 1024;

    /// <summary>Packs a month.</summary>
    public static byte[] Write(string seal, IEnumerable<(string Name, byte[] Bytes)> files, DateTimeOffset at)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                FixedZip.Add(zip, name, content, at);
            }

            FixedZip.Add(zip, MonthSeal.FileName, seal, at);
        }

        return bytes.ToArray();
    }

    /// <summary>Reads a bundle, or says why it is none.</summary>
    public static async Task<(MonthBundle? Bundle, FileProblem? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var (bytes, problem) = await FileBytes.ReadAsync(path, cancellationToken);
        return problem is not null ? (null, problem) : Read(path, bytes);
    }

    private static (MonthBundle? Bundle, FileProblem? Problem) Read(string path, byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var entry in zip.Entries)
            {
                if (entry.Length > LargestEntry || !files.TryAdd(entry.FullName, Content(entry)))
                {
                    return (null, new FileProblem(path, null, null, $"The entry {entry.FullName} is too large, or stands in it twice.", "Export the month again."));
                }
            }

            var seal = files.Remove(MonthSeal.FileName, out var text) ? Encoding.UTF8.GetString(text) : "";
            return (new MonthBundle(Path.GetFileName(path), seal, files), null);
        }
        catch (InvalidDataException)
        {
            return (null, new FileProblem(path, null, null, "This is no bundle of a sealed month.", "Name the file that was exported from a signed reconciliation."));
        }
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>The three forms of a month's report.</summary>
public sealed class ReportFiles : IReportWriter
{
    /// <inheritdoc />
    public IReadOnlyList<(string Name, byte[] Bytes)> Write(ReconciliationReport report) =>
        [("report.pdf", PdfReport.Write(report)), ("report.csv", CsvReport.Write(report)), ("report.xlsx", ExcelReport.Write(report))];
}
