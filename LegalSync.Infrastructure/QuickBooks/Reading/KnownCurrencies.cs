using LegalSync.Domain.Amounts;

namespace LegalSync.Infrastructure.QuickBooks.Reading;

/// <summary>Currencies of answers: one that the product does not know is an answer, not a mistake of ours.</summary>
internal static class KnownCurrencies
{
    /// <summary>The currency, or null when the product does not know it.</summary>
    public static Currency? Find(string code)
    {
        try
        {
            return Currency.FromCode(code);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
