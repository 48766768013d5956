using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Infrastructure.Persistence.Sessions;
using LegalSync.Simulation.Store;
using LegalSync.Simulation.World;
using LegalSync.Tests.Persistence;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>The store that the simulation uses and the one that the product uses, each empty but for its books.</summary>
public sealed class BothStores : TheoryData<string>
{
    public BothStores()
    {
        Add("in memory");
        Add("on SQLite");
    }

    /// <summary>Opens one.</summary>
    public static async Task<OpenedStore> OpenAsync(string name)
    {
        var books = Books.Open(Samples.Books, "Sample firm", Samples.Practice, Samples.Accounting, "America/New_York");
        if (name == "in memory")
        {
            var database = new Database();
            database.Of<Books>().Insert(books);
            return new OpenedStore(new MemoryStore(database, new StoreWeather(null), new Practice(FirmPlan.Draw(1, 1), Samples.Noon, null)), null);
        }

        var file = await TestStore.OpenAsync();
        await using (var db = file.Create())
        {
            db.Add(books);
            await db.SaveChangesAsync();
        }

        return new OpenedStore(new Store(file, new NoRecords(), new SnapshotCache()), file);
    }

    private sealed class NoRecords : ISourceReader
    {
        private static InvalidOperationException None => new("There are no records here.");

        public Matter ReadMatter(SourceRecord record) => throw None;

        public Client ReadClient(SourceRecord record) => throw None;

        public Staff ReadStaff(SourceRecord record) => throw None;

        public ActivityCode ReadActivityCode(SourceRecord record) => throw None;

        public TimeEntry ReadTimeEntry(SourceRecord record) => throw None;

        public Expense ReadExpense(SourceRecord record) => throw None;

        public Invoice ReadInvoice(SourceRecord record) => throw None;

        public BankAccount ReadBankAccount(SourceRecord record) => throw None;

        public BankTransaction ReadBankTransaction(SourceRecord record) => throw None;
    }
}

/// <summary>A store that a test may close.</summary>
public sealed class OpenedStore(IStore store, IAsyncDisposable? file) : IAsyncDisposable
{
    public ISession Open() => store.Open(Samples.Books);

    public async Task<bool> DoAsync(Func<ISession, Task> work)
    {
        await using var session = Open();
        await work(session);
        return await session.SaveAsync(CancellationToken.None);
    }

    public async Task<T> AskAsync<T>(Func<ISession, Task<T>> ask)
    {
        await using var session = Open();
        return await ask(session);
    }

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;
}
