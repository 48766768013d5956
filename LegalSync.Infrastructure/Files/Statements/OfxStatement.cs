using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads one statement of an OFX file.</summary>
internal sealed class OfxStatement(OfxNode node, StatementFormat format, StatementReadOptions options, ProblemList problems)
{
    private static readonly string[] Once = ["CURDEF", "BANKACCTFROM", "CCACCTFROM", "BANKTRANLIST", "LEDGERBAL", "AVAILBAL"];

    private readonly List<string> _warnings = [];

    /// <summary>The statement; null when it is damaged, which is then among the problems.</summary>
    public BankStatement? Read()
    {
        CheckParts(node, Once, name => !OfxTags.IsOfTransaction(name) && name is not ("STMTTRN" or "DTSTART" or "DTEND" or "BALAMT" or "DTASOF" or "ACCTID"));
        var account = (node.Child("BANKACCTFROM") ?? node.Child("CCACCTFROM"))?.TextOf("ACCTID") ?? "";
        if (account.Length == 0)
        {
            problems.Add(node.Line, "The statement does not say of which account it is.", ExactAmount.Mend);
        }

        if (CurrencyOf() is not { } currency)
        {
            return null;
        }

        var list = node.Child("BANKTRANLIST");
        var lines = list is null ? [] : Lines(list, currency);
        var (from, to) = list is null ? (null, null) : (Bound(list, "DTSTART"), Bound(list, "DTEND"));
        var ledger = Ledger(currency);
        if (problems.Any)
        {
            return null;
        }

        if (list is null)
        {
            _warnings.Add("The file holds no list of transactions, only balances.");
        }

        return Balanced(new BankStatement(format, account, currency, BankText.OldestFirst(lines)) { From = from, To = to }, ledger);
    }

    private BankStatement Balanced(BankStatement statement, (Money Amount, DateOnly? AsOf)? ledger)
    {
        WarnOfPeriod(statement);
        if (node.Children.Exists(child => child.Name == "BANKTRANLISTP" && child.Children.Exists(part => part.Name == "STMTTRNP")))
        {
            _warnings.Add("Pending transactions are left out; they come again once the bank has booked them.");
        }

        if (ledger is not { } balance)
        {
            return statement with { Warnings = [.. _warnings, "The file gives no ledger balance, so its lines cannot be proven."] };
        }

        if (statement.To is { } to && balance.AsOf == to)
        {
            _warnings.Add(BankStatement.OpeningIsDerived);
            return statement with
            {
                Closing = balance.Amount,
                Opening = balance.Amount - BankText.Sum(statement.Lines, statement.Currency),
                IsOpeningDerived = true,
                Warnings = _warnings,
            };
        }

        var asOf = balance.AsOf is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "an unknown day";
        _warnings.Add($"The ledger balance of {balance.Amount} is as of {asOf}, not of the statement's end, so it is not taken as the closing balance.");
        return statement with { Warnings = _warnings };
    }

    private void WarnOfPeriod(BankStatement statement)
    {
        var outside = statement.Lines.Where(line => line.Date < statement.From || line.Date > statement.To).ToList();
        if (outside.Count > 0)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture,
                $"{outside.Count} of the lines lie outside the period the file names, the first on line {outside[0].Place} ({outside[0].Date:yyyy-MM-dd})."));
        }
    }

    private Currency? CurrencyOf()
    {
        var code = node.TextOf("CURDEF").ToUpperInvariant();
        if (code.Length == 0)
        {
            var named = node.Descendants("CURRENCY").Select(part => part.TextOf("CURSYM").ToUpperInvariant()).Distinct().ToList();
            code = named.Count == 1 ? named[0] : options.Currency.Code;
            _warnings.Add($"The file names no currency for the account; {code} is taken.");
        }

        var currency = BankText.CurrencyOf(code);
        if (currency is null)
        {
            problems.Add(node.Child("CURDEF")?.Line ?? node.Line, $"{ProblemList.Shown(code)} is not a currency this product knows.", ExactAmount.Mend);
        }

        foreach (var other in node.Descendants("CURRENCY").Where(part => part.TextOf("CURSYM") is { Length: > 0 } sign && !sign.Equals(code, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(other.Line, $"A transaction is in {other.TextOf("CURSYM")}, the account in {code}.", "Ask the bank for a statement in the account's currency.");
        }

        return currency;
    }

    private List<StatementLine> Lines(OfxNode list, Currency currency)
    {
        CheckParts(list, ["DTSTART", "DTEND"], name => name is "STMTTRN" or "DTSTART" or "DTEND" || name.Contains('.', StringComparison.Ordinal));
        var reader = new OfxTransaction(currency, problems, _warnings);
        var lines = new List<StatementLine>();
        foreach (var child in list.Children.Where(child => child.Name == "STMTTRN"))
        {
            if (problems.IsFull)
            {
                break;
            }

            if (reader.Read(child) is { } line)
            {
                lines.Add(line);
            }
        }

        BankIds.WarnOfMissing(lines, _warnings);
        BankIds.WarnOfRepeats(lines, _warnings);
        reader.WarnOfAmounts();
        return lines;
    }

    private DateOnly? Bound(OfxNode list, string name)
    {
        if (list.Child(name) is not { Text.Length: > 0 } bound)
        {
            return null;
        }

        if (OfxDate.Read(bound.Text!) is { } day)
        {
            return day;
        }

        problems.Add(bound.Line, $"<{name}>{bound.Text} is not a day.", ExactAmount.Mend);
        return null;
    }

    private (Money Amount, DateOnly? AsOf)? Ledger(Currency currency)
    {
        if (node.Child("LEDGERBAL") is not { } balance)
        {
            return null;
        }

        CheckParts(balance, ["BALAMT", "DTASOF"], name => name is "BALAMT" or "DTASOF" or "CURRENCY");
        if (balance.TextOf("BALAMT").Length == 0)
        {
            _warnings.Add("The ledger balance is empty.");
            return null;
        }

        var amount = OfxAmount.Read(balance.TextOf("BALAMT"), currency, out var why);
        var asOf = OfxDate.Read(balance.TextOf("DTASOF"));
        if (amount is null || (asOf is null && balance.TextOf("DTASOF").Length > 0))
        {
            problems.Add(balance.Line, amount is null ? $"The ledger balance {ProblemList.Shown(balance.TextOf("BALAMT"))} {why}."
                : $"The ledger balance is as of {ProblemList.Shown(balance.TextOf("DTASOF"))}, which is not a day.", ExactAmount.Mend);
            return null;
        }

        return (amount.Value, asOf);
    }

    /// <summary>Elements that stand where OFX has none, and those that may be there but once.</summary>
    private void CheckParts(OfxNode parent, string[] once, Func<string, bool> mayHold)
    {
        foreach (var child in parent.Children.Where(child => !mayHold(child.Name)))
        {
            problems.Add(child.Line, $"<{child.Name}> stands in <{parent.Name}>, where it does not belong.", ExactAmount.Mend);
        }

        foreach (var again in once.SelectMany(name => parent.Children.Where(child => child.Name == name).Skip(1)))
        {
            problems.Add(again.Line, $"<{again.Name}> stands twice in <{parent.Name}>.", ExactAmount.Mend);
        }
    }
}
