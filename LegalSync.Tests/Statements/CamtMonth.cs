using System.Globalization;
using System.Text;

namespace LegalSync.Tests.Statements;

/// <summary>Writes a month as camt.053 of a version.</summary>
internal sealed class CamtMonth(int version) : IMonthWriter
{
    public string Name => $"camt.053 v{version}";

    public string Write(SampleMonth month)
    {
        var text = new StringBuilder();
        foreach (var line in month.Lines)
        {
            text.Append(Entry(line.Signed, $"<BookgDt><Dt>{line.Date:yyyy-MM-dd}</Dt></BookgDt>", line.Words, line.Check, line.Id, line.Kind)).Append('\n');
        }

        return File(month.Account, SampleMonth.Decimal(month.Opening), SampleMonth.Decimal(month.Closing), text.ToString());
    }

    /// <summary>A file around entries.</summary>
    public string File(string account, string opening, string closing, string entries, string extra = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version:D2}\"><BkToCstmrStmt>"
        + "<GrpHdr><MsgId>PINE202608</MsgId><CreDtTm>2026-09-01T06:00:00</CreDtTm></GrpHdr>\n" + Statement(account, opening, closing, entries, extra) + "</BkToCstmrStmt></Document>\n";

    /// <summary>One statement of a file.</summary>
    public static string Statement(string account, string opening, string closing, string entries, string extra = "") =>
        $"<Stmt><Id>PINE202608</Id><CreDtTm>2026-09-01T06:00:00</CreDtTm>{extra}<Acct><Id><Othr><Id>{account}</Id></Othr></Id><Ccy>USD</Ccy></Acct>\n"
        + Balance("OPBD", opening, "2026-07-31") + Balance("CLBD", closing, "2026-08-31") + entries + "</Stmt>";

    /// <summary>A balance.</summary>
    public static string Balance(string code, string amount, string day) =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">{amount.TrimStart('-')}</Amt><CdtDbtInd>{(amount.StartsWith('-') ? "DBIT" : "CRDT")}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n";

    /// <summary>An entry.</summary>
    public string Entry(string amount, string dates, string words, string check = "", string id = "X1", string kind = "", string status = "BOOK", string more = "", string? details = null)
    {
        var state = version >= 8 ? $"<Cd>{status}</Cd>" : status;
        var number = check.Length > 0 ? $"<ChqNb>{check}</ChqNb>" : "<EndToEndId>NOTPROVIDED</EndToEndId>";
        var escaped = words.Replace("&", "&amp;", StringComparison.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"<Ntry><NtryRef>{id}</NtryRef><Amt Ccy=\"USD\">{amount.TrimStart('-')}</Amt><CdtDbtInd>{(amount.StartsWith('-') ? "DBIT" : "CRDT")}</CdtDbtInd>{more}")
            + $"<Sts>{state}</Sts>{dates}<AcctSvcrRef>{id}</AcctSvcrRef><BkTxCd><Prtry><Cd>{kind}</Cd></Prtry></BkTxCd><NtryDtls>"
            + (details ?? $"<TxDtls><Refs>{number}</Refs><RmtInf><Ustrd>{escaped}</Ustrd></RmtInf></TxDtls>") + "</NtryDtls></Ntry>";
    }
}
