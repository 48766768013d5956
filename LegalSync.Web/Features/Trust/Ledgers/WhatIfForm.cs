using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Features.Trust.Overview;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>A question about what would happen to a ledger, and its answer.</summary>
public sealed class WhatIfForm(LedgerSheet sheet, DateOnly today, Currency currency)
{
    private const string Asked = "asked";

    /// <summary>True for a returned deposit, false for an entry under an earlier date.</summary>
    public bool IsReturn { get; set; } = true;

    /// <summary>Key of the deposit.</summary>
    public string Deposit { get; set; } = "";

    /// <summary>Amount of the entry.</summary>
    public string Amount { get; set; } = "";

    /// <summary>The day.</summary>
    public DateOnly On { get; set; } = today;

    /// <summary>What is missing.</summary>
    public string? Problem { get; private set; }

    /// <summary>The answer to the last question.</summary>
    public WhatIfAnswer? Answer { get; private set; }

    /// <summary>Deposits that the bank could return, latest first.</summary>
    public IReadOnlyList<LedgerMovement> Deposits { get; } = [.. Candidates(sheet.Sight)];

    /// <summary>Asks.</summary>
    public void Ask()
    {
        (Problem, Answer) = (null, null);
        if (IsReturn)
        {
            var deposit = Deposits.FirstOrDefault(one => one.Source.Value == Deposit);
            Problem = deposit is null ? "Choose a deposit." : On < deposit.Effective ? "It cannot come back before it came." : null;
            Answer = Problem is null ? WhatIf.Returned(sheet.Sight, deposit!.Source, On, sheet.SignedThrough) : null;
            return;
        }

        var amount = AmountInput.Read(Amount, currency);
        Problem = amount is null or { IsZero: true } ? "An amount such as 250.00 or -250.00." : null;
        Answer = Problem is null ? WhatIf.BackDated(sheet.Sight, new LedgerMovement(new SourceId(Asked), On, default, amount!.Value), sheet.SignedThrough) : null;
    }

    private static IEnumerable<LedgerMovement> Candidates(LedgerSight sight)
    {
        var taken = sight.Movements.Select(one => one.Reverses).OfType<SourceId>().ToHashSet();
        return sight.Movements.Where(one => one.Change.Minor > 0 && one.Reverses is null && !taken.Contains(one.Source)).OrderByDescending(one => one.Effective);
    }
}
