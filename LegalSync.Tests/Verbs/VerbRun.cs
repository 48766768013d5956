using System.Globalization;
using System.Text;

namespace LegalSync.Tests.Verbs;

/// <summary>A folder of its own for a test's files, and the verb run in this process.</summary>
internal sealed class VerbRun : IDisposable
{
    /// <summary>A ledger that is right, for tests about the source.</summary>
    public const string GoodLedger = "Id,Date,Number,Client,Kind,Amount,Currency\nQ-1,2026-11-03,1001,Harbor LLC,Invoice,100.00,USD\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("reconcile-").FullName;

    /// <summary>Writes a file and answers where.</summary>
    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Writes a file in UTF-8 and answers where.</summary>
    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    /// <summary>A path in the folder that may not exist.</summary>
    public string At(string name) => Path.Combine(_folder, name);

    /// <summary>Runs the verb; the folder is cut out of what it says.</summary>
    public async Task<(int? Code, string Out, string Error)> RunAsync(params string[] args)
    {
        using var stdout = new StringWriter(CultureInfo.InvariantCulture);
        using var stderr = new StringWriter(CultureInfo.InvariantCulture);
        var code = await Web.Verbs.Verbs.TryRunAsync(args, TextReader.Null, stdout, stderr, CancellationToken.None);
        return (code, stdout.ToString(), stderr.ToString().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    /// <summary>Compares two texts and answers what is said.</summary>
    public Task<(int? Code, string Out, string Error)> CompareAsync(string source, string ledger, params string[] options) =>
        RunAsync(["reconcile", "--source", Write("billing.csv", source), "--ledger", Write("quickbooks.csv", ledger), .. options]);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
