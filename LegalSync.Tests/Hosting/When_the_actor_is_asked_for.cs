using System.Security.Claims;
using LegalSync.Domain.Audit;
using LegalSync.Infrastructure.Identity;
using LegalSync.Infrastructure.Jobs;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LegalSync.Tests.Hosting;

public class When_the_actor_is_asked_for(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task an_account_becomes_a_person_with_roles_and_grants()
    {
        await host.OpenAccountAsync(new NewAccount("parker", "Parker Pretend", [Role.ManagingPartner, Role.Auditor], ["trust-A", "trust-B"]));
        await using var scope = host.Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>().FindByNameAsync("parker");
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<IdentityUser>>().CreateAsync(user!);

        var actor = principal.ToActor();

        Assert.Equal((user!.Id, "Parker Pretend", false), (actor.Id, actor.Display, actor.IsJob));
        Assert.Equal([Role.ManagingPartner, Role.Auditor], actor.Roles);
        Assert.True(actor.AnswersFor("trust-B"));
        Assert.False(actor.AnswersFor("trust-C"));
    }

    [Fact]
    public void a_role_that_the_domain_does_not_know_counts_for_nothing() =>
        Assert.Empty(Signed(new Claim(ClaimTypes.Role, "Emperor")).ToActor().Roles);

    [Fact]
    public void the_star_answers_for_every_trust_account() =>
        Assert.True(Signed(new Claim(AccountClaims.TrustGrant, "*")).ToActor().AnswersFor("anything"));

    [Fact]
    public void nobody_is_not_an_actor() =>
        Assert.Throws<UnauthorizedAccessException>(() => new ClaimsPrincipal(new ClaimsIdentity()).ToActor());

    [Fact]
    public void a_job_tells_the_run_it_is_and_a_person_does_not()
    {
        var run = Guid.NewGuid();

        Assert.Equal(run, JobRun.IdOf(Actor.Job("capture", run.ToString("N"))));
        Assert.Throws<ArgumentException>(() => JobRun.IdOf(Signed().ToActor()));
    }

    private static ClaimsPrincipal Signed(params Claim[] claims) =>
        new(new ClaimsIdentity(claims.Prepend(new Claim(ClaimTypes.NameIdentifier, "u-1")), "test"));
}
