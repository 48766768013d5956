using LegalSync.Domain.Spine;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <summary>Keys that sort by their time of making.</summary>
public sealed class Ids : IIds
{
    /// <inheritdoc />
    public Guid Next() => Guid.CreateVersion7();
}
