using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Statements;

namespace LegalSync.Infrastructure.Files.Statements;

/// <summary>Reads MT940. A statement may come as several messages, pages, whose intermediate balances must meet.</summary>
internal sealed partial class Mt940Reader(ProblemList problems)
{
    private sealed record Balance(bool IsFinal, Money Amount, DateOnly Day, int Line);

    private sealed record Page(string Account, string Number, Balance Opening, Balance Closing, List<StatementLine> Lines, int Line);

    private List<Mt940Field> _fields = [];
    private int _at;

    private Mt940Field? Current => _at < _fields.Count ? _fields[_at] : null;

    /// <summary>The statements of a text.</summary>
    public StatementReading Read(string text)
    {
        _fields = Mt940Fields.Cut(text, problems);
        if (_fields.Find(field => field.Tag is "34F" or "13D" or "13" or "90D" or "90C") is { } intraday || text.Contains("{2:O942", StringComparison.Ordinal))
        {
            problems.Add(_fields.Find(field => field.Tag is "34F" or "13D" or "13" or "90D" or "90C")?.Line ?? 1,
                "This is a report of the running day (MT942), whose lines may still change.", "Download the end-of-day statement, MT940.");
            return StatementReading.Refused(problems.All);
        }

        var pages = new List<Page>();
        while (Current is not null && !problems.Any)
        {
            if (Message() is { } page)
            {
                pages.Add(page);
            }
        }

        var statements = problems.Any ? [] : Joined(pages);
        return problems.Any ? StatementReading.Refused(problems.All) : new StatementReading(statements, []);
    }

    private Page? Message()
    {
        var start = Take("20");
        _ = Current?.Tag == "21" ? Take("21") : null;
        var account = Current?.Tag == "25P" ? Take("25P") : Take("25");
        var number = Current?.Tag == "28" ? Take("28") : Take("28C");
        var opening = BalanceOf(Current?.Tag == "60M" ? Take("60M") : Take("60F"));
        if (opening is null || account is null || number is null)
        {
            return null;
        }

        if (!Number().IsMatch(number.First) || account.First.Length == 0)
        {
            problems.Add(number.Line, $"{ProblemList.Shown(account.First)} and {ProblemList.Shown(number.First)} are not an account and the number of a statement.", ExactAmount.Mend);
        }

        var lines = Lines(opening.Amount.Currency);
        var closing = problems.Any ? null : BalanceOf(Current?.Tag == "62M" ? Take("62M") : Take("62F"));
        while (Current is { Tag: "64" or "65" } available)
        {
            _at++;
            BalanceOf(available);
        }

        _ = Current?.Tag == "86" ? Take("86") : null;
        if (!problems.Any && Current is { Tag: not ("" or "20") } stray)
        {
            problems.Add(stray.Line, $"Field :{stray.Tag}: stands where a message ends.", ExactAmount.Mend);
        }

        while (Current is { Tag: "" })
        {
            _at++;
        }

        return closing is null ? null : new Page(Account(account.First), number.First, opening, closing, lines, start!.Line);
    }

    private List<StatementLine> Lines(Currency currency)
    {
        var lines = new List<StatementLine>();
        while (Current is { Tag: "61" } field && !problems.IsFull)
        {
            _at++;
            var words = Current?.Tag == "86" ? Take("86") : null;
            if (Mt940Line.Read(field, words, currency, problems) is { } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private Balance? BalanceOf(Mt940Field? field)
    {
        if (field is null)
        {
            return null;
        }

        if (BalanceForm().Match(field.First) is { Success: true } match && field.Lines.Count == 1 && BankText.CurrencyOf(match.Groups[3].Value) is { } currency
            && BankText.Day(match.Groups[2].Value) is { } day)
        {
            return Mt940Line.Amount(match.Groups[4].Value, currency, field.Line, problems) is { } amount
                ? new Balance(!field.Tag.EndsWith('M'), match.Groups[1].Value == "C" ? amount : -amount, day, field.Line)
                : null;
        }

        problems.Add(field.Line, $"{ProblemList.Shown(field.First)} is not a balance: C or D, a day, a currency this product knows, and an amount with a comma.", ExactAmount.Mend);
        return null;
    }

    /// <summary>Joins pages: each but the last ends with :62M:, each but the first begins with :60M: and the same balance.</summary>
    private List<BankStatement> Joined(List<Page> pages)
    {
        var statements = new List<BankStatement>();
        var open = new List<Page>();
        foreach (var page in pages)
        {
            var before = open.LastOrDefault();
            if (page.Opening.IsFinal != before is null)
            {
                problems.Add(page.Opening.Line, before is null ? "A page begins with :60M:, but the page before it is missing." : "A new statement begins before the last one has its closing balance :62F:.",
                    "Download the statement again with all its pages.");
                return [];
            }

            if (before is not null && (before.Closing.Amount != page.Opening.Amount || before.Account != page.Account))
            {
                problems.Add(page.Opening.Line, $"The page begins with {page.Opening.Amount}, but the one before it ends with {before.Closing.Amount}; a page is missing.", "Download the statement again with all its pages.");
                return [];
            }

            if (page.Closing.Amount.Currency != page.Opening.Amount.Currency)
            {
                problems.Add(page.Closing.Line, "The closing balance is in another currency than the opening balance.", ExactAmount.Mend);
                return [];
            }

            open.Add(page);
            if (page.Closing.IsFinal)
            {
                statements.Add(Statement(open));
                open.Clear();
            }
        }

        if (open.Count > 0 || statements.Count == 0)
        {
            problems.Add(open.LastOrDefault()?.Closing.Line ?? 1, "The file ends before the closing balance :62F:.", "Download the statement again with all its pages.");
        }

        return statements;
    }

    private static BankStatement Statement(List<Page> pages)
    {
        var (first, last) = (pages[0], pages[^1]);
        var lines = BankText.OldestFirst([.. pages.SelectMany(page => page.Lines)]);
        var day = first.Opening.Day;
        var from = lines.Any(line => line.Date <= day) ? day : day.AddDays(1);
        return new BankStatement(StatementFormat.Mt940, first.Account, first.Opening.Amount.Currency, lines)
        {
            Opening = first.Opening.Amount,
            Closing = last.Closing.Amount,
            From = from > last.Closing.Day ? last.Closing.Day : from,
            To = last.Closing.Day,
        };
    }

    /// <summary>The bank's number stands before a stroke.</summary>
    private static string Account(string text) => text[(text.LastIndexOf('/') + 1)..].Trim();

    private Mt940Field? Take(string tag)
    {
        if (problems.Any)
        {
            return null;
        }

        if (Current is { } field && field.Tag == tag)
        {
            _at++;
            return field;
        }

        problems.Add(Current?.Line ?? _fields.LastOrDefault()?.Line ?? 1, Current is { Tag.Length: > 0 } other ? $"Field :{other.Tag}: stands where :{tag}: must stand."
            : $"The message ends where field :{tag}: must stand; it was cut off.", ExactAmount.Mend);
        return null;
    }

    [GeneratedRegex(@"^([CD])([0-9]{6})([A-Z]{3})([0-9]{1,14},[0-9]{0,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex BalanceForm();

    [GeneratedRegex(@"^[0-9]{1,5}(/[0-9]{1,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
