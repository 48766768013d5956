using LegalSync.Infrastructure.Files;
using Microsoft.AspNetCore.Components.Forms;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>A bank file on its way in: streamed into a file of its own, so that it is asked about again without being sent again. It is gone when this is disposed.</summary>
public sealed class ReceivedFile : IAsyncDisposable
{
    /// <summary>Largest file the page takes.</summary>
    public const long Largest = 50L * 1024 * 1024;

    private const int Piece = 1 << 16;
    private readonly FileStream _content;

    private ReceivedFile(string name, FileStream content) => (Name, _content) = (name, content);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its length in bytes.</summary>
    public long Size => _content.Length;

    /// <summary>True when its name says that it is a table.</summary>
    public bool IsNamedTable => Path.GetExtension(Name).ToUpperInvariant() is ".CSV" or ".TSV";

    /// <summary>Streams a file in and tells how far it has come, in per cent.</summary>
    /// <returns>The file, or why it is not taken.</returns>
    public static async Task<(ReceivedFile? File, FileProblem? Problem)> ReceiveAsync(IBrowserFile file, Action<int> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(progress);
        if (file.Size > Largest)
        {
            return (null, new FileProblem(file.Name, null, null, "The file is larger than 50 MB.", "Download a shorter period from the bank."));
        }

        var content = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Piece, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await using var sent = file.OpenReadStream(Largest, cancellationToken);
            var buffer = new byte[Piece];
            for (var read = await sent.ReadAsync(buffer, cancellationToken); read > 0; read = await sent.ReadAsync(buffer, cancellationToken))
            {
                await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                progress((int)(content.Length * 100 / Math.Max(1, file.Size)));
            }

            await content.FlushAsync(cancellationToken);
            return (new ReceivedFile(file.Name, content), null);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    /// <summary>The bytes from their beginning.</summary>
    public Stream FromStart()
    {
        _content.Position = 0;
        return _content;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _content.DisposeAsync();
}
