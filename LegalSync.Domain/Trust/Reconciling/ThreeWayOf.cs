using LegalSync.Domain.Trust.Matching;
using LegalSync.Domain.Trust.ThreeWay;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Hands a stored reconciliation to the three-way engine, for its explanations of what differs.</summary>
public static class ThreeWayOf
{
    /// <summary>What the engine makes of it; null while the bank's closing balance is not known.</summary>
    public static ThreeWayResult? Run(Workpaper paper, Standing standing)
    {
        var (facts, month) = (paper.Facts, paper.Month);
        if (standing.Figures.BankClosing is null)
        {
            return null;
        }

        var before = month.From.AddDays(-1);
        var cleared = standing.Matches.Where(match => match.Lines.Count > 0 && match.Lines.All(line => line.Date < month.From)).SelectMany(match => match.Entries).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        var lines = paper.Lines.Where(line => line.Date >= month.From).ToList();
        var known = lines.Select(line => line.Sequence).ToHashSet();
        var bank = new BankSide([.. lines.Select(Workpaper.ForMatching)], standing.Figures.BankOpening, standing.Figures.BankClosing)
        {
            From = month.From,
            To = month.Through,
            ClosingBefore = paper.Before is { } signed && signed.Through.AddDays(1) == month.From ? Amounts.Money.FromMinor(signed.BankClosingMinor, facts.Currency) : null,
        };
        var book = new BookSide(
            facts.BookAt(before),
            [.. facts.LedgersAt(month.From, month.Through).Select(ledger => new LedgerBalance(ledger.Ledger, ledger.Opening))],
            [.. paper.Entries.Where(entry => entry.Date < month.From && !cleared.Contains(entry.Id))],
            [.. facts.Journal.Where(entry => entry.Date >= month.From)])
        {
            ClosingLedgers = [.. standing.Ledgers.Select(ledger => new LedgerBalance(ledger.Ledger, ledger.Closing))],
            From = month.From,
        };
        return ThreeWayReconciliation.Run(new ThreeWayInput(month.Through, bank, book)
        {
            Confirmed =
            [
                .. standing.Matches.Where(match => match.Entries.Count > 0 && match.Lines.Count > 0 && match.Lines.All(line => known.Contains(line.Sequence)))
                    .Select(match => new ConfirmedMatch([.. match.Lines.Select(line => MemberKey.Line(line.Sequence).Value)], [.. match.Entries.Select(entry => entry.Id)])),
            ],
            BankErrors = [.. standing.OpenLines.Where(line => line.Item?.Class == ItemClass.BankError).Select(line => new BankError(-line.Line.Amount, line.Item!.Ticket, line.Item.Note))],
            Outside = new OutsideFigures
            {
                BooksTrustBank = facts.InBooks.BankAt(month.Through, facts.Currency),
                BooksTrustLiability = facts.InBooks.LiabilityAt(month.Through, facts.Currency),
                SignedClosing = paper.Before is { } last && last.Through.AddDays(1) == month.From ? Amounts.Money.FromMinor(last.BookMinor, facts.Currency) : null,
                Ledgers = [.. MatterTies.Of(facts, month.Through, standing.Ledgers).Select(tie => new LedgerFigures(tie.Key, tie.Journal, tie.Books))],
            },
        });
    }
}
