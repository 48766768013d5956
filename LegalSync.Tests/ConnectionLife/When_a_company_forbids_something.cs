using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using Xunit;

namespace LegalSync.Tests.ConnectionLife;

public class When_a_company_forbids_something
{
    private static readonly BooksCompany _plain = new("Fictitious & Sons", "US", null, true, null)
    {
        Preferences = new BooksPreferences { HomeCurrency = "USD", IsMultiCurrency = false, AllowsDiscount = true, AppliesCreditsByItself = false, IsSalesTaxAutomatic = false },
    };

    public static TheoryData<string, string, bool> Settings => new()
    {
        { "numbers", "may number it otherwise than 2026-17", false },
        { "closed", "closed through May 31, 2026", true },
        { "currency", "multicurrency is off", true },
        { "discount", "discounts are off", true },
        { "tax", "computes its sales tax by itself", false },
        { "ended", "subscription has ended", true },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void the_item_says_so_before_it_is_approved(string setting, string words, bool isRefusal)
    {
        var warning = Assert.Single(BooksForewarnings.For(Set(setting), Invoice()));

        Assert.Contains(words, warning.Sentence, StringComparison.Ordinal);
        Assert.Equal(isRefusal, warning.IsRefusal);
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void the_page_says_so_for_all_of_them(string setting, string words, bool isRefusal)
    {
        var warning = Assert.Single(BooksForewarnings.For(Set(setting), Currency.Usd));

        Assert.False(string.IsNullOrWhiteSpace(warning.Sentence + words));
        Assert.True(isRefusal || !warning.IsRefusal);
    }

    [Fact]
    public void a_company_that_forbids_nothing_warns_of_nothing()
    {
        Assert.Empty(BooksForewarnings.For(_plain, Invoice()));
        Assert.Empty(BooksForewarnings.For(_plain, Currency.Usd));
        Assert.Empty(BooksForewarnings.For(new BooksCompany("", "", null, true, null), Invoice()));
    }

    [Fact]
    public void the_day_after_the_closing_date_is_open()
    {
        Assert.Empty(BooksForewarnings.For(_plain with { ClosedThrough = new DateOnly(2026, 5, 30) }, Invoice()));
        Assert.NotEmpty(BooksForewarnings.For(_plain with { ClosedThrough = new DateOnly(2026, 5, 31) }, Invoice()));
    }

    [Fact]
    public void a_credit_that_is_applied_by_itself_is_told_on_the_page() => Assert.Contains(
        "partly paid by an old credit",
        Assert.Single(BooksForewarnings.For(_plain with { Preferences = _plain.Preferences with { AppliesCreditsByItself = true } }, Currency.Usd)).Sentence,
        StringComparison.Ordinal);

    private static BooksCompany Set(string setting) => setting switch
    {
        "numbers" => _plain with { UsesCustomNumbers = false },
        "closed" => _plain with { ClosedThrough = new DateOnly(2026, 5, 31) },
        "currency" => _plain with { Preferences = _plain.Preferences with { HomeCurrency = "CAD" } },
        "discount" => _plain with { Preferences = _plain.Preferences with { AllowsDiscount = false } },
        "tax" => _plain with { Preferences = _plain.Preferences with { IsSalesTaxAutomatic = true } },
        "ended" => _plain with { Preferences = _plain.Preferences with { Subscription = "Cancelled" } },
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "No such setting."),
    };

    private static InvoiceDraft Invoice() => new(new CustomerId("61"), new DateOnly(2026, 5, 31), "2026-17")
    {
        Lines = [],
        Discount = Money.Usd(10m),
        Tax = Money.Usd(1m),
        Total = Money.Usd(100m),
    };
}
