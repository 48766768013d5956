using LegalSync.Infrastructure.Smokeball;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_smokeball_is_configured
{
    private static readonly Uri Real = new("https://api.smokeball.example/");

    [Fact]
    public void five_requests_a_second_and_half_a_minute_are_the_defaults()
    {
        var options = Bind(("RequestsPerSecond", null), ("RequestTimeoutSeconds", null));

        Assert.Equal((5, null, 30, 15), (options.RequestsPerSecond, options.Burst, options.RequestTimeoutSeconds, options.WebhookWindowMinutes));
    }

    [Theory]
    [InlineData("BaseAddress", null)]
    [InlineData("BaseAddress", "http://api.smokeball.example")]
    [InlineData("AuthAddress", "http://auth.smokeball.example")]
    [InlineData("AuthAddress", "auth")]
    [InlineData("ClientId", "")]
    [InlineData("ClientSecret", null)]
    [InlineData("ApiKey", null)]
    [InlineData("RequestsPerSecond", "0")]
    [InlineData("RequestTimeoutSeconds", "0")]
    [InlineData("WebhookUrl", "http://legalsync.example/webhooks/smokeball")]
    [InlineData("WebhookUrl", "https://legalsync.example/webhooks/smokeball")]
    [InlineData("WebhookKey", "short")]
    public void a_wrong_setting_stops_the_start_and_is_named(string name, string? value)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Bind((name, value)));

        Assert.Contains(name == "WebhookUrl" && value!.StartsWith("https", StringComparison.Ordinal) ? "WebhookKey" : name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_misspelled_setting_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Bind(("RequestPerSecond", "5")));

    [Fact]
    public void plain_http_is_good_enough_for_this_machine() =>
        Assert.Equal("http://127.0.0.1:5100/", Bind(("BaseAddress", "http://127.0.0.1:5100/")).BaseAddress!.AbsoluteUri);

    private static SmokeballOptions Bind(params (string Name, string? Value)[] changes)
    {
        var values = SmokeballRig.Settings(Real);
        foreach (var (name, value) in changes)
        {
            values["Smokeball:" + name] = value;
        }

        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(values.Where(pair => pair.Value is not null)).Build())
            .AddSmokeball()
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<SmokeballOptions>>().Value;
    }
}
