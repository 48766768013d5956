using System.Globalization;

namespace LegalSync.Domain.Amounts;

/// <summary>What a quantity counts.</summary>
public enum QuantityUnit
{
    /// <summary>Whole minutes of work.</summary>
    Minutes = 1,

    /// <summary>Pieces, in ten-thousandths: 2.5 copies are 25,000.</summary>
    Units = 2,
}

/// <summary>An exact count of minutes or of units. Never a floating-point number of hours: a third of an hour is 20 minutes, exactly.</summary>
public readonly record struct Quantity
{
    private const long PerUnit = 10_000;

    private Quantity(long scaled, QuantityUnit unit) => (Scaled, Unit) = (scaled, unit);

    /// <summary>Minutes, or ten-thousandths of a unit.</summary>
    public long Scaled { get; }

    /// <summary>What is counted.</summary>
    public QuantityUnit Unit { get; }

    /// <summary>The quantity a price multiplies: hours for minutes, units for units, as a ratio of whole numbers.</summary>
    internal (long Numerator, long Denominator) AsFraction => Unit switch
    {
        QuantityUnit.Minutes => (Scaled, 60),
        QuantityUnit.Units => (Scaled, PerUnit),
        _ => throw new InvalidOperationException("default(Quantity) counts nothing."),
    };

    /// <summary>Whole minutes.</summary>
    public static Quantity Minutes(long minutes) => new(minutes, QuantityUnit.Minutes);

    /// <summary>Units to four decimals.</summary>
    /// <exception cref="ArgumentException">The number is finer than four decimals.</exception>
    public static Quantity Units(decimal units) => decimal.Round(units, 4) == units
        ? new Quantity((long)(units * PerUnit), QuantityUnit.Units)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{units} is finer than four decimals."), nameof(units));

    /// <summary>A quantity as it is stored: its scaled number and its unit.</summary>
    public static Quantity FromScaled(long scaled, QuantityUnit unit) => new(scaled, unit);

    /// <summary>Hours or units as a decimal for the wire; exact only where the fraction ends (<see cref="IsExactDecimal"/>).</summary>
    public decimal ToDecimal() => (decimal)AsFraction.Numerator / AsFraction.Denominator;

    /// <summary>True when hours or units can be written with at most four decimals without losing anything.</summary>
    public bool IsExactDecimal => decimal.Round(ToDecimal(), 4) == ToDecimal();

    /// <inheritdoc />
    public override string ToString() => Unit switch
    {
        QuantityUnit.Minutes => string.Create(CultureInfo.InvariantCulture, $"{ToDecimal():0.##} h"),
        QuantityUnit.Units => string.Create(CultureInfo.InvariantCulture, $"{ToDecimal():0.####}"),
        _ => "(no quantity)",
    };
}
