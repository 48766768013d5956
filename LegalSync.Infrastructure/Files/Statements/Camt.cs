using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Small steps in a camt document, by local names: the namespace was checked once.</summary>
internal static partial class Camt
{
    /// <summary>The line an element begins on.</summary>
    public static int Line(XElement element) => ((IXmlLineInfo)element).LineNumber;

    /// <summary>The elements of a name below another.</summary>
    public static IEnumerable<XElement> Parts(this XElement? element, string name) =>
        element?.Elements().Where(part => part.Name.LocalName == name) ?? [];

    /// <summary>The first element at the end of a path; null when there is none.</summary>
    public static XElement? Part(this XElement? element, params string[] path)
    {
        foreach (var name in path)
        {
            element = element.Parts(name).FirstOrDefault();
        }

        return element;
    }

    /// <summary>Its text, white space tidied; empty when there is none.</summary>
    public static string Text(this XElement? element, params string[] path) => BankText.Tidy(element.Part(path)?.Value ?? "");

    /// <summary>The first element deeper than a bound, found without recursion; null when there is none.</summary>
    public static XElement? TooDeep(XElement root, int deepest)
    {
        var open = new Stack<(XElement Element, int Depth)>([(root, 1)]);
        while (open.TryPop(out var next))
        {
            if (next.Depth > deepest)
            {
                return next.Element;
            }

            foreach (var child in next.Element.Elements())
            {
                open.Push((child, next.Depth + 1));
            }
        }

        return null;
    }

    /// <summary>A day from <c>Dt</c> or from the first half of <c>DtTm</c>, as written; null when there is none or it is damaged, which is then a problem.</summary>
    public static DateOnly? Day(XElement? holder, ProblemList problems)
    {
        if ((holder.Part("Dt") ?? holder.Part("DtTm")) is not { } element)
        {
            return null;
        }

        var text = BankText.Tidy(element.Value);
        if ((element.Name.LocalName == "Dt" ? OnlyDay() : WithTime()).Match(text) is { Success: true } match
            && BankText.Day(string.Concat(match.Groups.Values.Skip(1).Take(3).Select(part => part.Value))) is { } day)
        {
            return day;
        }

        problems.Add(Line(element), $"{ProblemList.Shown(text)} is not a day of the calendar.", ExactAmount.Mend);
        return null;
    }

    /// <summary>An amount and its sign from <c>Amt</c> and <c>CdtDbtInd</c>; null when something is wrong, which is then a problem.</summary>
    public static Money? Signed(XElement holder, Currency currency, ProblemList problems)
    {
        if (Amount(holder, currency, problems) is not { } amount)
        {
            return null;
        }

        var direction = holder.Text("CdtDbtInd");
        if (direction is "CRDT" or "DBIT")
        {
            return direction == "CRDT" ? amount : -amount;
        }

        problems.Add(Line(holder.Part("CdtDbtInd") ?? holder), $"{ProblemList.Shown(direction)} is neither CRDT nor DBIT, so nobody knows whether the money came or went.", ExactAmount.Mend);
        return null;
    }

    /// <summary>The amount without a sign.</summary>
    private static Money? Amount(XElement holder, Currency currency, ProblemList problems)
    {
        var element = holder.Part("Amt");
        var text = element is null ? "" : BankText.Tidy(element.Value);
        var code = element?.Attribute("Ccy")?.Value ?? "";
        var why = "is not an amount";
        if (Decimal().Match(text) is { Success: true } match && ExactAmount.Minor(match.Groups[1].Value, match.Groups[2].Value, currency, out why) is { } minor)
        {
            if (code == currency.Code)
            {
                return Money.FromMinor(minor, currency);
            }

            why = code.Length == 0 ? "names no currency" : $"is in {code}, the account in {currency.Code}";
        }

        problems.Add(Line(element ?? holder), $"The amount {ProblemList.Shown(text)} {why}.", ExactAmount.Mend);
        return null;
    }

    /// <summary>Elements that the standard has once and that stand several times.</summary>
    public static void CheckOnce(XElement element, string[] names, ProblemList problems)
    {
        foreach (var again in names.SelectMany(name => element.Parts(name).Skip(1)))
        {
            problems.Add(Line(again), $"<{again.Name.LocalName}> stands twice in one <{element.Name.LocalName}>.", ExactAmount.Mend);
        }
    }

    /// <summary>A whole number; null when the text is none.</summary>
    public static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^([0-9]*)(?:\.([0-9]{0,18}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Decimal();

    [GeneratedRegex(@"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyDay();

    [GeneratedRegex(@"^([0-9]{4})-([0-9]{2})-([0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex WithTime();
}
