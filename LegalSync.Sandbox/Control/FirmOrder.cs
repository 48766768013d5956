using System.Globalization;
using LegalSync.Sandbox.Firm;

namespace LegalSync.Sandbox.Control;

/// <summary>Which firm is wanted, as words: on the command line (<c>--seed 7 --matters 300 --planted on --manual on --today 2026-03-31</c>) or in a reset's query.</summary>
/// <param name="Seed">Which firm.</param>
/// <param name="Today">The day the clock is set to, or null to leave the clock alone.</param>
/// <param name="Options">How large it is, and whether anything is planted in it.</param>
public sealed record FirmOrder(int Seed, DateOnly? Today, FirmOptions Options)
{
    /// <summary>Reads the words; a word that is not given keeps its usual value.</summary>
    /// <exception cref="ArgumentException">A word makes no sense; the message says which and what would.</exception>
    public static FirmOrder Read(Func<string, string?> word, int usualSeed)
    {
        var planted = word("planted");
        if (planted is not (null or "on" or "off"))
        {
            throw new ArgumentException("planted must be on or off.");
        }

        var kinds = word("kinds");
        if (kinds is not (null or "all" or "usual"))
        {
            throw new ArgumentException("kinds must be all or usual.");
        }

        var manual = word("manual");
        if (manual is not (null or "on" or "off"))
        {
            throw new ArgumentException("manual must be on or off.");
        }

        var options = new FirmOptions(Number(word, "matters", FirmOptions.UsualMatters), planted != "off", kinds == "all", manual == "on");
        return options.Problem is { } problem
            ? throw new ArgumentException(problem)
            : new FirmOrder(Number(word, "seed", usualSeed), Day(word, "today"), options);
    }

    private static int Number(Func<string, string?> word, string name, int usual) => word(name) switch
    {
        null => usual,
        { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new ArgumentException($"{name} must be a whole number."),
    };

    private static DateOnly? Day(Func<string, string?> word, string name) => word(name) switch
    {
        null => null,
        { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw new ArgumentException($"{name} must be a day as yyyy-MM-dd."),
    };
}
