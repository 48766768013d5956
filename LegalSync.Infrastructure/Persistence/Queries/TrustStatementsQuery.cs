using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Statements;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>An imported statement in the list.</summary>
public sealed record StatementRow(StatementId Id, BankAccountId Account, string FileName, StatementFormat Format, DateOnly From, DateOnly Through, Money? Opening, Money? Closing)
{
    /// <summary>Lines in the file, and of those the new ones.</summary>
    public (int All, int New) Lines { get; init; }

    /// <summary>Who imported it, as shown.</summary>
    public string ImportedBy { get; init; } = "";

    /// <summary>When.</summary>
    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>What was said about it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Why it was taken all the same.</summary>
    public string Acknowledgement { get; init; } = "";

    /// <summary>SHA-256 of the file.</summary>
    public string FileHash { get; init; } = "";
}

/// <summary>Statements of an account, newest period first.</summary>
public sealed record StatementList(IReadOnlyList<StatementRow> Rows);

/// <summary>A page of lines.</summary>
/// <param name="Rows">The lines, in the order of import.</param>
/// <param name="Next">What to ask for next; null at the end.</param>
public sealed record StatementLinePage(IReadOnlyList<StatementLineRow> Rows, long? Next);

/// <summary>A line with what became of it.</summary>
public sealed record StatementLineRow(long Sequence, DateOnly Date, Money Amount, string Description, string CheckNumber, string Reference, StatementLineType Type, bool IsMatched);

/// <summary>Imported statements and their lines.</summary>
public sealed class TrustStatementsQuery(IDbFactory databases)
{
    /// <summary>Lines shown at once.</summary>
    public const int PageSize = 200;

    /// <summary>The statements of an account.</summary>
    public async Task<Answer<StatementList>> ListAsync(BooksId books, BankAccountId account, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<StatementList>();
        }

        await using var db = databases.Create();
        var found = await db.Statements.AsNoTracking().Where(one => one.Books == books && one.Account == account)
            .OrderByDescending(one => one.Through).ThenByDescending(one => one.Sequence).ToListAsync(cancellationToken);
        return Answer.Of(new StatementList([.. found.Select(one => new StatementRow(one.Id, one.Account, one.FileName, one.Format, one.From, one.Through, one.Opening, one.Closing)
        {
            Lines = (one.Lines, one.NewLines),
            ImportedBy = one.ImportedBy,
            ImportedAt = one.ImportedAt,
            Warnings = one.ReadWarnings(),
            Acknowledgement = one.Acknowledgement,
            FileHash = one.FileHash,
        })]));
    }

    /// <summary>The lines that a statement brought, page by page.</summary>
    /// <param name="books">The books.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="after">The last sequence of the page before; 0 for the first.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Answer<StatementLinePage>> LinesAsync(BooksId books, StatementId statement, long after, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<StatementLinePage>();
        }

        await using var db = databases.Create();
        var lines = await db.StatementLines.AsNoTracking().Where(line => line.Books == books && line.Statement == statement && line.Sequence > after)
            .OrderBy(line => line.Sequence).Take(PageSize).ToListAsync(cancellationToken);
        var keys = lines.Select(line => MemberKey.Line(line.Sequence)).ToList();
        if (keys.Count == 0)
        {
            return Answer.Of(new StatementLinePage([], null));
        }

        var matched = (await db.Set<MatchMember>().AsNoTracking().Where(member => member.Books == books && member.IsStanding && keys.Contains(member.Key))
            .Select(member => member.Key).ToListAsync(cancellationToken)).ToHashSet();
        return Answer.Of(new StatementLinePage(
            [.. lines.Select(line => new StatementLineRow(line.Sequence, line.Date, line.Amount, line.Description, line.CheckNumber, line.Reference, line.Type, matched.Contains(MemberKey.Line(line.Sequence))))],
            lines.Count == PageSize ? lines[^1].Sequence : null));
    }
}
