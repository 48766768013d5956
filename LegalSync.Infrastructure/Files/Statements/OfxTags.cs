namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>The tags OFX knows, as far as bank and card statements go. A tag that is almost one of them is a damaged one.</summary>
internal static class OfxTags
{
    /// <summary>Elements that hold elements.</summary>
    private static readonly HashSet<string> Containers = Words(
        "OFX SIGNONMSGSRSV1 SONRS STATUS FI BANKMSGSRSV1 STMTTRNRS STMTRS BANKACCTFROM BANKACCTTO BANKTRANLIST BANKTRANLISTP STMTTRN STMTTRNP LEDGERBAL "
        + "AVAILBAL CREDITCARDMSGSRSV1 CCSTMTTRNRS CCSTMTRS CCACCTFROM CCACCTTO PAYEE CURRENCY ORIGCURRENCY BALLIST BAL SIGNUPMSGSRSV1 ACCTINFOTRNRS "
        + "ACCTINFORS ACCTINFO BANKACCTINFO CCACCTINFO IMAGEDATA CLOSINGAVAIL REWARDINFO OFXEXTENSION PROFMSGSRSV1 PROFTRNRS "
        + "INVSTMTMSGSRSV1 INVSTMTTRNRS INVSTMTRS INVACCTFROM INVTRANLIST SECLISTMSGSRSV1 SECLIST BANKMSGSETV1");

    /// <summary>Elements of a transaction that hold text.</summary>
    private static readonly HashSet<string> TransactionLeaves = Words(
        "TRNTYPE DTPOSTED DTUSER DTAVAIL TRNAMT FITID CORRECTFITID CORRECTACTION SRVRTID CHECKNUM REFNUM SIC PAYEEID NAME EXTDNAME MEMO INV401KSOURCE "
        + "VALUEDATE TRANSACTIONSPLIT CATEGORY ACCTBAL RUNNINGBAL");

    private static readonly HashSet<string> OtherLeaves = Words(
        "CODE SEVERITY MESSAGE DTSERVER USERKEY TSKEYEXPIRE LANGUAGE DTPROFUP DTACCTUP SESSCOOKIE ACCESSKEY ORG FID TRNUID CLTCOOKIE CURDEF BANKID BRANCHID "
        + "ACCTID ACCTTYPE ACCTKEY DTSTART DTEND BALAMT DTASOF MKTGINFO CURRATE CURSYM ADDR1 ADDR2 ADDR3 CITY STATE POSTALCODE COUNTRY PHONE DESC BALTYPE "
        + "VALUE SUPTXDL XFERSRC XFERDEST SVCSTATUS BROKERID IMAGETYPE IMAGEREF IMAGEREFTYPE IMAGEDELAY DTIMAGEAVAIL IMAGETTL CHECKSUP CASHADVBALAMT "
        + "INTRATE INTYTD DTEXPIRE MSGBODY LEDGERBALANCE");

    private static readonly string[] All = [.. Containers, .. TransactionLeaves, .. OtherLeaves];

    /// <summary>True for an element that holds elements.</summary>
    public static bool IsContainer(string name) => Containers.Contains(name);

    /// <summary>True for an element that holds text.</summary>
    public static bool IsLeaf(string name) => TransactionLeaves.Contains(name) || OtherLeaves.Contains(name);

    /// <summary>True for a text element that stands in a transaction and nowhere else that is read.</summary>
    public static bool IsOfTransaction(string name) => TransactionLeaves.Contains(name);

    /// <summary>The tag that an unknown one was before it was damaged; null when it is a bank's own.</summary>
    public static string? Meant(string name) =>
        name.Contains('.', StringComparison.Ordinal) ? null : Array.Find(All, known => Distance(name, known) <= (known.Length < 5 ? 1 : 2));

    private static HashSet<string> Words(string words) => words.Split(' ').ToHashSet(StringComparer.Ordinal);

    /// <summary>How many letters must be put in, taken out or changed; three stands for any more.</summary>
    private static int Distance(string one, string other)
    {
        const int Many = 3;
        if (Math.Abs(one.Length - other.Length) >= Many)
        {
            return Many;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = corner + (one[i - 1] == other[j - 1] ? 0 : 1);
                corner = row[j];
                row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return Math.Min(row[^1], Many);
    }
}
