using System.Globalization;
using System.Text;
using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>The canonical text of everything a signature covers: the same facts and decisions give the same bytes, whoever asks and whenever.</summary>
public static class SealInputs
{
    /// <summary>Writes it.</summary>
    public static string Write(Workpaper paper, Standing standing)
    {
        var (month, facts) = (paper.Month, paper.Facts);
        return JsonSerializer.Serialize(
            new
            {
                version = 1,
                books = month.Books.Value,
                account = new { id = month.Account.Value, facts.Account.Name, facts.Account.Number, currency = facts.Currency.Code },
                from = month.From,
                through = month.Through,
                round = month.Round,
                statements = paper.Statements.Select(one => new { one.FileName, one.FileHash, one.Part, one.From, one.Through, one.Opening, one.Closing, one.Acknowledgement }),
                bankLines = paper.Lines.Where(line => line.Date >= month.From).Select(Line),
                journal = facts.Journal.Where(entry => entry.Date >= month.From && entry.Date <= month.Through).Select(Entry),
                outstanding = standing.OpenEntries.Select(entry => Entry(entry.Entry)),
                openLines = standing.OpenLines.Select(line => Line(line.Line)),
                matches = standing.Matches.Where(match => Touches(match, month)).Select(match => new
                {
                    members = match.Match.Members.Select(member => member.Key.Value).Order(StringComparer.Ordinal),
                    by = match.Match.ConfirmedById,
                }),
                items = paper.Items.OrderBy(item => item.Sequence).Select(item => new
                {
                    about = item.About.Value, kind = item.Class, item.AmountMinor, item.Date, item.Note, item.Owner, item.Due, item.Ticket, item.OpenedBy,
                }),
                ledgers = standing.Ledgers.Select(ledger => new { ledger.Ledger.Key, ledger.Ledger.Label, ledger.Ledger.Kind, ledger.Opening, ledger.In, ledger.Out, ledger.Closing, ledger.Lowest }),
                ties = standing.Ties.Select(tie => new { tie.Name, tie.Left, tie.Right }),
                figures = standing.Figures,
            },
            AmountsJson.Options);
    }

    /// <summary>SHA-256 of the canonical text.</summary>
    public static string Hash(Workpaper paper, Standing standing) => SourceRecord.Hash(Write(paper, standing));

    /// <summary>SHA-256 over the journal up to a day: a later change to a signed period shows in it.</summary>
    public static string JournalHash(TrustFacts facts, DateOnly through)
    {
        var text = new StringBuilder();
        foreach (var opening in facts.Openings.OrderBy(opening => opening.Ledger.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{opening.Ledger.Key}|{opening.Change.Minor}\n");
        }

        foreach (var line in facts.Journal.Where(line => line.Date <= through).OrderBy(line => line.Date).ThenBy(line => line.Id, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Id}|{line.Date:yyyy-MM-dd}|{line.Ledger.Key}|{line.Amount.Minor}|{line.Type}\n");
        }

        return SourceRecord.Hash(text.ToString());
    }

    private static bool Touches(StandingMatch match, TrustReconciliation month) =>
        match.Lines.Any(line => line.Date >= month.From) || match.Entries.Any(entry => entry.Date >= month.From && entry.Date <= month.Through);

    private static object Line(KeptLine line) => new { key = MemberKey.Line(line.Sequence).Value, line.Date, line.Amount, line.Description, line.Reference, line.CheckNumber, line.BankId, line.Fingerprint };

    private static object Entry(ThreeWay.JournalLine entry) => new { entry.Id, entry.Date, ledger = entry.Ledger.Key, entry.Amount, entry.Type, entry.Party, entry.CheckNumber, entry.Reference, entry.Memo, entry.TakesBack };
}
