using System.Globalization;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads bank files: OFX and QFX, BAI2, camt.053, MT940 and CSV. Either every statement of a file is read, or none.</summary>
public static class StatementReader
{
    /// <summary>Most letters of a file that is read as a whole; a table may be longer, it is read row by row.</summary>
    internal const int LargestText = 64 * 1024 * 1024;

    private const int HeadLength = 64 * 1024;

    /// <summary>Reads a file. The format is recognised from what is in it.</summary>
    /// <param name="content">The bytes, from where the stream stands; it is not closed.</param>
    /// <param name="fileName">The file as the person named it; it stands in every message and decides nothing.</param>
    /// <param name="options">What the person says about it.</param>
    public static StatementReading Read(Stream content, string fileName, StatementReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(options);
        using var source = StatementSource.Open(content);
        var problems = new ProblemList(fileName);
        if (Head(source, problems) is not { } head)
        {
            return StatementReading.Refused(problems.All);
        }

        var format = options.Csv is null ? FormatSniffer.Find(head) : SniffedFormat.Csv;
        if (format == SniffedFormat.Csv)
        {
            return new CsvStatementReader(source, options, problems).Read();
        }

        if (format == SniffedFormat.OtherMarkup)
        {
            problems.Add(1, "This is a web page or another kind of markup, not a statement.", "Download the statement as OFX, QFX, BAI2, camt.053, MT940 or CSV.");
            return StatementReading.Refused(problems.All);
        }

        return Whole(source, problems) is { } text ? Read(format, text, options, problems) : StatementReading.Refused(problems.All);
    }

    private static StatementReading Read(SniffedFormat format, string text, StatementReadOptions options, ProblemList problems) => format switch
    {
        SniffedFormat.Ofx => OfxReader.Read(text, options, problems),
        SniffedFormat.Bai2 => new Bai2Reader(options, problems).Read(text),
        SniffedFormat.Camt => CamtReader.Read(text, options, problems),
        SniffedFormat.Mt940 => new Mt940Reader(problems).Read(text),
        _ => throw new InvalidOperationException($"The format {format} has no reader."),
    };

    private static string? Head(StatementSource source, ProblemList problems)
    {
        var bytes = source.Head(HeadLength);
        var head = TextDecoding.Decode(problems.File, bytes, out var problem);
        if (problem is not null)
        {
            problems.Add(problem.Line ?? 1, problem.What, "Download the statement as OFX, QFX, BAI2, camt.053, MT940 or CSV.");
        }
        else if (string.IsNullOrWhiteSpace(head))
        {
            problems.Add(1, "The file is empty.", "Download the statement again.");
        }
        else if (source.Length > FileBytes.Largest)
        {
            problems.Add(1, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {FileBytes.Largest / 1024 / 1024} MB."), "Download a shorter period.");
        }

        return problems.Any ? null : head;
    }

    private static string? Whole(StatementSource source, ProblemList problems)
    {
        if (source.Length > LargestText)
        {
            problems.Add(1, string.Create(CultureInfo.InvariantCulture, $"The file is larger than {LargestText / 1024 / 1024} MB."), "Download a shorter period.");
            return null;
        }

        var text = TextDecoding.Decode(problems.File, source.Head(LargestText), out var problem);
        if (problem is not null)
        {
            problems.Add(problem.Line ?? 1, problem.What, "Download the statement again; it was damaged on the way.");
        }

        return text;
    }
}
