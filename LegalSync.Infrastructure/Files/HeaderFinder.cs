namespace LegalSync.Infrastructure.Files;

/// <summary>Finds how a file is cut and where its headings stand.</summary>
internal static class HeaderFinder
{
    private const int RowsLookedAt = 40;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The delimiter and the heading row that recognise most; when none is complete, the likeliest one, for the message.</summary>
    public static (char Delimiter, Header Header)? Find(string text)
    {
        (char Delimiter, Header Header)? best = null;
        foreach (var delimiter in Delimiters)
        {
            var headers = CsvRows.Read(text, delimiter).Where(row => !row.IsBlank).Take(RowsLookedAt).Select(row => new Header(row)).ToList();
            var header = headers.Find(candidate => candidate.IsComplete) ?? headers.MaxBy(candidate => candidate.Recognised);
            if (header is not null && (best is null || IsBetter(header, best.Value.Header)))
            {
                best = (delimiter, header);
            }
        }

        return best;
    }

    private static bool IsBetter(Header one, Header other) =>
        one.IsComplete != other.IsComplete ? one.IsComplete
        : one.Recognised != other.Recognised ? one.Recognised > other.Recognised
        : one.Row.Fields.Length > other.Row.Fields.Length;
}
