using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Files;

namespace LegalSync.Infrastructure.Connect;

/// <summary>What one trust account opens with.</summary>
public sealed record OpeningTotal(string Account, int Ledgers, Money Total);

/// <summary>An opening as it would be signed, or why it cannot be.</summary>
public sealed record OpeningPreview(IReadOnlyList<OpeningTotal> Totals, IReadOnlyList<FileProblem> Problems, string? Refusal)
{
    /// <summary>True when it can be signed.</summary>
    public bool IsReady => Problems.Count == 0 && Refusal is null;
}

/// <summary>Takes an opening position as a person writes it: shows what it comes to, and signs it.</summary>
public sealed class OpeningDesk(OpeningNamesReader names, SignOpening sign)
{
    /// <summary>What the text comes to. Changes nothing.</summary>
    public async Task<OpeningPreview> PreviewAsync(Books books, string text, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return new OpeningPreview([], [], "Only an administrator signs the opening position.");
        }

        var (reading, known, problem) = await ReadAsync(books, text, cancellationToken);
        return new OpeningPreview(
            [.. reading.Openings.GroupBy(opening => opening.Ledger.Account).Select(group => new OpeningTotal(
                known.First(account => account.Id == group.Key).Name,
                group.Count(),
                group.Aggregate(Money.Zero(books.Currency), (sum, opening) => sum + opening.Balance)))],
            reading.Problems,
            problem);
    }

    /// <summary>Signs it. Answers a refusal, or null when done.</summary>
    public async Task<string?> SignAsync(Books books, DateOnly opensOn, string text, Actor actor, CancellationToken cancellationToken)
    {
        var (reading, _, problem) = await ReadAsync(books, text, cancellationToken);
        return problem
            ?? (reading.Problems.Count > 0 ? reading.Problems[0].ToString() : await sign.RunAsync(books.Id, opensOn, reading.Openings, actor, cancellationToken));
    }

    private async Task<(OpeningReading Reading, IReadOnlyList<BankAccount> Accounts, string? Problem)> ReadAsync(Books books, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (new OpeningReading([], []), [], null);
        }

        var found = await names.ReadAsync(books.Practice, cancellationToken);
        return found.Names is { } known
            ? (OpeningCsv.Read(text, known, books.Currency), known.Accounts, null)
            : (new OpeningReading([], []), [], found.Problem);
    }
}
