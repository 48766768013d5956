using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;
using LegalSync.Infrastructure.Files;
using LegalSync.Infrastructure.Files.Statements;

namespace LegalSync.Web.Features.Trust.Statements;

/// <summary>A table as it would be read with a layout.</summary>
/// <param name="Lines">The first lines.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Opening">Balance before the first line; null where the table gives none.</param>
/// <param name="Closing">Balance after the last one; null where the table gives none.</param>
/// <param name="Proof">Whether balances and lines agree; null while it cannot be read.</param>
/// <param name="Problems">Why it cannot be read so; empty when it can.</param>
public sealed record TablePreview(IReadOnlyList<StatementLine> Lines, int Count, Money? Opening, Money? Closing, StatementProof? Proof, IReadOnlyList<FileProblem> Problems);

/// <summary>What a person does with a bank file: looks at a table's columns, tries a layout, takes the file in.</summary>
public sealed class StatementActs(StatementUpload upload)
{
    private const int Shown = 8;

    /// <summary>Takes a file in, or tells what keeps it out and what must be said first.</summary>
    public Task<UploadOutcome> TakeAsync(BooksId books, ReceivedFile file, UploadWords words, Actor actor, CancellationToken cancellationToken) =>
        Task.Run(() => upload.RunAsync(books, file.FromStart(), words, actor, cancellationToken), cancellationToken);

    /// <summary>What the columns of a table seem to hold; null when the file is no table.</summary>
    public static async Task<CsvLayoutGuess?> ColumnsAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        var guess = await Task.Run(() => CsvAssistant.Guess(file.FromStart()), cancellationToken);
        return guess.Columns.Count > 0 ? guess : null;
    }

    /// <summary>The layout that was chosen for an account the last time; null when none was, or when the table has other columns now.</summary>
    public async Task<CsvLayout?> KeptAsync(BooksId books, BankAccountId account, CsvLayoutGuess guess, CancellationToken cancellationToken) =>
        await upload.LayoutAsync(books, account, cancellationToken) is { } kept && kept.Columns.Count == guess.Columns.Count && kept.Delimiter == guess.Layout.Delimiter ? kept : null;

    /// <summary>Reads a table with a layout, without keeping anything.</summary>
    public static Task<TablePreview> PreviewAsync(ReceivedFile file, CsvLayout layout, Currency currency, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            if (layout.Lack() is { Length: > 0 } lack)
            {
                return new TablePreview([], 0, null, null, null, [new FileProblem(file.Name, null, null, lack, "Choose what each column holds.")]);
            }

            var reading = StatementReader.Read(file.FromStart(), file.Name, new StatementReadOptions { Currency = currency, Csv = layout });
            return reading.Statements is [var statement, ..]
                ? new TablePreview([.. statement.Lines.Take(Shown)], statement.Lines.Count, statement.Opening, statement.Closing, statement.Proof, [])
                : new TablePreview([], 0, null, null, null, reading.Problems);
        },
        cancellationToken);
}
