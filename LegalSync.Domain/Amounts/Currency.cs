namespace LegalSync.Domain.Amounts;

/// <summary>An ISO 4217 currency and how many decimals its smallest coin has.</summary>
/// <remarks><c>default(Currency)</c> is no currency; <see cref="Code"/> throws on it.</remarks>
public readonly record struct Currency
{
    /// <summary>Length of a currency code in a column.</summary>
    public const int CodeLength = 3;

    private readonly string? _code;

    private Currency(string code, int decimals) => (_code, Decimals) = (code, decimals);

    /// <summary>United States dollar.</summary>
    public static Currency Usd { get; } = new("USD", 2);

    /// <summary>The three letters.</summary>
    public string Code => _code ?? throw new InvalidOperationException("default(Currency) is no currency.");

    /// <summary>Decimals of the smallest coin, 0 to 4.</summary>
    public int Decimals { get; }

    /// <summary>How many minor units make one major unit: 100 for the dollar.</summary>
    public long MinorPerMajor
    {
        get
        {
            var factor = 1L;
            for (var i = 0; i < Decimals; i++)
            {
                factor *= 10;
            }

            return factor;
        }
    }

    /// <summary>The currency of a code.</summary>
    /// <exception cref="ArgumentException">The code is not one the product knows.</exception>
    public static Currency FromCode(string code) => code switch
    {
        "USD" => Usd,
        "CAD" => new("CAD", 2),
        "AUD" => new("AUD", 2),
        "GBP" => new("GBP", 2),
        "EUR" => new("EUR", 2),
        "NZD" => new("NZD", 2),
        "JPY" => new("JPY", 0),
        _ => throw new ArgumentException($"'{code}' is not a currency this product knows.", nameof(code)),
    };

    /// <inheritdoc />
    public override string ToString() => _code ?? "(none)";
}
