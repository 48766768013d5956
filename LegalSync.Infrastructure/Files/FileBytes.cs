using System.Globalization;

namespace LegalSync.Infrastructure.Files;

/// <summary>Fetches a file from disk, or says why it cannot be had.</summary>
public static class FileBytes
{
    /// <summary>Larger files are refused; they are no list of one firm's records.</summary>
    public const long Largest = 512L * 1024 * 1024;

    /// <summary>The bytes, or the problem.</summary>
    public static async Task<(byte[] Bytes, FileProblem? Problem)> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (Directory.Exists(path))
        {
            return No("This is a folder, not a file.", "Name the CSV file in it.");
        }

        if (!File.Exists(path))
        {
            return No("There is no such file.", $"Check the name; it was looked for as {Path.GetFullPath(path)}.");
        }

        try
        {
            if (new FileInfo(path).Length > Largest)
            {
                return No(string.Create(CultureInfo.InvariantCulture, $"The file is larger than {Largest / 1024 / 1024} MB."), "Give a shorter period.");
            }

            return (await File.ReadAllBytesAsync(path, cancellationToken), null);
        }
        catch (UnauthorizedAccessException)
        {
            return No("The file may not be read.", "Give yourself the right to read it.");
        }
        catch (IOException failure)
        {
            return No($"The file cannot be read: {failure.Message}", "Close it in other programs and try again.");
        }

        (byte[], FileProblem?) No(string what, string mend) => ([], new FileProblem(path, null, null, what, mend));
    }
}
