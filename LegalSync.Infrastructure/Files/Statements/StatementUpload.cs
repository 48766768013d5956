using System.Security.Cryptography;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Reconciling;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What a person says when handing a file in.</summary>
/// <param name="FileName">Its name.</param>
/// <param name="Account">The trust account it is of; null to go by the bank's number in the file.</param>
/// <param name="Layout">The layout of a table, chosen by the person; kept for the account. Null to use the kept one, or to let the file show it.</param>
/// <param name="Acknowledgement">Why it is taken in spite of warnings; empty when nobody was asked yet.</param>
public sealed record UploadWords(string FileName, BankAccountId? Account, CsvLayout? Layout, string Acknowledgement)
{
    /// <summary>What the person read off the paper statement; used where the file does not tell it, and only for a file of one statement.</summary>
    public PaperFigures? Paper { get; init; }
}

/// <summary>What became of an upload.</summary>
/// <param name="Problems">Why the file cannot be read; empty when it can.</param>
/// <param name="Outcomes">One for each statement in the file.</param>
public sealed record UploadOutcome(IReadOnlyList<FileProblem> Problems, IReadOnlyList<ImportOutcome> Outcomes)
{
    /// <summary>True when every statement of the file was taken or was here already.</summary>
    public bool IsTaken => Problems.Count == 0 && Outcomes.Count > 0 && Outcomes.All(one => one.Statement is not null);
}

/// <summary>
/// Takes an uploaded bank file in. The upload streams into a file of its own, is hashed on the way, read from there, and kept piece by piece;
/// it is never in memory as a whole.
/// </summary>
public sealed class StatementUpload(ImportStatement import, IReconcileStore store, IStore spine)
{
    /// <summary>Takes it in.</summary>
    public async Task<UploadOutcome> RunAsync(BooksId books, Stream content, UploadWords words, Actor actor, CancellationToken cancellationToken)
    {
        if (WorkpaperReader.Objection(actor) is { } objection)
        {
            return new UploadOutcome([new FileProblem(words.FileName, null, null, objection, "Ask somebody who holds it.")], []);
        }

        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var hash = await CopyAsync(content, file, cancellationToken);
        var reading = await ReadAsync(books, file, words, cancellationToken);
        if (reading.Problems.Count > 0)
        {
            return new UploadOutcome(reading.Problems, []);
        }

        file.Position = 0;
        await store.KeepFileAsync(books, hash, file, cancellationToken);
        var outcomes = new List<ImportOutcome>();
        for (var i = 0; i < reading.Statements.Count; i++)
        {
            var statement = reading.Statements.Count == 1 && words.Paper is { } paper ? paper.Complete(reading.Statements[i]) : reading.Statements[i];
            var wanted = new WantedStatement(new StatementFile(words.FileName, hash, file.Length), statement, i + 1, words.Account, words.Acknowledgement);
            outcomes.Add(await import.RunAsync(books, wanted, actor, cancellationToken));
        }

        if (words is { Layout: { } layout, Account: { } account } && outcomes.Exists(one => one.Statement is not null))
        {
            await KeepLayoutAsync(books, account, layout, cancellationToken);
        }

        return new UploadOutcome([], outcomes);
    }

    /// <summary>The layout that was kept for an account; null while none is.</summary>
    public async Task<CsvLayout?> LayoutAsync(BooksId books, BankAccountId account, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var setting = (await session.SettingsAsync(cancellationToken)).FirstOrDefault(one => one.Account == account);
        return setting?.Layout is { } json ? CsvLayout.FromJson(json, out _) : null;
    }

    private async Task<StatementReading> ReadAsync(BooksId books, FileStream file, UploadWords words, CancellationToken cancellationToken)
    {
        await using var session = spine.Open(books);
        var firm = await session.BooksAsync(cancellationToken);
        file.Position = 0;
        var found = StatementReader.Read(file, words.FileName, new StatementReadOptions { Currency = firm.Currency, Csv = words.Layout });
        if (found.Problems.Count == 0 || words is not { Layout: null, Account: { } account } || await LayoutAsync(books, account, cancellationToken) is not { } kept)
        {
            return found;
        }

        // A table that does not show its columns by itself is read as the person said the last time.
        file.Position = 0;
        return StatementReader.Read(file, words.FileName, new StatementReadOptions { Currency = firm.Currency, Csv = kept });
    }

    private async Task KeepLayoutAsync(BooksId books, BankAccountId account, CsvLayout layout, CancellationToken cancellationToken)
    {
        await using var session = store.Open(books);
        var setting = (await session.SettingsAsync(cancellationToken)).FirstOrDefault(one => one.Account == account);
        if (setting is null)
        {
            session.Add(setting = TrustAccountSetting.For(books, account));
        }

        setting.Arrange(layout.ToJson());
        await session.SaveAsync(cancellationToken);
    }

    private static async Task<string> CopyAsync(Stream content, FileStream file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var read = await content.ReadAsync(buffer, cancellationToken); read > 0; read = await content.ReadAsync(buffer, cancellationToken))
        {
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
