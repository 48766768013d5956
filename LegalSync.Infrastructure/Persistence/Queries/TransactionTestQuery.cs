using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A test in the list.</summary>
public sealed record TestRow(TransactionTestId Id, DateOnly From, DateOnly Through, string By, DateTimeOffset At);

/// <summary>One test with what it found.</summary>
/// <param name="Row">The test.</param>
/// <param name="Results">What was found, in the order shown.</param>
/// <param name="SignedBy">Who signed that all of it is right; null until somebody did.</param>
/// <param name="SignedAt">When.</param>
public sealed record ShownTest(TestRow Row, IReadOnlyList<PairFinding> Results, string? SignedBy, DateTimeOffset? SignedAt);

/// <summary>The ten-transaction tests.</summary>
/// <param name="Rows">All of them, newest first.</param>
/// <param name="Shown">The one that is shown; null when there is none.</param>
public sealed record TestsView(IReadOnlyList<TestRow> Rows, ShownTest? Shown);

/// <summary>Ten-transaction tests and their results.</summary>
public sealed class TransactionTestQuery(IDbFactory databases)
{
    /// <summary>Most tests listed.</summary>
    public const int Most = 20;

    /// <summary>Reads the list and one test; the newest when none is named.</summary>
    public async Task<Answer<TestsView>> FindAsync(BooksId books, TransactionTestId? shown, Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<TestsView>();
        }

        await using var db = databases.Create();
        var tests = db.TransactionTests.AsNoTracking().Where(test => test.Books == books);
        var rows = await tests.OrderByDescending(test => test.Sequence).Take(Most)
            .Select(test => new TestRow(test.Id, test.From, test.Through, test.By, test.At)).ToListAsync(cancellationToken);
        var id = shown ?? (rows.Count > 0 ? rows[0].Id : default);
        if (await tests.FirstOrDefaultAsync(test => test.Id == id, cancellationToken) is not { } found)
        {
            return Answer.Of(new TestsView(rows, null));
        }

        var signature = await SignatureAsync(db, found, cancellationToken);
        return Answer.Of(new TestsView(rows, new ShownTest(new TestRow(found.Id, found.From, found.Through, found.By, found.At), found.ReadResults(), signature?.By, signature?.At)));
    }

    // The signature holds the test's key among its figures: two tests of one month are two.
    private static async Task<PeriodSignature?> SignatureAsync(LegalSyncDb db, TransactionTest test, CancellationToken cancellationToken)
    {
        var key = test.Id.Value.ToString();
        return (await db.PeriodSignatures.AsNoTracking()
                .Where(one => one.Books == test.Books && one.Kind == PeriodSignatureKind.TenTest && one.From == test.From && one.Through == test.Through)
                .OrderByDescending(one => one.Sequence).ToListAsync(cancellationToken))
            .Find(one => one.Figures.Contains(key, StringComparison.OrdinalIgnoreCase));
    }
}
