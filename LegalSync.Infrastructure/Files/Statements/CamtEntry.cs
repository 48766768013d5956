using System.Globalization;
using System.Xml.Linq;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads the entries of a camt.053. One entry is one line, as the bank booked it, also when it stands for a batch of payments.</summary>
internal sealed class CamtEntry(Currency currency, ProblemList problems, List<string> warnings)
{
    private static readonly string[] Known =
    [
        "NtryRef", "Amt", "CdtDbtInd", "RvslInd", "Sts", "BookgDt", "ValDt", "AcctSvcrRef", "Avlbty", "BkTxCd", "ComssnWvrInd", "AddtlInfInd", "AmtDtls",
        "Chrgs", "TechInptChanl", "Intrst", "CardTx", "NtryDtls", "AddtlNtryInf",
    ];

    private static readonly string[] References = ["EndToEndId", "TxId", "InstrId", "PmtInfId"];

    private static readonly string[] Many = ["Avlbty", "NtryDtls"];

    /// <summary>How many entries were left out because they are not booked yet.</summary>
    public int Pending { get; private set; }

    /// <summary>The line; null when the entry is not booked, or when something is wrong with it, which is then among the problems.</summary>
    public StatementLine? Read(XElement entry, int ordinal)
    {
        foreach (var stranger in entry.Elements().Where(part => !Known.Contains(part.Name.LocalName)))
        {
            problems.Add(Camt.Line(stranger), $"<{stranger.Name.LocalName}> stands in <Ntry>, where it does not belong.", ExactAmount.Mend);
        }

        Camt.CheckOnce(entry, [.. Known.Except(Many)], problems);
        if (!IsBooked(entry))
        {
            return null;
        }

        var amount = Camt.Signed(entry, currency, problems);
        var date = Date(entry);
        var reversal = Reversal(entry);
        if (amount is not { } money || date is not { } day || problems.Any)
        {
            return null;
        }

        var details = entry.Parts("NtryDtls").SelectMany(part => part.Parts("TxDtls")).ToList();
        CheckBatch(entry, details, money);
        var description = Description(entry, details);
        var number = details.Select(part => BankText.CheckNumber(part.Text("Refs", "ChqNb"))).FirstOrDefault(text => text.Length > 0) ?? "";
        return new StatementLine(day, money, description)
        {
            CheckNumber = number,
            Reference = Reference(details),
            BankId = entry.Text("AcctSvcrRef") is { Length: > 0 } own ? own : entry.Text("NtryRef"),
            Type = CamtTypes.Of(entry.Part("BkTxCd"), number, reversal, description),
            Place = Camt.Line(entry) > 1 ? Camt.Line(entry) : ordinal,
        };
    }

    /// <summary>The status stands in the element itself, from version 8 on in <c>Cd</c> below it.</summary>
    private bool IsBooked(XElement entry)
    {
        var status = entry.Part("Sts");
        var code = status.Text("Cd") is { Length: > 0 } inner ? inner : status.Text("Prtry") is { Length: > 0 } own ? own : status.Text();
        switch (code)
        {
            case "BOOK":
                return true;
            case "PDNG" or "INFO" or "FUTR":
                Pending++;
                warnings.Add($"The entry on line {Camt.Line(entry)} is not booked yet ({code}) and is left out.");
                return false;
            default:
                problems.Add(Camt.Line(status ?? entry), $"{ProblemList.Shown(code)} is not a status of an entry; it is one of BOOK, PDNG, INFO and FUTR.", ExactAmount.Mend);
                return false;
        }
    }

    private DateOnly? Date(XElement entry)
    {
        var before = problems.All.Count;
        if (Camt.Day(entry.Part("BookgDt"), problems) is { } day)
        {
            return day;
        }

        var value = problems.All.Count > before ? null : Camt.Day(entry.Part("ValDt"), problems);
        if (value is not null)
        {
            warnings.Add($"The entry on line {Camt.Line(entry)} has no booking date; its value date is taken.");
        }
        else if (problems.All.Count == before)
        {
            problems.Add(Camt.Line(entry), "An entry has no booking date.", ExactAmount.Mend);
        }

        return value;
    }

    /// <summary>The direction of a reversal is already that of the money: CdtDbtInd DBIT with RvslInd takes a credit back.</summary>
    private bool Reversal(XElement entry)
    {
        var text = entry.Text("RvslInd");
        if (text is not ("" or "true" or "false" or "1" or "0"))
        {
            problems.Add(Camt.Line(entry.Part("RvslInd")!), $"{ProblemList.Shown(text)} is neither true nor false.", ExactAmount.Mend);
        }

        return text is "true" or "1";
    }

    private void CheckBatch(XElement entry, List<XElement> details, Money money)
    {
        var batch = entry.Parts("NtryDtls").Select(part => part.Part("Btch")).FirstOrDefault(part => part is not null);
        if (details.Count > 1)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The entry on line {Camt.Line(entry)} is one booking of {details.Count} payments; it is one line."));
        }

        if (batch.Text("NbOfTxs") is { Length: > 0 } number && details.Count > 1 && Camt.Count(number) != details.Count)
        {
            warnings.Add($"The batch on line {Camt.Line(entry)} counts {number} payments and lists {details.Count}.");
        }

        var amounts = details.Select(part => part.Part("Amt") ?? part.Part("AmtDtls", "TxAmt", "Amt")).ToList();
        if (details.Count > 1 && amounts.TrueForAll(amount => amount?.Attribute("Ccy")?.Value == currency.Code))
        {
            var sum = amounts.Sum(amount => OfxAmount.Read(BankText.Tidy(amount!.Value), currency, out _)?.Minor ?? 0);
            if (sum != Math.Abs(money.Minor))
            {
                warnings.Add($"The payments of the batch on line {Camt.Line(entry)} add up to {Money.FromMinor(sum, currency)}, the booking is {money.Abs()}; the booking is taken.");
            }
        }
    }

    private static string Reference(List<XElement> details) => details.Count != 1 ? "" : References
        .Select(name => details[0].Text("Refs", name)).FirstOrDefault(text => text.Length > 0 && text != "NOTPROVIDED") ?? "";

    private static string Description(XElement entry, List<XElement> details)
    {
        const int DetailsShown = 10;
        var isCredit = entry.Text("CdtDbtInd") == "CRDT";
        var words = details.Take(DetailsShown).SelectMany(part => new[]
        {
            BankText.Join([.. part.Parts("RmtInf").SelectMany(info => info.Parts("Ustrd")).Select(text => text.Value)]),
            part.Text("RmtInf", "Strd", "CdtrRefInf", "Ref"),
            Party(part, isCredit ? "Dbtr" : "Cdtr"),
        });
        var text = BankText.Join(words);
        text = text.Length > 0 ? text : BankText.Join([.. details.Take(DetailsShown).Select(part => part.Text("AddtlTxInf"))]);
        return BankText.Join(text.Length > 0 ? [text] : [entry.Text("AddtlNtryInf")]) is { Length: > 0 } found ? found : entry.Text("BkTxCd", "Prtry", "Cd");
    }

    /// <summary>The other party's name, which later versions hold one level deeper.</summary>
    private static string Party(XElement details, string role) =>
        details.Text("RltdPties", role, "Nm") is { Length: > 0 } name ? name : details.Text("RltdPties", role, "Pty", "Nm");
}
