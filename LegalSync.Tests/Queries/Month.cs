using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Infrastructure.Smokeball;
using LegalSync.Domain.Amounts;
using LegalSync.Tests.Persistence;
using Xunit;

namespace LegalSync.Tests.Queries;

/// <summary>The sample month in a database of its own, and the queries over it at a fixed instant.</summary>
public sealed class Month : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
    internal static readonly ExceptionCatalogue Catalogue = new();
    private TestStore _store = null!;

    internal TestStore Store => _store;

    internal WorkItemId Posted { get; private set; }

    internal TimeProvider Clock { get; } = new StillTime(Now);

    internal SmokeballReader Reader { get; } = new(Currency.Usd);

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        Posted = await SampleMonth.FillAsync(_store, Now);
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    internal async Task<QueueKeys> KeysAsync(QueueFilter? filter = null, QueueOrder? order = null, Actor? actor = null) =>
        (await new QueueKeysQuery(_store, Catalogue, Clock).FindAsync(
            SampleBooks.Id, filter ?? new QueueFilter(), order ?? QueueOrder.Grouped, actor ?? SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

    internal async Task<IReadOnlyList<QueueRow>> RowsAsync(IReadOnlyList<long> keys) =>
        (await new QueueRowsQuery(_store).FindAsync(SampleBooks.Id, keys, SampleBooks.Bookkeeper, CancellationToken.None)).Value!;

    private sealed class StillTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
