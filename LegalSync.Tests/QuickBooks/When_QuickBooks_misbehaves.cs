using System.Net.Sockets;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using Microsoft.AspNetCore.Http;
using LegalSync.Tests.Posting;
using Xunit;
using static LegalSync.Tests.QuickBooks.ScriptedServer;

namespace LegalSync.Tests.QuickBooks;

public sealed class When_QuickBooks_misbehaves : IAsyncLifetime
{
    private static readonly InvoiceDraft Draft = Drafts.Invoice(Drafts.Line(512.5m));
    private static readonly Func<HttpContext, Task> Expired = Answer(401, Fixture.Text("fault_gateway_token.json"));
    private static readonly Func<HttpContext, Task> Accepted = Answer(200, Fixture.Text("invoice.json"));
    private ScriptedServer _server = null!;
    private ConnectedBooks _books = null!;

    public async Task InitializeAsync()
    {
        _server = await StartAsync();
        _books = await ConnectedBooks.ToAsync(_server.Address, ("QuickBooks:RequestTimeoutSeconds", "1"));
    }

    public async Task DisposeAsync()
    {
        await _books.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task an_accepted_invoice_comes_back_as_the_books_hold_it()
    {
        _server.Then(Accepted);

        var outcome = await _books.SendAsync(Draft);

        Assert.Equal((SendStatus.Confirmed, "Invoice 1045", "2"), (outcome.Status, outcome.Document!.Ref.ToString(), outcome.Document.Revision));
        var seen = Assert.Single(_server.Seen);
        Assert.Equal(("POST", $"/v3/company/{ConnectedBooks.Realm}/invoice", "Bearer access-0"), (seen.Method, seen.Path, seen.Authorization));
        Assert.Equal(("ls0123456789", "75"), (seen.Query["requestid"].ToString(), seen.Query["minorversion"].ToString()));
    }

    [Fact]
    public async Task a_refused_token_is_renewed_once_and_the_same_bytes_go_again()
    {
        _server.Then(Expired, Accepted);

        var outcome = await _books.SendAsync(Draft);

        Assert.Equal(SendStatus.Confirmed, outcome.Status);
        var (first, second) = (_server.Seen.First(), _server.Seen.Last());
        Assert.Equal(("Bearer access-0", "Bearer access-1"), (first.Authorization, second.Authorization));
        Assert.Equal((first.Body, first.Query["requestid"]), (second.Body, second.Query["requestid"]));
        Assert.Contains("refresh_token=refresh-0", Assert.Single(_server.TokenRequests).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_fresh_token_that_is_refused_too_ends_the_try()
    {
        _server.Then(Expired, Expired, Accepted);

        Assert.Equal(SendStatus.Unauthorised, (await _books.SendAsync(Draft)).Status);
        Assert.Equal(2, _server.Seen.Count);
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task an_ended_grant_marks_the_connection_and_is_never_asked_again()
    {
        _server.Then(Expired).ThenToken(Answer(400, """{"error":"invalid_grant","error_description":"Incorrect or invalid refresh token"}"""));

        var first = await _books.SendAsync(Draft);
        var second = await _books.SendAsync(Draft);

        Assert.Equal((SendStatus.Unauthorised, SendStatus.Unauthorised), (first.Status, second.Status));
        Assert.Single(_server.Seen);
        Assert.Single(_server.TokenRequests);
        var connection = await _books.Rows.ReadAsync(_books.Connection, CancellationToken.None);
        Assert.Equal(ConnectionState.Unauthorised, connection!.State);
        Assert.Contains("invalid_grant", connection.LastProblem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_token_service_that_is_down_leaves_nothing_written_and_the_connection_alive()
    {
        _server.Then(Expired, Accepted).ThenToken(Answer(503, "down", "text/html"));

        Assert.Equal(SendStatus.Unreachable, (await _books.SendAsync(Draft)).Status);
        Assert.Equal(ConnectionState.Connected, (await _books.Rows.ReadAsync(_books.Connection, CancellationToken.None))!.State);
        Assert.Equal(SendStatus.Confirmed, (await _books.SendAsync(Draft)).Status);
    }

    [Fact]
    public async Task too_many_requests_say_how_long_to_wait()
    {
        _server.Then(Answer(429, "", retryAfter: "9"), Answer(429, Fixture.Text("fault_throttle.xml"), "application/xml"));

        var (told, silent) = (await _books.SendAsync(Draft), await _books.SendAsync(Draft));

        Assert.Equal((SendStatus.Throttled, TimeSpan.FromSeconds(9)), (told.Status, told.RetryAfter!.Value));
        Assert.Equal(SendStatus.Throttled, silent.Status);
        Assert.InRange(silent.RetryAfter!.Value, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(65));
    }

    public static TheoryData<string> Ambiguous => ["drop", "halfway", "hang", "html", "empty", "system", "redirect", "other", "gzip", "charset"];

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public async Task nobody_knows_what_became_of_a_request_without_a_sensible_answer(string what)
    {
        _server.Then(what switch
        {
            "drop" => Drop,
            "halfway" => DropHalfway,
            "hang" => Hang,
            "html" => Answer(503, Fixture.Text("unavailable.html"), "text/html"),
            "empty" => Answer(200, ""),
            "system" => Answer(500, Fixture.Text("fault_system.json")),
            "redirect" => Redirect,
            "other" => Answer(200, """{"Payment":{"Id":"5"}}"""),
            "gzip" => BrokenGzip,
            _ => Answer(200, "<html>", "text/html; charset=no-such-charset"),
        });

        var outcome = await _books.SendAsync(Draft);

        Assert.Equal(SendStatus.Unknown, outcome.Status);
        Assert.False(string.IsNullOrEmpty(outcome.Detail));
        Assert.Single(_server.Seen);
    }

    [Fact]
    public async Task a_refusal_tells_code_and_reason()
    {
        _server.Then(Answer(400, Fixture.Text("fault_duplicate_name.json")));

        var outcome = await _books.SendAsync(new CustomerDraft("Larkspur", null));

        Assert.Equal((SendStatus.Refused, "6240"), (outcome.Status, outcome.Code));
        Assert.EndsWith("QuickBooks says: Duplicate Name Exists Error: The name supplied already exists. : null", outcome.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_fault_inside_a_success_is_a_refusal()
    {
        _server.Then(Answer(200, Fixture.Text("fault_two_errors.json")));

        Assert.Equal((SendStatus.Refused, "2020"), (await _books.SendAsync(Draft)) is var outcome ? (outcome.Status, outcome.Code) : default);
    }

    [Fact]
    public async Task a_port_where_nobody_listens_means_nothing_was_sent()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
        await using var books = await ConnectedBooks.ToAsync(new Uri($"http://{taken.LocalEndPoint}"));

        Assert.Equal(SendStatus.Unreachable, (await books.SendAsync(Draft)).Status);
    }

    [Fact]
    public async Task a_caller_that_gives_up_is_told_by_exception_not_by_an_outcome()
    {
        using var leaving = new CancellationTokenSource();
        _server.Then(async context =>
        {
            await leaving.CancelAsync();
            await Hang(context);
        });
        var envelope = _books.Accounting.Render(Draft, new BoundKeys(null), "k", "mark");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _books.Accounting.SendAsync(_books.Connection, BooksKind.Invoice, envelope, leaving.Token));
    }

    [Fact]
    public async Task a_connection_nobody_made_is_unauthorised_without_a_call()
    {
        var outcome = await _books.Accounting.SendAsync(
            new ConnectionId(Guid.NewGuid()), BooksKind.Invoice, new Envelope("k", "invoice", "{}"), CancellationToken.None);

        Assert.Equal(SendStatus.Unauthorised, outcome.Status);
        Assert.Empty(_server.Seen);
    }

    [Fact]
    public async Task a_token_about_to_end_is_renewed_before_the_first_try()
    {
        _server.Then(Accepted);
        _books.Time.Advance(TimeSpan.FromMinutes(56));

        await _books.SendAsync(Draft);

        Assert.Equal("Bearer access-1", Assert.Single(_server.Seen).Authorization);
    }

    [Fact]
    public async Task a_token_about_to_end_still_serves_when_it_cannot_be_renewed_yet()
    {
        _server.Then(Accepted).ThenToken(Answer(500, ""), Answer(500, ""));
        _books.Time.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal(SendStatus.Confirmed, (await _books.SendAsync(Draft)).Status);
        Assert.Equal("Bearer access-0", Assert.Single(_server.Seen).Authorization);
    }

    [Fact]
    public async Task many_at_once_renew_a_refused_token_once()
    {
        _server.Otherwise = context => context.Request.Headers.Authorization == "Bearer access-0" ? Expired(context) : Accepted(context);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => _books.SendAsync(Draft, $"key-{number}")));

        Assert.All(outcomes, outcome => Assert.Equal(SendStatus.Confirmed, outcome.Status));
        Assert.Single(_server.TokenRequests);
    }

    [Fact]
    public async Task the_log_has_neither_tokens_nor_names()
    {
        _server.Then(Expired, Answer(400, Fixture.Text("fault_stale.json")), Drop, Answer(200, Fixture.Text("customers.json")));
        await _books.SendAsync(Draft);
        await _books.SendAsync(Draft);
        await _books.Accounting.FindAsync(_books.Connection, new CustomerDraft("2026-001 Larkspur Trust", null), "mark", CancellationToken.None);

        var log = string.Join('\n', _books.Log.Lines);

        Assert.Contains("1-script", log, StringComparison.Ordinal);
        Assert.All(["access-", "refresh-", "AB0", "Larkspur", "Keeper"], secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
    }

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect("/v3/elsewhere");
        return Task.CompletedTask;
    }

    private static async Task BrokenGzip(HttpContext context)
    {
        context.Response.Headers.ContentEncoding = "gzip";
        await context.Response.WriteAsync("this is not gzip");
    }
}
