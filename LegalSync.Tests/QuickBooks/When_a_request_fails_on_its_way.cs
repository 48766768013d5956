using LegalSync.Infrastructure.Http;
using Xunit;

namespace LegalSync.Tests.QuickBooks;

public class When_a_request_fails_on_its_way
{
    /// <summary>Every kind that the framework knows, so that a new one is judged on purpose: what is not surely unsent may have been carried out.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void it_counts_as_unsent_only_where_no_byte_can_have_left(HttpRequestError kind)
    {
        var unsent = kind is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

        Assert.Equal(unsent, LostRequest.WasNeverSent(new HttpRequestException(kind)));
    }

    public static TheoryData<HttpRequestError> Kinds => [.. Enum.GetValues<HttpRequestError>()];
}
