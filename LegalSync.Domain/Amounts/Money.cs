using System.Globalization;

namespace LegalSync.Domain.Amounts;

/// <summary>An exact amount in one currency, counted in whole minor units (cents).</summary>
/// <remarks>
/// <c>default(Money)</c> has no currency and refuses every operation. There is no operator with a bare number, and overflow throws,
/// so a sum is either right or it is not there.
/// </remarks>
public readonly record struct Money : IComparable<Money>
{
    private readonly Currency? _currency;

    private Money(long minor, Currency currency) => (Minor, _currency) = (minor, currency);

    /// <summary>The amount in minor units; may be negative.</summary>
    public long Minor { get; }

    /// <summary>The currency.</summary>
    /// <exception cref="InvalidOperationException">This is <c>default(Money)</c>.</exception>
    public Currency Currency => _currency ?? throw new InvalidOperationException("default(Money) has no currency.");

    /// <summary>The decimal face of the amount, for the wire and for people.</summary>
    public decimal Amount => (decimal)Minor / Currency.MinorPerMajor;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Minor < 0;

    /// <summary>True at zero.</summary>
    public bool IsZero => Minor == 0;

    /// <summary>An amount from minor units.</summary>
    public static Money FromMinor(long minor, Currency currency) => new(minor, currency);

    /// <summary>US dollars from a decimal face; the amount must not be finer than a cent.</summary>
    public static Money Usd(decimal amount) => Of(amount, Currency.Usd);

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>An amount from its decimal face.</summary>
    /// <exception cref="ArgumentException">The amount is finer than the currency's smallest coin.</exception>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money Of(decimal amount, Currency currency) =>
        decimal.Round(amount, currency.Decimals) == amount
            ? new Money((long)(amount * currency.MinorPerMajor), currency)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{amount} is finer than {currency.Decimals} decimals; round it on purpose with {nameof(Rounded)}."), nameof(amount));

    /// <summary>An amount rounded on purpose to the smallest coin.</summary>
    public static Money Rounded(decimal amount, Currency currency, MidpointRounding rounding) =>
        new((long)decimal.Round(amount * currency.MinorPerMajor, 0, rounding), currency);

    public static Money operator +(Money left, Money right) => new(left.Minor + left.Matching(right), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Minor - left.Matching(right), left.Currency);

    public static Money operator -(Money value) => new(-value.Minor, value.Currency);

    public static bool operator <(Money left, Money right) => left.Minor < left.Matching(right);

    public static bool operator >(Money left, Money right) => left.Minor > left.Matching(right);

    public static bool operator <=(Money left, Money right) => left.Minor <= left.Matching(right);

    public static bool operator >=(Money left, Money right) => left.Minor >= left.Matching(right);

    /// <summary>The same amount without its sign.</summary>
    public Money Abs() => new(Math.Abs(Minor), Currency);

    /// <inheritdoc />
    public int CompareTo(Money other) => Minor.CompareTo(Matching(other));

    /// <summary>Splits by weight so that the shares always add up to the whole, and none is more than a cent away from its exact part.</summary>
    /// <param name="weights">One weight a share; none negative, and not all zero.</param>
    public IReadOnlyList<Money> Allocate(params long[] weights)
    {
        ArgumentOutOfRangeException.ThrowIfZero(weights.Length, nameof(weights));
        if (weights.Any(weight => weight < 0) || weights.All(weight => weight == 0))
        {
            throw new ArgumentException("Weights are zero or more, and at least one is more.", nameof(weights));
        }

        var shares = new Money[weights.Length];
        var whole = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var (weighed, given) = ((Int128)0, (Int128)0);
        for (var i = 0; i < weights.Length; i++)
        {
            weighed += weights[i];
            var due = Nearest(Minor * weighed, whole);
            shares[i] = new Money((long)(due - given), Currency);
            given = due;
        }

        return shares;
    }

    /// <summary>The amount as people read it: <c>1,240.50 USD</c>, with a leading minus below zero.</summary>
    public override string ToString() =>
        _currency is null ? "(no amount)" : string.Create(CultureInfo.InvariantCulture, $"{ToPlainString("N")} {Currency.Code}");

    /// <summary>The bare figure: <c>-1240.50</c> by default, grouped with the format <c>N</c>.</summary>
    public string ToPlainString(string style = "F") =>
        Amount.ToString(style + Currency.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Int128 Nearest(Int128 numerator, Int128 denominator)
    {
        var quotient = numerator / denominator;
        var remainder = numerator - (quotient * denominator);
        var twice = Int128.Abs(remainder) * 2;
        var awayFromZero = twice > denominator || (twice == denominator && quotient % 2 != 0);
        return awayFromZero ? quotient + Int128.Sign(numerator) : quotient;
    }

    private long Matching(Money other) => Currency == other.Currency
        ? other.Minor
        : throw new InvalidOperationException($"{Currency} and {other.Currency} cannot be combined.");
}
