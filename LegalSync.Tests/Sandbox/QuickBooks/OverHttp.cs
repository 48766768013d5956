using Xunit;

namespace LegalSync.Tests.Sandbox.QuickBooks;

/// <summary>A situation that needs the books on a server.</summary>
public abstract class OverHttp : IAsyncLifetime
{
    internal QuickBooksOverHttp Server { get; private set; } = null!;

    internal TestBooks Books => Server.Books;

    public async Task InitializeAsync() => Server = await QuickBooksOverHttp.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
