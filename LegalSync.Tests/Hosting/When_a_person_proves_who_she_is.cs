using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;
using LegalSync.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.Hosting;

public sealed class When_a_person_proves_who_she_is : IAsyncLifetime, IDisposable
{
    private const string Password = "Sample-Passw0rd!";
    private const string Firm = "Sample & Specimen LLP";
    private readonly TestHost _host = new();

    public Task InitializeAsync()
    {
        _ = _host.Server;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task her_password_is_a_proof_and_nothing_else_is()
    {
        var (proof, actor) = (Proof(), await OpenAsync("addie", Password));

        Assert.Equal(ReauthenticationWay.Password, await proof.WayAsync(actor));
        Assert.NotNull((await proof.ProveAsync(actor, Password, Firm)).Proof);
        Assert.Equal("That is not your password.", (await proof.ProveAsync(actor, Firm, Firm)).Problem);
        Assert.NotNull((await proof.ProveAsync(actor, "", Firm)).Problem);
    }

    [Fact]
    public async Task five_wrong_answers_lock_her_out_and_the_right_one_too()
    {
        var (proof, actor) = (Proof(), await OpenAsync("addie", Password));
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await proof.ProveAsync(actor, "wrong", Firm);
        }

        var (given, problem) = await proof.ProveAsync(actor, Password, Firm);

        Assert.Null(given);
        Assert.StartsWith("Too many tries", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_firms_name_stands_in_for_demo_accounts_alone()
    {
        var (stranger, demo) = (await OpenAsync("stranger", null), await OpenAsync("administrator", null));
        var proof = Proof(isDemo: true);

        Assert.Equal(ReauthenticationWay.DemoFirmName, await proof.WayAsync(demo));
        Assert.NotNull((await proof.ProveAsync(demo, Firm, Firm)).Proof);
        Assert.Null((await proof.ProveAsync(demo, "Sample", Firm)).Proof);
        Assert.Equal(ReauthenticationWay.None, await proof.WayAsync(stranger));
        Assert.Null((await proof.ProveAsync(stranger, Firm, Firm)).Proof);
        Assert.Null((await Proof().ProveAsync(demo, Firm, Firm)).Proof);
    }

    [Fact]
    public async Task an_account_that_is_gone_proves_nothing()
    {
        var nobody = Actor.Person("no-such-key", "Nobody Atall", [Role.Administrator], []);

        Assert.Null((await Proof().ProveAsync(nobody, Password, Firm)).Proof);
    }

    private Reauthentication Proof(bool isDemo = false) =>
        new(_host.Services.GetRequiredService<IServiceScopeFactory>(), new DemoAccounts(new DemoOptions(isDemo, null, null, null)), TimeProvider.System);

    private async Task<Actor> OpenAsync(string name, string? password)
    {
        await _host.OpenAccountAsync(new NewAccount(name, $"Sample {name}", [Role.Administrator], [], password));
        await using var scope = _host.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>().FindByNameAsync(name);
        return Actor.Person(user!.Id, name, [Role.Administrator], []);
    }
}
