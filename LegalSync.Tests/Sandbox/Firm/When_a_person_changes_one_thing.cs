extern alias sandbox;

using sandbox::LegalSync.Sandbox.Control;
using sandbox::LegalSync.Sandbox.Firm;
using Xunit;

namespace LegalSync.Tests.Sandbox.Firm;

public class When_a_person_changes_one_thing
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    public static TheoryData<MutationKind, int> Changes
    {
        get
        {
            var changes = new TheoryData<MutationKind, int>();
            foreach (var kind in Enum.GetValues<MutationKind>())
            {
                for (var i = 0; i < 12; i++)
                {
                    changes.Add(kind, Random.Shared.Next(1, int.MaxValue));
                }
            }

            return changes;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task a_clean_firm_has_exactly_one_fault_of_the_code_it_names(MutationKind kind, int seed)
    {
        await using var world = new SandboxWorld(new FirmOrder(seed, Today, new FirmOptions(Planted: false)));
        var typed = world.Plan.Books.Documents.Count;

        var mutation = world.Mutate(kind, seed);

        Assert.True(mutation is not null, $"Seed {seed}: nothing could be changed by {kind}.");
        var overdrawn = Overdrawn(world.Plan).ToList();
        Assert.Contains(mutation.Code, Codes(kind));
        Assert.Equal(mutation.Code == "TR-NEGATIVE" ? [mutation.Subject.Key] : [], overdrawn);
        Assert.Equal(typed, world.Plan.Books.Documents.Count);
    }

    [Fact]
    public async Task a_planted_firm_is_changed_only_where_nothing_is_planted()
    {
        await using var world = new SandboxWorld(new FirmOrder(3, Today, new FirmOptions()));
        var subjects = world.Plan.Planted.Select(planted => planted.Subject.Key).ToHashSet();

        foreach (var kind in Enum.GetValues<MutationKind>())
        {
            Assert.DoesNotContain(world.Mutate(kind, 3)!.Subject.Key, subjects);
        }
    }

    [Fact]
    public async Task a_firm_without_anything_to_change_says_so()
    {
        await using var world = new SandboxWorld(new FirmOrder(1, Today, new FirmOptions(FirmOptions.LeastMatters, Planted: false)));

        Assert.Contains(Enum.GetValues<MutationKind>(), kind => world.Mutate(kind, 1) is null);
    }

    private static string[] Codes(MutationKind kind) => kind switch
    {
        MutationKind.Amount => ["INV-AMOUNT"],
        MutationKind.Date => ["TR-NEGATIVE"],
        MutationKind.Customer or MutationKind.Copy => ["INV-DUP-NUMBER"],
        MutationKind.Deleted => ["MAP-CUST-MISSING", "PAY-NO-INVOICE"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static IEnumerable<string> Overdrawn(FirmPlan plan) =>
        from ledger in plan.Movements.Where(movement => movement.Account.Kind == BankAccountKind.Trust && movement.Matter is not null)
            .GroupBy(movement => (movement.Account, Matter: movement.Matter!))
        let days = ledger.GroupBy(movement => movement.Effective).OrderBy(day => day.Key).Select(day => day.Sum(movement => movement.Effect)).ToList()
        where Enumerable.Range(1, days.Count).Any(count => days.Take(count).Sum() < 0m)
        select $"{ledger.Key.Account.Id}|{ledger.Key.Matter.Id}";
}
