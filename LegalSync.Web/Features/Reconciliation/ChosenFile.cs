using LegalSync.Infrastructure.Files;
using Microsoft.AspNetCore.Components.Forms;

namespace LegalSync.Web.Features.Reconciliation;

/// <summary>A file the person chose, its content, and what is wrong with it.</summary>
/// <param name="Name">Its name; empty when none is chosen.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Problems">What is wrong with it, for showing beside it.</param>
public sealed record ChosenFile(string Name, byte[] Content, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Largest file the page takes.</summary>
    public const long Largest = 50 * 1024 * 1024;

    /// <summary>No file yet.</summary>
    public static ChosenFile None { get; } = new("", [], []);

    /// <summary>True when it can be read.</summary>
    public bool IsReady => Name.Length > 0 && (Content.Length > 0 || Problems.Count == 0);

    /// <summary>Streams a file in; one that is too large is refused before a byte is read.</summary>
    public static async Task<ChosenFile> ReadAsync(IBrowserFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Size > Largest)
        {
            return new ChosenFile(file.Name, [], [new FileProblem(file.Name, null, null, "The file is larger than 50 MB.", "Export a shorter period.")]);
        }

        using var content = new MemoryStream((int)file.Size);
        await using var stream = file.OpenReadStream(Largest, cancellationToken);
        await stream.CopyToAsync(content, cancellationToken);
        return new ChosenFile(file.Name, content.ToArray(), []);
    }

    /// <summary>Its records.</summary>
    public RecordFile Typed(DateOrder? order) => RecordFile.Read(Name, Content, order);
}
