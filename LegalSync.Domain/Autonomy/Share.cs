using System.Globalization;

namespace LegalSync.Domain.Autonomy;

/// <summary>A part of a whole in whole millionths, so that it is stored, compared and signed exactly.</summary>
/// <param name="Millionths">0 for nothing, 1,000,000 for all.</param>
public readonly record struct Share(int Millionths) : IComparable<Share>
{
    /// <summary>All of it, in millionths.</summary>
    public const int Whole = 1_000_000;

    /// <summary>A part of a whole, rounded to the nearest millionth, half up.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole is not positive, or the part is not between nothing and the whole.</exception>
    public static Share Of(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(whole);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        return new Share((int)(((((Int128)part * Whole) * 2) + whole) / ((Int128)whole * 2)));
    }

    /// <inheritdoc />
    public int CompareTo(Share other) => Millionths.CompareTo(other.Millionths);

    /// <summary>In per cent with two decimals, rounded up in doubt: <c>2.96 %</c>.</summary>
    public override string ToString()
    {
        var hundredths = (Millionths + 99) / 100;
        return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00} %");
    }

    /// <summary>Smaller.</summary>
    public static bool operator <(Share left, Share right) => left.Millionths < right.Millionths;

    /// <summary>Greater.</summary>
    public static bool operator >(Share left, Share right) => left.Millionths > right.Millionths;

    /// <summary>Not greater.</summary>
    public static bool operator <=(Share left, Share right) => left.Millionths <= right.Millionths;

    /// <summary>Not smaller.</summary>
    public static bool operator >=(Share left, Share right) => left.Millionths >= right.Millionths;
}
