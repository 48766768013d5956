using LegalSync.Domain.Amounts;

namespace LegalSync.Domain.Capture;

/// <summary>Which invoice a payment belongs to, as far as it can be told.</summary>
/// <param name="Invoices">The one invoice of each payment that has one.</param>
/// <param name="Ambiguous">Payments that could belong to several; nobody guesses.</param>
/// <param name="Unexplained">What invoices were paid beyond the payments seen: known from the paid amount only.</param>
public sealed record InferredPayments(
    IReadOnlyDictionary<SourceId, Invoice> Invoices, IReadOnlySet<SourceId> Ambiguous, IReadOnlyList<(Invoice Invoice, Money Amount)> Unexplained);

/// <summary>
/// Infers which invoice a payment pays. The practice system names none, but it keeps what each invoice was paid: an assignment must
/// never exceed that, payments go to invoices issued by their day, and only an assignment that is the only one of its kind counts.
/// </summary>
public static class PaymentInference
{
    private const int MostSteps = 20_000;

    /// <summary>Infers for the payments of one matter.</summary>
    /// <param name="invoices">Issued invoices of the matter.</param>
    /// <param name="payments">Standing invoice payments, from operating and from trust.</param>
    public static InferredPayments Infer(IReadOnlyList<Invoice> invoices, IReadOnlyList<BankTransaction> payments)
    {
        var paid = invoices.Where(invoice => invoice.IsIssued && invoice.Totals.Paid.Minor > 0)
            .OrderBy(invoice => invoice.Issued).ThenBy(invoice => invoice.Id.Value, StringComparer.Ordinal).ToList();
        var ordered = payments.OrderBy(payment => payment.Effective).ThenBy(payment => payment.Amount.Minor).ThenBy(payment => payment.Entered)
            .ThenBy(payment => payment.Id.Value, StringComparer.Ordinal).ToList();
        var assignable = ordered.Where(payment => Candidates(paid, payment).Any()).ToList();
        var search = new Search(paid, assignable);
        search.Run();

        var assigned = new Dictionary<SourceId, Invoice>();
        var ambiguous = new HashSet<SourceId>();
        foreach (var payment in assignable)
        {
            if (search.Decided(payment) is { } invoice)
            {
                assigned[payment.Id] = invoice;
            }
            else if (search.IsAmbiguous(payment))
            {
                ambiguous.Add(payment.Id);
            }
        }

        var byInvoice = ordered.Where(payment => assigned.ContainsKey(payment.Id)).ToLookup(payment => assigned[payment.Id].Id);
        var unexplained = ambiguous.Count > 0
            ? []
            : paid.Select(invoice => (invoice, Amount: byInvoice[invoice.Id].Aggregate(invoice.Totals.Paid, (rest, payment) => rest - payment.Amount)))
                .Where(pair => pair.Amount.Minor > 0)
                .ToList();
        return new InferredPayments(assigned, ambiguous, unexplained);
    }

    private static IEnumerable<Invoice> Candidates(IEnumerable<Invoice> paid, BankTransaction payment) =>
        paid.Where(invoice => invoice.Issued <= payment.Effective && invoice.Totals.Paid >= payment.Amount);

    /// <summary>Looks for assignments that leave the fewest payments over and explain the most invoices to the cent.</summary>
    private sealed class Search(IReadOnlyList<Invoice> invoices, IReadOnlyList<BankTransaction> payments)
    {
        private readonly long[] _rest = [.. invoices.Select(invoice => invoice.Totals.Paid.Minor)];
        private readonly int[] _choice = new int[payments.Count];
        private readonly HashSet<int>[] _seen = [.. payments.Select(_ => new HashSet<int>())];
        private (int Assigned, int Exact) _best = (-1, -1);
        private int _steps;

        public void Run() => Try(0, 0);

        public Invoice? Decided(BankTransaction payment)
        {
            var seen = _seen[IndexOf(payment)];
            return _steps < MostSteps && seen.Count == 1 && seen.First() >= 0 ? invoices[seen.First()] : null;
        }

        public bool IsAmbiguous(BankTransaction payment) =>
            _steps >= MostSteps || _seen[IndexOf(payment)].Count(choice => choice >= 0) > 1 || _seen[IndexOf(payment)] is { Count: > 1 };

        private int IndexOf(BankTransaction payment)
        {
            for (var i = 0; i < payments.Count; i++)
            {
                if (payments[i].Id == payment.Id)
                {
                    return i;
                }
            }

            throw new InvalidOperationException("The payment is not part of this search.");
        }

        private void Try(int index, int assigned)
        {
            if (_steps++ >= MostSteps || assigned + payments.Count - index < _best.Assigned)
            {
                return;
            }

            if (index == payments.Count)
            {
                Keep(assigned);
                return;
            }

            var payment = payments[index];
            for (var i = 0; i < invoices.Count; i++)
            {
                if (invoices[i].Issued <= payment.Effective && _rest[i] >= payment.Amount.Minor && !RepeatsTwin(index, i))
                {
                    _rest[i] -= payment.Amount.Minor;
                    _choice[index] = i;
                    Try(index + 1, assigned + 1);
                    _rest[i] += payment.Amount.Minor;
                }
            }

            _choice[index] = -1;
            Try(index + 1, assigned);
        }

        /// <summary>Two payments of the same amount on the same day are interchangeable: the earlier takes the earlier invoice.</summary>
        private bool RepeatsTwin(int index, int invoice) =>
            index > 0
            && payments[index - 1].Amount == payments[index].Amount
            && payments[index - 1].Effective == payments[index].Effective
            && _choice[index - 1] > invoice;

        private void Keep(int assigned)
        {
            var score = (assigned, _rest.Count(rest => rest == 0));
            var order = score.CompareTo(_best);
            if (order < 0)
            {
                return;
            }

            if (order > 0)
            {
                _best = score;
                foreach (var seen in _seen)
                {
                    seen.Clear();
                }
            }

            for (var i = 0; i < payments.Count; i++)
            {
                _seen[i].Add(_choice[i]);
            }
        }
    }
}
