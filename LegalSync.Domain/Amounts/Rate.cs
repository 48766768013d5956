using System.Globalization;

namespace LegalSync.Domain.Amounts;

/// <summary>A price per hour or per unit, exact to a ten-thousandth of the currency's major unit.</summary>
public readonly record struct Rate
{
    private const long Scale = 10_000;
    private readonly Currency? _currency;

    private Rate(long scaled, Currency currency) => (Scaled, _currency) = (scaled, currency);

    /// <summary>Ten-thousandths of a major unit per hour or unit.</summary>
    public long Scaled { get; }

    /// <summary>The currency.</summary>
    public Currency Currency => _currency ?? throw new InvalidOperationException("default(Rate) has no currency.");

    /// <summary>A rate from its decimal face.</summary>
    /// <exception cref="ArgumentException">The rate is finer than four decimals.</exception>
    public static Rate Of(decimal amount, Currency currency) => decimal.Round(amount, 4) == amount
        ? new Rate((long)(amount * Scale), currency)
        : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{amount} is finer than four decimals."), nameof(amount));

    /// <summary>A rate as it is stored.</summary>
    public static Rate FromScaled(long scaled, Currency currency) => new(scaled, currency);

    /// <summary>The decimal face.</summary>
    public decimal ToDecimal() => (decimal)Scaled / Scale;

    /// <summary>The amount for a quantity, rounded half away from zero to the smallest coin: the one place that makes fractions of a cent.</summary>
    public Money Times(Quantity quantity)
    {
        var (numerator, denominator) = quantity.AsFraction;
        Int128 over = (Int128)Scaled * numerator * Currency.MinorPerMajor;
        Int128 under = (Int128)Scale * denominator;
        var whole = over / under;
        var rest = Int128.Abs(over - (whole * under));
        return Money.FromMinor((long)(rest * 2 >= under ? whole + Int128.Sign(over) : whole), Currency);
    }

    /// <inheritdoc />
    public override string ToString() =>
        _currency is null ? "(no rate)" : string.Create(CultureInfo.InvariantCulture, $"{ToDecimal():0.00##} {Currency.Code}");
}
