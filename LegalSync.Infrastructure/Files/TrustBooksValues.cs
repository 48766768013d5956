using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.Files;

/// <summary>Takes single values from the JSON of a trust account's books, and keeps what is wrong with them.</summary>
internal sealed partial class TrustBooksValues(string file)
{
    private const int MostProblems = 20;
    private const long Largest = 10_000_000_000_000;

    private readonly List<TrustBooksProblem> _problems = [];
    private int _more;

    public Currency Currency { get; set; } = Currency.Usd;

    public IReadOnlyList<TrustBooksProblem> Problems => _more == 0
        ? _problems
        : [.. _problems, new TrustBooksProblem(file, "$", string.Create(CultureInfo.InvariantCulture, $"There are {_more} more problems."), "Mend these first.")];

    public void Add(string path, string what, string mend)
    {
        if (_problems.Count < MostProblems)
        {
            _problems.Add(new TrustBooksProblem(file, path, what, mend));
        }
        else
        {
            _more++;
        }
    }

    /// <summary>A member given twice has two meanings.</summary>
    public void Unique(JsonElement parent, string path)
    {
        foreach (var twice in parent.EnumerateObject().GroupBy(member => member.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            Add($"{path}.{twice.Key}", "It is given twice.", "Keep one of the two.");
        }
    }

    public string Text(JsonElement parent, string path, string name, bool isNeeded)
    {
        if (!parent.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (isNeeded)
            {
                Add($"{path}.{name}", "It is missing.", "Write it as text.");
            }

            return "";
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        if (text is null || (isNeeded && text.Length == 0))
        {
            Add($"{path}.{name}", text is null ? "It is not text." : "It is empty.", "Write it as text.");
        }

        return text ?? "";
    }

    public DateOnly Date(JsonElement parent, string path, string name)
    {
        var text = Text(parent, path, name, isNeeded: true);
        if (text.Length > 0 && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            Add($"{path}.{name}", $"\"{text}\" is not a day.", "Write it as 2026-03-31.");
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : default;
    }

    public Money Amount(JsonElement parent, string path, string name)
    {
        var text = Text(parent, path, name, isNeeded: true);
        if (Plain().IsMatch(text) && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && Math.Abs(amount) <= Largest && decimal.Round(amount, Currency.Decimals) == amount)
        {
            return Money.Of(amount, Currency);
        }

        if (text.Length > 0)
        {
            Add($"{path}.{name}", $"\"{text}\" is not an exact amount.", "Write digits with a point and cents, negative for money out: \"-1250.00\".");
        }

        return Money.Zero(Currency);
    }

    [GeneratedRegex(@"^-?[0-9]{1,14}(\.[0-9]{1,4})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
