using LegalSync.Domain.Capture;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>Issued invoices: adopted when the books hold the same one, drafted when they hold none, a card when they hold another.</summary>
internal static class InvoiceEvaluation
{
    /// <summary>Evaluates all issued invoices of the matter.</summary>
    public static IReadOnlyList<ItemDecision> Run(CaseResolver resolver) =>
        [.. resolver.Case.Invoices.Where(invoice => invoice.IsIssued && invoice.Issued is not null).Select(invoice => Decide(resolver, invoice))];

    private static ItemDecision Decide(CaseResolver resolver, Invoice invoice)
    {
        var key = new ItemKey(WorkKind.Invoice, invoice.Id);
        var issued = invoice.Issued!.Value;
        var decision = new ItemDecision(key, resolver.Case.MatterId, Stage.Held)
        {
            Title = $"Invoice {invoice.Number}",
            Date = issued,
            Amount = invoice.Totals.Due,
            FinancialHash = FinancialHash(resolver.Case, invoice),
            Claims = ClaimsOf(resolver.Case, invoice),
        };
        if (DecisionBuilder.DecidedEnd(resolver.Case, key) is { } end)
        {
            return decision with { Stage = end.Stage, EndReason = end.Reason, Adopted = end.Adopted };
        }

        if (issued < resolver.Case.OpensOn)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = $"Dated before the opening position of {DecisionBuilder.Day(resolver.Case.OpensOn)}." };
        }

        var builder = new DecisionBuilder();
        var (customer, missing, outcome) = resolver.Customer(issued);
        builder.Note(outcome);
        if (missing is not null)
        {
            builder.Find(missing);
        }
        else if (customer is null)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = "The matter is marked as not billed." };
        }

        var inBooks = InvoiceInBooks.Look(resolver, invoice, customer, builder);
        if (inBooks.Adopted is { } adopted)
        {
            return decision with { Stage = Stage.AdoptedManual, Adopted = adopted, EndReason = "The books hold it by hand, equal in number, customer and total.", Outcomes = builder.Outcomes };
        }

        var draft = InvoiceDrafting.Draft(resolver, invoice, customer, inBooks.Number, builder);
        return decision with { Legs = draft is null ? [] : [draft], Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    /// <summary>The entries on an invoice that its total counts.</summary>
    private static List<ItemKey> ClaimsOf(MatterCase matterCase, Invoice invoice)
    {
        var on = invoice.Entries.ToHashSet();
        return
        [
            .. matterCase.TimeEntries.Where(entry => on.Contains(entry.Id) && !entry.IsDeleted && entry.IsBillable && !entry.IsWrittenOff)
                .Select(entry => new ItemKey(WorkKind.TimeEntry, entry.Id)),
            .. matterCase.Expenses.Where(entry => on.Contains(entry.Id) && !entry.IsDeleted && entry.IsBillable && !entry.IsWrittenOff)
                .Select(entry => new ItemKey(WorkKind.Expense, entry.Id)),
        ];
    }

    /// <summary>What of an invoice is financial; the paid amount is not: payments are items of their own.</summary>
    private static string FinancialHash(MatterCase matterCase, Invoice invoice)
    {
        var on = invoice.Entries.ToHashSet();
        var lines = matterCase.TimeEntries.Where(entry => on.Contains(entry.Id)).Select(entry => $"{entry.Id.Value}={entry.Amount}/{entry.Code}/{entry.IsBillable}/{entry.IsWrittenOff}")
            .Concat(matterCase.Expenses.Where(entry => on.Contains(entry.Id)).Select(entry => $"{entry.Id.Value}={entry.Amount}/{entry.Code}/{entry.IsBillable}/{entry.IsWrittenOff}"))
            .Order(StringComparer.Ordinal);
        return DecisionBuilder.Hash(invoice.Number, invoice.Issued, invoice.Totals.Due, invoice.Totals.Tax, invoice.Totals.Discount, string.Join(',', lines));
    }
}
