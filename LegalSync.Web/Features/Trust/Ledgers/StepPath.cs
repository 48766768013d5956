using System.Globalization;
using System.Text;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Trust.Ledgers;

/// <summary>The balance of a ledger over a period as a line of steps.</summary>
/// <param name="Path">The path, in a box of <see cref="Width"/> by <see cref="Height"/>.</param>
/// <param name="ZeroAt">Where zero lies.</param>
/// <param name="IsBelow">True when it goes below zero.</param>
/// <param name="Says">The same in a sentence.</param>
public sealed record StepPath(string Path, int ZeroAt, bool IsBelow, string Says)
{
    /// <summary>Width of the box.</summary>
    public const int Width = 1000;

    /// <summary>Height of the box.</summary>
    public const int Height = 100;

    private const int Edge = 4;

    /// <summary>Draws a card's period.</summary>
    public static StepPath Of(LedgerSheet sheet)
    {
        var balances = sheet.Lines.Select(line => line.Balance.Minor).Prepend(sheet.Opening.Minor).ToList();
        var (low, high) = (Math.Min(0, balances.Min()), Math.Max(0, balances.Max()));
        var (span, days) = (Math.Max(1, high - low), Math.Max(1, sheet.Through.DayNumber - sheet.From.DayNumber));
        int Y(long minor) => Edge + (int)((high - minor) * (decimal)(Height - (2 * Edge)) / span);
        var path = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"M0 {Y(sheet.Opening.Minor)}"));
        foreach (var line in sheet.Lines)
        {
            path.Append(CultureInfo.InvariantCulture, $"H{(line.Effective.DayNumber - sheet.From.DayNumber) * Width / days}V{Y(line.Balance.Minor)}");
        }

        path.Append(CultureInfo.InvariantCulture, $"H{Width}");
        var lowest = sheet.Lines.Select(line => line.Balance).Append(sheet.Opening).Min();
        return new StepPath(path.ToString(), Y(0), low < 0, $"Balance from {AmountText.Of(sheet.Opening)} to {AmountText.Of(sheet.Closing)}, lowest {AmountText.Of(lowest)}");
    }
}
