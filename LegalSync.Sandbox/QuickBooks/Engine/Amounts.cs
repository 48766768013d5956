using System.Text.Json.Nodes;

namespace LegalSync.Sandbox.QuickBooks.Engine;

/// <summary>Amounts as requests carry them: whole cents, fifteen digits at most.</summary>
internal static class Amounts
{
    private const decimal TooLarge = 10_000_000_000_000m;
    private const decimal MostUnits = 100_000_000_000m;

    /// <summary>The amount of a line.</summary>
    /// <exception cref="RefusedException">2020 when there is none.</exception>
    public static decimal Of(JsonObject line) => Cents(line.Number("Amount") ?? throw Refuse.Missing("Amount"), "Amount");

    /// <summary>Quantity times price at the precision sent, rounded to cents away from zero.</summary>
    public static decimal Product(decimal quantity, decimal price) =>
        Math.Abs(quantity) < MostUnits && Math.Abs(price) < MostUnits
            ? decimal.Round(quantity * price, 2, MidpointRounding.AwayFromZero)
            : throw Refuse.BadNumber("Qty", JsonReading.Plain(quantity));

    /// <summary>Refuses fractions of a cent and amounts of more than fifteen digits.</summary>
    public static decimal Cents(decimal amount, string element) =>
        decimal.Round(amount, 2) == amount && Math.Abs(amount) < TooLarge
            ? amount
            : throw Refuse.BadNumber(element, JsonReading.Plain(amount));
}
