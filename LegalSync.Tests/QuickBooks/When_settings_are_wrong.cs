using LegalSync.Infrastructure.QuickBooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_settings_are_wrong
{
    [Theory]
    [InlineData("BaseAddress", "http://quickbooks.example")]
    [InlineData("TokenAddress", "http://10.0.0.8/token")]
    [InlineData("AuthorizeAddress", "ftp://localhost/")]
    [InlineData("ClientId", "")]
    [InlineData("ClientSecret", "")]
    [InlineData("RequestTimeoutSeconds", "301")]
    [InlineData("RequestTimeoutSeconds", "0")]
    [InlineData("RequestsPerMinute", "0")]
    public void the_application_does_not_start_and_names_the_setting(string key, string value)
    {
        var problem = Assert.Throws<OptionsValidationException>(() => Start(key, value));

        Assert.Contains(key, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_misspelled_key_is_not_passed_over() =>
        Assert.Contains("RequestsPerMinut", Assert.Throws<InvalidOperationException>(() => Start("RequestsPerMinut", "5")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("BaseAddress", "http://127.0.0.1:5999")]
    [InlineData("BaseAddress", "http://localhost:5999/")]
    [InlineData("BaseAddress", "https://sandbox-quickbooks.api.intuit.com")]
    public void loopback_and_https_are_fine(string key, string value) => Start(key, value);

    private static void Start(string key, string value)
    {
        var settings = new Dictionary<string, string?> { ["QuickBooks:ClientId"] = "id", ["QuickBooks:ClientSecret"] = "secret", ["QuickBooks:" + key] = value };
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddLogging().AddQuickBooks();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }
}
