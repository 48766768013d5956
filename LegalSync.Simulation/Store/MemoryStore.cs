using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Clockwork;

namespace LegalSync.Simulation.Store;

/// <summary>The store in memory: the semantics of the real one, with faults and a point of interleaving at every call.</summary>
internal sealed class MemoryStore(Database database, StoreWeather weather, ISourceReader reader, Life? life = null) : IStore
{
    /// <inheritdoc />
    public ISession Open(BooksId books) => new MemorySession(database, weather, reader, life, books);

    /// <inheritdoc />
    public async Task<IReadOnlyList<BooksId>> AllBooksAsync(CancellationToken cancellationToken)
    {
        await weather.ReadAsync(life);
        return [.. database.Of<Books>().Rows.Select(row => row.Row.Id)];
    }
}
