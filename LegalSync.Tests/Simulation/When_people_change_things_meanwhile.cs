extern alias sandbox;

using LegalSync.Domain.Audit;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Simulation.World;
using sandbox::LegalSync.Sandbox.QuickBooks.Journal;
using Xunit;

namespace LegalSync.Tests.Simulation;

/// <summary>Faults of the catalogue that people make, at every step of the way.</summary>
public class When_people_change_things_meanwhile
{
    [Fact]
    public void F23_an_approval_withdrawn_while_the_item_is_claimed_is_legal_in_either_order() => Scene.AtEveryStep(
        scene => scene.People.At(TimeSpan.Zero, scene.People.UndoOneAsync),
        scene => Assert.Empty(scene.Broken), every: 2);

    [Fact]
    public void F24_a_mapping_edited_meanwhile_changes_nothing_that_was_signed() => Scene.AtEveryStep(
        scene =>
        {
            scene.Site.Database.Of<MappingRule>().Insert(MappingRule.Record(
                FirmTemplate.Books, new MappingChange(MappingKind.Account, AccountRole.Operating, MappingTarget.Books, scene.Site.Books.TrustBank, FirmPlan.Opening, "a mistake"),
                Actor.Person("bk", "Bea Bookkeeper", [Role.Bookkeeper], []), scene.Pump.Now));
            scene.Fleet.Captures = true;
        },
        scene => Assert.Empty(scene.Broken), every: 9);

    [Fact]
    public void F27_yesterdays_database_finds_what_the_books_hold_already() => Scene.Play(scene =>
    {
        scene.Site.Books.Company.RequestIds = RequestIds.Honoured;
        scene.Run(TimeSpan.FromSeconds(4));
        var backup = scene.Site.Database.Fork();
        scene.Run(TimeSpan.FromMinutes(2));
        Assert.All(scene.Postings, posting => Assert.Equal(PostingState.Confirmed, posting.State));

        foreach (var node in scene.Fleet.Living.ToList())
        {
            scene.Fleet.Kill(node, TimeSpan.FromSeconds(5));
        }

        scene.Site.Restore(backup);
        Assert.DoesNotContain(scene.Postings, posting => posting.State == PostingState.Confirmed);
        scene.Run(TimeSpan.FromMinutes(8));

        scene.AssertWhole();
    });
}
