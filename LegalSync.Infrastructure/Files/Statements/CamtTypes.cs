using System.Xml.Linq;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>What the codes of an entry say it is.</summary>
internal static class CamtTypes
{
    /// <summary>The kind of line: by the bank's own code, by the standard's, by its words.</summary>
    public static StatementLineType Of(XElement? code, string checkNumber, bool isReversal, string description)
    {
        var own = Own(code.Text("Prtry", "Cd").ToUpperInvariant());
        var standard = Standard(code.Text("Domn", "Fmly", "Cd"), code.Text("Domn", "Fmly", "SubFmlyCd"));
        return own != StatementLineType.Other ? own
            : isReversal ? StatementLineType.Reversal
            : standard != StatementLineType.Other ? standard
            : checkNumber.Length > 0 ? StatementLineType.Check
            : BankText.TypeOf(description);
    }

    private static StatementLineType Own(string code) => code switch
    {
        "DEP" => StatementLineType.Deposit,
        "WIRE" => StatementLineType.Wire,
        "CHECK" or "CHK" => StatementLineType.Check,
        "XFER" => StatementLineType.Transfer,
        "RET" => StatementLineType.Return,
        "FEE" => StatementLineType.Fee,
        "INT" => StatementLineType.Interest,
        "ACH" => StatementLineType.Electronic,
        _ => StatementLineType.Other,
    };

    private static StatementLineType Standard(string family, string part) => (family, part) switch
    {
        (_, "CHRG" or "COMM" or "FEES") => StatementLineType.Fee,
        (_, "INTR") => StatementLineType.Interest,
        (_, "UPCQ" or "UPCT" or "RRTN" or "RPCR" or "UPDD") => StatementLineType.Return,
        ("ICHQ" or "CCHQ", _) => StatementLineType.Check,
        ("RCHQ", _) => StatementLineType.Deposit,
        ("CNTR", "CWDL") => StatementLineType.Cash,
        ("CNTR", "CDPT") => StatementLineType.Deposit,
        ("RDDT" or "IDDT", _) => StatementLineType.Electronic,
        ("RCDT" or "ICDT", "XBCT" or "FEDW") => StatementLineType.Wire,
        ("RCDT" or "ICDT", "BOOK" or "ACOR") => StatementLineType.Transfer,
        ("RCDT" or "ICDT", _) => StatementLineType.Electronic,
        _ => StatementLineType.Other,
    };
}
