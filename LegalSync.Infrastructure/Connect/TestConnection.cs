using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>Asks a system one small question now, so that a person knows whether the link works.</summary>
public sealed class TestConnection(
    IDbFactory databases, IConnectionRows rows, IAccountingSystem accounting, CaptureTools tools, ILinkFacts facts)
{
    /// <summary>Tests it; a link that turns out to be no longer authorised gets its card at once.</summary>
    /// <returns>What is wrong, for a person; null when it works.</returns>
    public async Task<string?> RunAsync(ConnectionId connection, Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.Is(Role.Administrator))
        {
            return "Only an administrator tests connections.";
        }

        if (await rows.ReadAsync(connection, cancellationToken) is not { } link)
        {
            return "There is no such connection.";
        }

        var (status, problem) = await AskAsync(link, cancellationToken);
        var said = status == ReadStatus.Complete ? null : problem ?? $"{link.Name} could not be read.";
        await facts.TestedAsync(connection, said, cancellationToken);
        if (status == ReadStatus.Unauthorised)
        {
            await RaiseAsync(connection, said!, actor, cancellationToken);
        }

        return said;
    }

    private async Task<(ReadStatus Status, string? Problem)> AskAsync(Connection link, CancellationToken cancellationToken)
    {
        if (link.System != OutsideSystem.QuickBooks)
        {
            var read = await tools.Practice.ReadReferenceAsync(link.Id, cancellationToken);
            return (read.Status, read.Problem);
        }

        var reading = await accounting.ReadCompanyAsync(link.Id, cancellationToken);
        if (reading.Company is { } company)
        {
            await facts.KeepCompanyAsync(link.Id, company, cancellationToken);
        }

        return (reading.Status, reading.Problem);
    }

    private async Task RaiseAsync(ConnectionId connection, string problem, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var books = await db.Books.AsNoTracking()
            .Where(one => one.Practice == connection || one.Accounting == connection).Select(one => one.Id).ToListAsync(cancellationToken);
        foreach (var one in books)
        {
            await tools.FailAsync(one, connection, new ReadResult(ReadStatus.Unauthorised, [], problem), actor, cancellationToken);
        }
    }
}
