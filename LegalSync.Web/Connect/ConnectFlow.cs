using System.Security.Cryptography;
using System.Text;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Connect;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace LegalSync.Web.Connect;

/// <summary>What a consent works with.</summary>
public sealed record ConnectTools(IEnumerable<IConsent> Consents, KeepConsent Keep, Subscriptions Subscriptions, IConnectionRows Connections);

/// <summary>Sends a person to consent and takes up what comes back. Every end is a redirect with a message.</summary>
public sealed partial class ConnectFlow(
    ConnectTools tools, ConsentCookie cookie, IOptions<ConnectOptions> options, TimeProvider time, ILogger<ConnectFlow> logger)
{
    private const int MaxCodeLength = 4_096;

    /// <summary>Begins.</summary>
    public async Task<IResult> BeginAsync(HttpContext context, OutsideSystem system)
    {
        var fromSetUp = context.Request.Query["setup"] == "1";
        ConnectionId? renews = null;
        if (context.Request.Query["connection"].FirstOrDefault() is { } key)
        {
            renews = Guid.TryParse(key, out var id) ? new ConnectionId(id) : null;
            if (renews is null || await tools.Connections.ReadAsync(renews.Value, context.RequestAborted) is not { } known || known.System != system)
            {
                return Problem(fromSetUp, ConnectMessages.NoConnection(system));
            }
        }

        var callback = CallbackOf(context, system);
        var request = ConsentOf(system).Begin(callback);
        cookie.Keep(context, system, new ConsentTicket(
            request.State, request.Verifier, context.User.ToActor().Id, callback, renews?.Value, fromSetUp, time.GetUtcNow() + ConsentCookie.Life));
        return Results.Redirect(request.Address.AbsoluteUri);
    }

    /// <summary>Takes up what came back. Nothing of it is believed before the state is ours.</summary>
    public async Task<IResult> EndAsync(HttpContext context, OutsideSystem system)
    {
        var query = context.Request.Query;
        var actor = context.User.ToActor();
        var ticket = cookie.Take(context, system);
        if (ticket is null || ticket.Person != actor.Id || !IsSame(query["state"].ToString(), ticket.State))
        {
            return Problem(ticket?.FromSetUp ?? false, ConnectMessages.NotOurs(system));
        }

        if (query["error"].FirstOrDefault() is { } error)
        {
            NotGiven(logger, system, Word(error));
            return Problem(ticket.FromSetUp, error == "access_denied" ? ConnectMessages.Declined(system) : ConnectMessages.NotGiven(system));
        }

        if (query["code"] is not [{ Length: > 0 and <= MaxCodeLength } code])
        {
            NotGiven(logger, system, "no code");
            return Problem(ticket.FromSetUp, ConnectMessages.NotGiven(system));
        }

        return await ExchangeAsync(system, new ConsentAnswer(code, query["realmId"].FirstOrDefault()), ticket, actor, context.RequestAborted);
    }

    private async Task<IResult> ExchangeAsync(OutsideSystem system, ConsentAnswer answer, ConsentTicket ticket, Actor actor, CancellationToken cancellationToken)
    {
        var granted = await ConsentOf(system).ExchangeAsync(answer, ticket.Verifier, ticket.Callback, cancellationToken);
        if (granted is not { Tokens: { } tokens, Account: { } account })
        {
            NotGiven(logger, system, granted.Problem ?? "nothing");
            return Problem(ticket.FromSetUp, granted.IsCodeDead ? ConnectMessages.CodeDead(system) : ConnectMessages.NoTokens(system));
        }

        // From here the code is spent: what it bought is stored also when the browser has gone.
        var renews = ticket.Connection is { } id ? new ConnectionId(id) : (ConnectionId?)null;
        var kept = await tools.Keep.RunAsync(new Consented(system, account, tokens, renews), actor, CancellationToken.None);
        if (kept.As is not (KeptAs.New or KeptAs.Renewed) || kept.Connection is not { } connection)
        {
            if (kept.ShouldBeTakenBack && await ConsentOf(system).RevokeAsync(tokens, CancellationToken.None) is { } left)
            {
                NotTakenBack(logger, system, left);
            }

            return Problem(ticket.FromSetUp, ConnectMessages.Refused(system, kept.As));
        }

        if (system == OutsideSystem.Smokeball)
        {
            // Smokeball deletes subscriptions when a grant ends.
            await tools.Subscriptions.EnsureAsync(connection, CancellationToken.None);
        }

        return Back(ticket.FromSetUp, "done", ConnectMessages.Done(system, kept.As));
    }

    private IConsent ConsentOf(OutsideSystem system) => tools.Consents.First(consent => consent.System == system);

    private Uri CallbackOf(HttpContext context, OutsideSystem system)
    {
        var request = context.Request;
        var root = options.Value.PublicAddress ?? new Uri(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, "/"));
        return new Uri(root, root.AbsolutePath.TrimEnd('/') + ConnectEndpoints.ReturnPathOf(system));
    }

    private static bool IsSame(string given, string ours) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(ours));

    private static IResult Problem(bool fromSetUp, string message) => Back(fromSetUp, "problem", message);

    // Two pages of our own, never an address that somebody gave.
    private static IResult Back(bool fromSetUp, string name, string message) =>
        Results.LocalRedirect((fromSetUp ? SetUpPage.Path : ConnectEndpoints.ConnectionsPage) + QueryString.Create(name, message));

    /// <summary>An error's name as it may stand in a log.</summary>
    private static string Word(string error) => error.Length <= 64 && error.All(letter => char.IsAsciiLetter(letter) || letter == '_') ? error : "unreadable";

    [LoggerMessage(Level = LogLevel.Warning, Message = "A refused consent at {System} could not be taken back: {Problem}")]
    private static partial void NotTakenBack(ILogger logger, OutsideSystem system, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A consent at {System} brought no connection: {Answer}")]
    private static partial void NotGiven(ILogger logger, OutsideSystem system, string answer);
}
