using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.ParallelRun;

/// <summary>A person marks every record of a ten-transaction test right or wrong; only when all are right is it signed.</summary>
public sealed class SignTransactionTest(IComparisonStore store, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Signs it. Answers a refusal, or null when done.</summary>
    /// <param name="books">The books.</param>
    /// <param name="id">The test.</param>
    /// <param name="marks">For each of its results, by <see cref="PairFinding.Key"/>, whether amounts, client, codes and accounts are right.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Stops before anything is stored.</param>
    public async Task<string?> RunAsync(BooksId books, TransactionTestId id, IReadOnlyDictionary<string, bool> marks, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Bookkeeper) && !actor.Is(Role.ManagingPartner) && !actor.Is(Role.Administrator))
        {
            return "Only a bookkeeper, a managing partner or an administrator signs the test.";
        }

        await using var session = store.Open(books);
        if ((await session.TestsAsync(cancellationToken)).FirstOrDefault(test => test.Id == id) is not { } test)
        {
            return "There is no such test.";
        }

        var keys = test.ReadResults().Select(result => result.Key).ToList();
        if (keys.Count(key => !marks.ContainsKey(key)) is > 0 and var unmarked)
        {
            return $"{unmarked} of {keys.Count} records are not marked yet.";
        }

        if (keys.Count(key => !marks[key]) is > 0 and var wrong)
        {
            return $"{wrong} of {keys.Count} records are marked wrong. Mend what causes it and run the test again.";
        }

        var figures = ComparisonText.Write(new SignedTest(test.Id.Value, SourceRecord.Hash(test.Results), keys));
        if ((await session.SignaturesAsync(cancellationToken)).Any(signature => signature.Kind == PeriodSignatureKind.TenTest && signature.Figures == figures && signature.ById == actor.Id))
        {
            return "You signed this test already.";
        }

        var now = clock.GetUtcNow();
        var run = (await session.OpenRunAsync(cancellationToken))?.Id ?? new ParallelRunId(Guid.Empty);
        session.Add(PeriodSignature.Sign(books, run, PeriodSignatureKind.TenTest, (test.From, test.Through), figures, actor, now));
        session.Add(AuditEvent.Tell(books, $"transaction-test:{id.Value:N}", $"transaction test signed: {keys.Count} of {keys.Count} records right", actor, now));
        if (!await session.SaveAsync(cancellationToken))
        {
            return "Somebody else changed the test at the same moment. Look again.";
        }

        feed.Announce();
        return null;
    }
}

/// <summary>What a signature of a ten-transaction test stands under.</summary>
/// <param name="Test">The test.</param>
/// <param name="Results">SHA-256 of its results.</param>
/// <param name="Right">The keys of the records that were marked right: all of them.</param>
public sealed record SignedTest(Guid Test, string Results, IReadOnlyList<string> Right);
