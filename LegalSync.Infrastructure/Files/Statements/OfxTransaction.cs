using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads one transaction of an OFX statement.</summary>
internal sealed class OfxTransaction(Currency currency, ProblemList problems, List<string> warnings)
{
    private const int NameLength = 32;

    private static readonly Dictionary<string, (StatementLineType Type, int Sign)> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CREDIT"] = (StatementLineType.Other, 1), ["DEBIT"] = (StatementLineType.Other, -1), ["INT"] = (StatementLineType.Interest, 0),
        ["DIV"] = (StatementLineType.Interest, 0), ["FEE"] = (StatementLineType.Fee, -1), ["SRVCHG"] = (StatementLineType.Fee, -1),
        ["DEP"] = (StatementLineType.Deposit, 1), ["ATM"] = (StatementLineType.Cash, 0), ["POS"] = (StatementLineType.Electronic, 0),
        ["XFER"] = (StatementLineType.Transfer, 0), ["CHECK"] = (StatementLineType.Check, -1), ["PAYMENT"] = (StatementLineType.Electronic, 0),
        ["CASH"] = (StatementLineType.Cash, 0), ["DIRECTDEP"] = (StatementLineType.Electronic, 1), ["DIRECTDEBIT"] = (StatementLineType.Electronic, -1),
        ["REPEATPMT"] = (StatementLineType.Electronic, 0), ["HOLD"] = (StatementLineType.Other, 0), ["OTHER"] = (StatementLineType.Other, 0),
    };

    private readonly List<(int Line, string Text)> _amounts = [];

    /// <summary>The line; null when something is wrong with it, which is then among the problems.</summary>
    public StatementLine? Read(OfxNode node)
    {
        CheckParts(node);
        var type = TypeOf(node);
        var date = DateOf(node);
        var amount = AmountOf(node);
        if (type is not { } kind || date is not { } day || amount is not { } money)
        {
            return null;
        }

        if (kind.Sign * money.Minor < 0)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"The line of the file {node.Line} is called {node.TextOf("TRNTYPE")} and yet is {money}; the sign is taken as written."));
        }

        var description = Description(node);
        var number = BankText.CheckNumber(node.TextOf("CHECKNUM"));
        number = number.Length == 0 && kind.Type == StatementLineType.Check ? BankText.CheckNumberIn(description) : number;
        return new StatementLine(day, money, description)
        {
            CheckNumber = number,
            Reference = Reference(node),
            BankId = node.TextOf("FITID"),
            Type = kind.Type == StatementLineType.Other ? BankText.TypeOf(description) : kind.Type,
            Place = node.Line,
        };
    }

    /// <summary>Adds a warning when amounts are written in two ways: a bank that writes 12.00 does not write 12.</summary>
    public void WarnOfAmounts()
    {
        if (_amounts.Exists(amount => amount.Text.EndsWith('0') && OfxAmount.Decimals(amount.Text) == 2)
            && _amounts.Find(amount => OfxAmount.Decimals(amount.Text) < 2) is { Text: not null } odd)
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"The amount {odd.Text} on line {odd.Line} is written without its cents and others with them; compare it with the bank's page."));
        }
    }

    private void CheckParts(OfxNode node)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in node.Children)
        {
            if (!seen.Add(child.Name))
            {
                problems.Add(child.Line, $"<{child.Name}> stands twice in one transaction.", ExactAmount.Mend);
            }
            else if (child.Name is "STMTTRN" or "BANKTRANLIST" or "LEDGERBAL" or "AVAILBAL" or "DTSTART" or "DTEND" or "CURDEF" or "BALAMT" or "DTASOF" or "ACCTID" or "BANKID")
            {
                problems.Add(child.Line, $"<{child.Name}> stands in a transaction, where it does not belong.", ExactAmount.Mend);
            }
        }

        if (node.Child("CORRECTFITID") is { Text.Length: > 0 } correction)
        {
            warnings.Add($"The line of the file {node.Line} corrects the bank's own {correction.Text}; make sure that both are meant.");
        }
    }

    private (StatementLineType Type, int Sign)? TypeOf(OfxNode node)
    {
        if (Types.TryGetValue(node.TextOf("TRNTYPE"), out var type))
        {
            return type;
        }

        problems.Add(node.Child("TRNTYPE")?.Line ?? node.Line, node.TextOf("TRNTYPE") is { Length: > 0 } word
            ? $"{ProblemList.Shown(word)} is not a type of transaction that OFX has." : "A transaction says nothing of its type (TRNTYPE).", ExactAmount.Mend);
        return null;
    }

    private DateOnly? DateOf(OfxNode node)
    {
        var day = OfxDate.Read(node.TextOf("DTPOSTED"));
        if (day is null)
        {
            problems.Add(node.Child("DTPOSTED")?.Line ?? node.Line, node.TextOf("DTPOSTED") is { Length: > 0 } text
                ? $"{ProblemList.Shown(text)} is not a day of the calendar." : "A transaction has no day on which it was posted (DTPOSTED).", ExactAmount.Mend);
        }

        return day;
    }

    private Money? AmountOf(OfxNode node)
    {
        var text = node.TextOf("TRNAMT");
        var amount = OfxAmount.Read(text, currency, out var why);
        if (amount is null)
        {
            problems.Add(node.Child("TRNAMT")?.Line ?? node.Line,
                text.Length > 0 ? $"The amount {ProblemList.Shown(text)} {why}." : "A transaction has no amount (TRNAMT).", ExactAmount.Mend);
        }
        else
        {
            _amounts.Add((node.Line, text));
        }

        return amount;
    }

    private static string Reference(OfxNode node)
    {
        var check = node.TextOf("CHECKNUM");
        return node.TextOf("REFNUM") is { Length: > 0 } reference ? reference
            : check.Length > 0 && !check.All(char.IsAsciiDigit) ? check : "";
    }

    /// <summary>NAME holds 32 letters at most; where the words go on in MEMO or EXTDNAME, the longer of the two is the bank's words.</summary>
    private static string Description(OfxNode node)
    {
        var name = node.TextOf("NAME") is { Length: > 0 } own ? own : node.Child("PAYEE")?.TextOf("NAME") ?? "";
        var extended = node.TextOf("EXTDNAME");
        name = extended.Length > 0 && (name.Length >= NameLength || extended.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ? extended : name;
        return BankText.Join(name, node.TextOf("MEMO"));
    }
}
