using LegalSync.Domain.Rules;
using LegalSync.Infrastructure.Jobs;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LegalSync.Tests.Architecture;

public class The_documents
{
    private static readonly string[] _adrParts = ["## Context", "## Options", "## Decision", "## Consequences", "## How we will notice it was wrong"];

    public static TheoryData<RuleCode> Rules => [.. Enum.GetValues<RuleCode>()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void have_a_page_a_rule(RuleCode rule)
    {
        var page = Repository.Read($"docs/rules/{rule}.md");

        Assert.StartsWith($"# {rule} ({(int)rule})", page, StringComparison.Ordinal);
        Assert.All(["## What must hold", "## Source", "## What the card says", "## How to mend it"], part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Fact]
    public void have_no_page_for_a_rule_that_is_not_there() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs/rules"), "*.md").Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(Enum.GetNames<RuleCode>()));

    [Fact]
    public void tell_the_two_commands()
    {
        var readme = Repository.Read("README.md");

        Assert.Contains("dotnet run --project LegalSync.Web", readme, StringComparison.Ordinal);
        Assert.Contains("dotnet test LegalSync.Blazor.sln", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void have_decisions_in_one_form_and_numbered_without_a_gap()
    {
        var decisions = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs/adr"), "*.md").Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(decisions);
        for (var i = 0; i < decisions.Count; i++)
        {
            Assert.StartsWith($"{i + 1:D4}-", Path.GetFileName(decisions[i]), StringComparison.Ordinal);
            var text = File.ReadAllText(decisions[i]);
            Assert.StartsWith($"# {i + 1}. ", text, StringComparison.Ordinal);
            Assert.Contains("Status: ", text, StringComparison.Ordinal);
            Assert.All(_adrParts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void have_settings_that_bind()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(Repository.Root, "appsettings.json")).Build();

        var schedule = new ScheduleOptions();
        settings.GetSection(ScheduleOptions.Section).Bind(schedule, binder => binder.ErrorOnUnknownConfiguration = true);

        Assert.Equal(DatabaseProvider.Sqlite, DatabaseOptions.Read(settings).Provider);
        Assert.True(DemoOptions.Read(settings).Enabled);
        Assert.True(schedule.Enabled);
    }
}
