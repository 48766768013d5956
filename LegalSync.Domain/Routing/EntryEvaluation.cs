using LegalSync.Domain.Amounts;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Time entries and expenses. A finalised one waits in its matter's draft until an invoice claims it; by itself it never posts, so
/// revenue is claimed once.
/// </summary>
internal static class EntryEvaluation
{
    /// <summary>Evaluates all entries of the matter.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver, IReadOnlyList<ItemDecision> invoices)
    {
        var claims = invoices.SelectMany(invoice => invoice.Claims.Select(entry => (entry, invoice)))
            .GroupBy(pair => pair.entry)
            .ToDictionary(group => group.Key, group => group.First().invoice);
        foreach (var time in resolver.Case.TimeEntries.Where(entry => !entry.IsDeleted && entry.IsFinalised))
        {
            var hash = DecisionBuilder.Hash(time.Date, time.Code, time.Amount, time.Tax, time.IsBillable, time.IsWrittenOff, time.Invoice?.Value);
            yield return Decide(resolver, claims, new Entry(new ItemKey(WorkKind.TimeEntry, time.Id), time.Date, time.Code, time.Amount, hash)
            {
                Title = $"Time {time.Duration} · {time.Timekeeper}".TrimEnd(' ', '·'),
                NotPosted = Reason(time.IsBillable, time.IsWrittenOff),
            });
        }

        foreach (var expense in resolver.Case.Expenses.Where(entry => !entry.IsDeleted && entry.IsFinalised))
        {
            var hash = DecisionBuilder.Hash(expense.Date, expense.Code, expense.Amount, expense.Tax, expense.IsBillable, expense.IsWrittenOff, expense.Invoice?.Value);
            yield return Decide(resolver, claims, new Entry(new ItemKey(WorkKind.Expense, expense.Id), expense.Date, expense.Code, expense.Amount, hash)
            {
                Title = $"Expense {expense.Description}",
                NotPosted = Reason(expense.IsBillable, expense.IsWrittenOff),
            });
        }
    }

    private static string? Reason(bool isBillable, bool isWrittenOff) =>
        !isBillable ? "Not billable: nothing of it reaches the books."
        : isWrittenOff ? "Written off: shown on the invoice, not in its total."
        : null;

    private static ItemDecision Decide(CaseResolver resolver, Dictionary<ItemKey, ItemDecision> claims, Entry entry)
    {
        var decision = new ItemDecision(entry.Key, resolver.Case.MatterId, Stage.Held)
        {
            Title = entry.Title,
            Date = entry.Date,
            Amount = entry.Amount,
            FinancialHash = entry.Hash,
        };
        if (entry.NotPosted is { } reason)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = reason };
        }

        var claimedBy = claims.GetValueOrDefault(entry.Key);
        if (claimedBy is { Stage: Stage.AdoptedManual or Stage.LeftToManual })
        {
            return decision with { Stage = claimedBy.Stage, EndReason = $"On {claimedBy.Title}: {claimedBy.EndReason}", Adopted = claimedBy.Adopted };
        }

        var builder = new DecisionBuilder();
        var (customer, missing, outcome) = resolver.Customer(entry.Date);
        builder.Note(outcome);
        if (missing is not null)
        {
            builder.Find(missing);
        }
        else if (customer is null)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = "The matter is marked as not billed." };
        }

        builder.Take(resolver.Item(entry.Code, entry.Date));
        return decision with { Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    private sealed record Entry(ItemKey Key, DateOnly Date, string Code, Money Amount, string Hash)
    {
        public required string Title { get; init; }

        public string? NotPosted { get; init; }
    }
}
