using System.Globalization;
using System.Xml.Linq;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads one <c>Stmt</c> of a camt.053.</summary>
internal sealed class CamtStatement(XElement element, StatementReadOptions options, ProblemList problems)
{
    private static readonly string[] Known =
    [
        "Id", "StmtPgntn", "ElctrncSeqNb", "RptgSeq", "LglSeqNb", "CreDtTm", "FrToDt", "CpyDplctInd", "RptgSrc", "Acct", "RltdAcct", "Intrst", "Bal",
        "TxsSummry", "Ntry", "AddtlStmtInf",
    ];

    private readonly List<string> _warnings = [];

    /// <summary>The statement; null when it is damaged, which is then among the problems.</summary>
    public BankStatement? Read()
    {
        foreach (var stranger in element.Elements().Where(part => !Known.Contains(part.Name.LocalName)))
        {
            problems.Add(Camt.Line(stranger), $"<{stranger.Name.LocalName}> stands in <Stmt>, where it does not belong.", ExactAmount.Mend);
        }

        Camt.CheckOnce(element, ["Id", "CreDtTm", "FrToDt", "CpyDplctInd", "Acct", "TxsSummry"], problems);
        var account = element.Text("Acct", "Id", "IBAN") is { Length: > 0 } iban ? iban : element.Text("Acct", "Id", "Othr", "Id");
        if (account.Length == 0)
        {
            problems.Add(Camt.Line(element), "The statement does not say of which account it is.", ExactAmount.Mend);
        }

        if (CurrencyOf() is not { } currency)
        {
            return null;
        }

        if (element.Part("CpyDplctInd") is not null)
        {
            _warnings.Add("The bank marks this statement as a copy or duplicate of one it sent before.");
        }

        var (opening, closing) = (Balance(currency, "OPBD", "PRCD"), Balance(currency, "CLBD"));
        var entries = new CamtEntry(currency, problems, _warnings);
        var lines = element.Parts("Ntry").TakeWhile(_ => !problems.IsFull).Select((entry, index) => entries.Read(entry, index + 1)).OfType<StatementLine>().ToList();
        CheckSummary(lines, entries.Pending, currency);
        return problems.Any ? null : Finished(account, currency, lines, opening, closing);
    }

    private BankStatement Finished(string account, Currency currency, List<StatementLine> read, (Money Amount, DateOnly? Day, string Code)? opening,
        (Money Amount, DateOnly? Day, string Code)? closing)
    {
        var lines = BankText.OldestFirst(read);
        var from = Camt.Day(Renamed("FrDt", "FrDtTm"), problems) ?? opening switch
        {
            // The day of an opening balance is by some banks the first day, by others the day before; an entry on it or the turn of a month tells.
            { Day: { } day, Code: var code } => code != "PRCD" && (lines.Any(line => line.Date == day) || (day.Day == 1 && day.AddDays(1).Day == 2)) ? day : day.AddDays(1),
            _ => lines.Count > 0 ? lines[0].Date : null,
        };
        var to = Camt.Day(Renamed("ToDt", "ToDtTm"), problems) ?? closing?.Day ?? (lines.Count > 0 ? lines[^1].Date : null);
        if (opening is null || closing is null)
        {
            _warnings.Add($"The file gives no {(opening is null ? "opening" : "closing")} balance, so its lines cannot be proven.");
        }

        return problems.Any ? null! : new BankStatement(StatementFormat.Camt053, account, currency, lines)
        {
            Opening = opening?.Amount,
            Closing = closing?.Amount,
            From = from > to ? null : from,
            To = to,
            Warnings = _warnings,
        };
    }

    /// <summary>The period's ends are called otherwise than days elsewhere.</summary>
    private XElement? Renamed(string day, string instant) => element.Part("FrToDt") is { } period
        ? period.Part(day) is { } found ? new XElement("x", new XElement("Dt", found.Value))
            : period.Part(instant) is { } moment ? new XElement("x", new XElement("DtTm", moment.Value)) : null
        : null;

    private Currency? CurrencyOf()
    {
        var named = element.Text("Acct", "Ccy") is { Length: > 0 } code ? code : element.Parts("Bal").Select(balance => balance.Part("Amt")?.Attribute("Ccy")?.Value).FirstOrDefault()
            ?? element.Parts("Ntry").Select(entry => entry.Part("Amt")?.Attribute("Ccy")?.Value).FirstOrDefault() ?? options.Currency.Code;
        if (BankText.CurrencyOf(named) is { } currency)
        {
            return currency;
        }

        problems.Add(Camt.Line(element.Part("Acct", "Ccy") ?? element), $"{ProblemList.Shown(named)} is not a currency this product knows.", ExactAmount.Mend);
        return null;
    }

    private (Money Amount, DateOnly? Day, string Code)? Balance(Currency currency, params string[] codes)
    {
        foreach (var code in codes)
        {
            var found = element.Parts("Bal").Where(balance => CodeOf(balance) == code).ToList();
            if (found.Count == 0)
            {
                continue;
            }

            Camt.CheckOnce(found[0], ["Tp", "Amt", "CdtDbtInd", "Dt"], problems);
            var amount = Camt.Signed(found[0], currency, problems);
            foreach (var other in found.Skip(1).Where(other => Camt.Signed(other, currency, problems) != amount))
            {
                problems.Add(Camt.Line(other), $"A second balance {code} contradicts the one on line {Camt.Line(found[0])}.", ExactAmount.Mend);
            }

            return amount is { } money ? (money, Camt.Day(found[0].Part("Dt"), problems), code) : null;
        }

        CheckCodes();
        return null;
    }

    private void CheckCodes()
    {
        foreach (var balance in element.Parts("Bal").Where(balance => CodeOf(balance) is var code && (code.Length != 4 || !code.All(char.IsAsciiLetterUpper))
            && balance.Text("Tp", "CdOrPrtry", "Prtry").Length == 0))
        {
            problems.Add(Camt.Line(balance), $"{ProblemList.Shown(CodeOf(balance))} is not the code of a balance.", ExactAmount.Mend);
        }
    }

    private static string CodeOf(XElement balance) => balance.Text("Tp", "CdOrPrtry", "Cd");

    /// <summary>Counts and sums the bank may give are control totals: a file that contradicts its own is refused.</summary>
    private void CheckSummary(List<StatementLine> lines, int pending, Currency currency)
    {
        if (element.Part("TxsSummry") is not { } summary || problems.Any)
        {
            return;
        }

        var credits = lines.Where(line => !line.Amount.IsNegative).ToList();
        var debits = lines.Where(line => line.Amount.IsNegative).ToList();
        Check(summary.Part("TtlNtries"), lines.Count, lines.Sum(line => Math.Abs(line.Amount.Minor)));
        Check(summary.Part("TtlCdtNtries"), credits.Count, credits.Sum(line => line.Amount.Minor));
        Check(summary.Part("TtlDbtNtries"), debits.Count, debits.Sum(line => -line.Amount.Minor));

        void Check(XElement? total, int count, long sum)
        {
            // Entries left out because they are pending may be counted by the bank.
            if (total is null || pending > 0)
            {
                return;
            }

            if (total.Text("NbOfNtries") is { Length: > 0 } number && Camt.Count(number) != count)
            {
                problems.Add(Camt.Line(total), string.Create(CultureInfo.InvariantCulture, $"<{total.Name.LocalName}> counts {number} entries, but {count} are there."), ExactAmount.Mend);
            }

            if (total.Text("Sum") is { Length: > 0 } said && OfxAmount.Read(said, currency, out _)?.Minor != sum)
            {
                problems.Add(Camt.Line(total), $"<{total.Name.LocalName}> adds up to {said}, but the entries to {Money.FromMinor(sum, currency)}.", ExactAmount.Mend);
            }
        }
    }
}
