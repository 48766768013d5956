using LegalSync.Domain.Audit;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Queries;

/// <summary>A person a card can be given to.</summary>
public sealed record PersonRow(string Id, string Name);

/// <summary>The people who sign in here.</summary>
public sealed class PeopleQuery(IDbFactory databases)
{
    /// <summary>Reads them by name.</summary>
    public async Task<Answer<IReadOnlyList<PersonRow>>> FindAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!Answer.MayRead(actor))
        {
            return Answer.Forbidden<IReadOnlyList<PersonRow>>();
        }

        await using var db = databases.Create();
        return Answer.Of<IReadOnlyList<PersonRow>>(await db.Users.AsNoTracking()
            .OrderBy(user => user.UserName)
            .Select(user => new PersonRow(user.Id, user.UserName ?? user.Id))
            .ToListAsync(cancellationToken));
    }
}
