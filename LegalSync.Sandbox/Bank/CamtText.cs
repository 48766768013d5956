using System.Globalization;
using System.Xml.Linq;

namespace LegalSync.Sandbox.Bank;

/// <summary>CAMT.053 in version 8: opening and closing booked balances, one entry a line.</summary>
internal static class CamtText
{
    private static readonly XNamespace _ns = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    /// <summary>The file.</summary>
    public static string Write(BankPage page)
    {
        var id = $"{page.Account.Number}-{StatementText.Day(page.To, "yyyyMMdd")}";
        var statement = new XElement(_ns + "Stmt",
            Text("Id", id),
            Text("CreDtTm", StatementText.Day(page.To, "yyyy-MM-dd") + "T23:59:00Z"),
            new XElement(_ns + "FrToDt", Text("FrDtTm", StatementText.Day(page.From, "yyyy-MM-dd") + "T00:00:00Z"), Text("ToDtTm", StatementText.Day(page.To, "yyyy-MM-dd") + "T23:59:59Z")),
            new XElement(_ns + "Acct", new XElement(_ns + "Id", new XElement(_ns + "Othr", Text("Id", page.Account.Number))), Text("Ccy", "USD"), Text("Nm", page.Account.Name)),
            Balance("OPBD", page.Opening, page.From),
            Balance("CLBD", page.Closing, page.To),
            page.Lines.Select(Entry));
        var root = new XElement(_ns + "Document", new XElement(_ns + "BkToCstmrStmt",
            new XElement(_ns + "GrpHdr", Text("MsgId", id), Text("CreDtTm", StatementText.Day(page.To, "yyyy-MM-dd") + "T23:59:00Z")), statement));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root;
    }

    private static XElement Balance(string code, decimal amount, DateOnly day) => new(_ns + "Bal",
        new XElement(_ns + "Tp", new XElement(_ns + "CdOrPrtry", Text("Cd", code))), Amount(amount), Sign(amount), new XElement(_ns + "Dt", Text("Dt", StatementText.Day(day, "yyyy-MM-dd"))));

    private static XElement Entry(BankLine line) => new(_ns + "Ntry",
        Text("NtryRef", line.BankId), Amount(line.Amount), Sign(line.Amount),
        new XElement(_ns + "Sts", Text("Cd", "BOOK")),
        new XElement(_ns + "BookgDt", Text("Dt", StatementText.Day(line.Day, "yyyy-MM-dd"))),
        new XElement(_ns + "ValDt", Text("Dt", StatementText.Day(line.Day, "yyyy-MM-dd"))),
        Text("AcctSvcrRef", line.BankId),
        new XElement(_ns + "BkTxCd", new XElement(_ns + "Prtry", Text("Cd", line.Kind.ToString()))),
        new XElement(_ns + "NtryDtls", new XElement(_ns + "TxDtls",
            new XElement(_ns + "Refs", line.ChequeNumber is { } number ? Text("ChqNb", number) : Text("AcctSvcrRef", line.BankId)),
            new XElement(_ns + "RmtInf", Text("Ustrd", line.Text)))));

    private static XElement Amount(decimal amount) => new(_ns + "Amt", new XAttribute("Ccy", "USD"), Math.Abs(amount).ToString("0.00", CultureInfo.InvariantCulture));

    private static XElement Sign(decimal amount) => Text("CdtDbtInd", amount < 0m ? "DBIT" : "CRDT");

    private static XElement Text(string name, string value) => new(_ns + name, value);
}
