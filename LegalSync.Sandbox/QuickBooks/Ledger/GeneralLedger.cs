namespace LegalSync.Sandbox.QuickBooks.Ledger;

/// <summary>What the accounts hold, kept as the sum of what each live document posts.</summary>
internal sealed class GeneralLedger
{
    private readonly Dictionary<DocumentKey, IReadOnlyList<Posting>> _byDocument = [];
    private readonly Dictionary<(string Account, string Customer), Turnover> _turnovers = [];

    private readonly Dictionary<string, decimal> _totals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Vendor), decimal> _owed = [];
    private readonly HashSet<string> _movedVendors = new(StringComparer.Ordinal);

    /// <summary>Debits and credits of one account and customer (an empty customer is "nobody").</summary>
    public readonly record struct Turnover(decimal Debit, decimal Credit)
    {
        /// <summary>Debits less credits.</summary>
        public decimal Balance => Debit - Credit;
    }

    /// <summary>Every account and customer that any live document moves.</summary>
    public IEnumerable<(string AccountId, string CustomerId, Turnover Turnover)> Rows =>
        _turnovers.Select(row => (row.Key.Account, row.Key.Customer, row.Value));

    /// <summary>What each live document posts.</summary>
    public IEnumerable<(DocumentKey Document, IReadOnlyList<Posting> Postings)> Documents => _byDocument.Select(entry => (entry.Key, entry.Value));

    /// <summary>Replaces what a document posts and answers the accounts and customers that moved.</summary>
    /// <exception cref="InvalidOperationException">Debits and credits differ: the simulator itself is wrong.</exception>
    public IReadOnlyCollection<(string Account, string Customer)> Replace(DocumentKey document, IReadOnlyList<Posting> postings)
    {
        if (postings.Sum(posting => posting.Amount) != 0)
        {
            throw new InvalidOperationException($"{document.Kind} {document.Id} does not balance.");
        }

        var moved = new HashSet<(string, string)>();
        if (_byDocument.Remove(document, out var before))
        {
            Apply(before, -1, moved);
        }

        if (postings.Count > 0)
        {
            _byDocument[document] = postings;
            Apply(postings, +1, moved);
        }

        return moved;
    }

    /// <summary>The balance of one account and customer, debit above zero.</summary>
    public decimal Balance(string account, string? customer) =>
        _turnovers.TryGetValue((account, customer ?? ""), out var turnover) ? turnover.Balance : 0m;

    /// <summary>The balance of one account over all customers, debit above zero.</summary>
    public decimal Total(string account) => _totals.GetValueOrDefault(account);

    /// <summary>The balance of one account and vendor, debit above zero.</summary>
    public decimal VendorBalance(string account, string vendor) => _owed.GetValueOrDefault((account, vendor));

    /// <summary>The vendors that moved since this was last asked.</summary>
    public IReadOnlyCollection<string> TakeMovedVendors()
    {
        string[] moved = [.. _movedVendors];
        _movedVendors.Clear();
        return moved;
    }

    private void Apply(IReadOnlyList<Posting> postings, int sign, HashSet<(string, string)> moved)
    {
        foreach (var posting in postings.Where(posting => posting.Amount != 0))
        {
            var key = (posting.AccountId, posting.CustomerId ?? "");
            var at = _turnovers.GetValueOrDefault(key);
            _turnovers[key] = posting.Amount > 0
                ? at with { Debit = at.Debit + (sign * posting.Amount) }
                : at with { Credit = at.Credit - (sign * posting.Amount) };
            _totals[posting.AccountId] = Total(posting.AccountId) + (sign * posting.Amount);
            moved.Add(key);
            if (posting.VendorId is { } vendor)
            {
                _owed[(posting.AccountId, vendor)] = VendorBalance(posting.AccountId, vendor) + (sign * posting.Amount);
                _movedVendors.Add(vendor);
            }
        }
    }
}
