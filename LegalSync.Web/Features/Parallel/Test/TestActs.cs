using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Web.Components.Shown;
using LegalSync.Web.Components.Toasts;

namespace LegalSync.Web.Features.Parallel.Test;

/// <summary>What a person does with ten-transaction tests.</summary>
public sealed class TestActs(RunTransactionTest run, SignTransactionTest sign, Toasts toasts)
{
    /// <summary>Runs one; false when nothing could be tested.</summary>
    public async Task<bool> RunAsync(BooksId books, int count, Actor actor, CancellationToken cancellationToken)
    {
        var outcome = await run.RunAsync(books, count, actor, cancellationToken);
        if (outcome.Test is not { } test)
        {
            toasts.Refused(outcome.Refusal ?? "Nothing could be tested.");
            return false;
        }

        toasts.Done($"{AmountText.Count(test.ReadResults().Count, "item")} tested. Nothing was posted.");
        return true;
    }

    /// <summary>Signs that everything in it is right.</summary>
    public async Task SignAsync(BooksId books, TransactionTestId test, IReadOnlyDictionary<string, bool> marks, Actor actor, CancellationToken cancellationToken)
    {
        if (await sign.RunAsync(books, test, marks, actor, cancellationToken) is { } refusal)
        {
            toasts.Refused(refusal);
        }
        else
        {
            toasts.Done("Signed: all of it is right.");
        }
    }
}
