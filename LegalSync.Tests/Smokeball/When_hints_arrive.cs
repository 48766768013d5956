using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Smokeball;
using Xunit;

namespace LegalSync.Tests.Smokeball;

public class When_hints_arrive
{
    private static readonly ConnectionId Firm = SmokeballRig.Firm;
    private static readonly ConnectionId OtherFirm = new(Guid.Parse("b8f1a6de-5a6c-4f57-8c8c-0f8f6a3d1c02"));
    private readonly WebhookHints _hints = new();

    [Fact]
    public void many_changes_of_one_matter_are_one_read()
    {
        Hint("fee-1", "m1");
        Hint("fee-2", "m1");
        Hint("fee-1", "m2");

        Assert.Equal(["m1", "m2"], _hints.Drain(Firm).Select(matter => matter.Value).Order());
        Assert.Empty(_hints.Drain(Firm));
    }

    [Fact]
    public void what_names_no_matter_is_kept_by_its_key()
    {
        _hints.Hint(Firm, SourceKind.Client, new SourceId("c1"), null);
        _hints.Hint(Firm, SourceKind.Client, new SourceId("c1"), null);
        _hints.Hint(Firm, SourceKind.Expense, new SourceId("c1"), MatterId.None);

        Assert.Empty(_hints.Drain(Firm));
        Assert.Equal(2, _hints.DrainRecords(Firm).Count);
        Assert.Empty(_hints.DrainRecords(Firm));
    }

    [Fact]
    public void one_firm_does_not_take_the_hints_of_another()
    {
        Hint("fee-1", "m1");

        Assert.Empty(_hints.Drain(OtherFirm));
        Assert.Single(_hints.Drain(Firm));
    }

    [Fact]
    public async Task who_waits_is_woken_by_the_first_hint()
    {
        var waiting = _hints.WaitAsync(default);
        Assert.False(waiting.IsCompleted);

        Hint("fee-1", "m1");

        Assert.Equal([Firm], await waiting.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task hints_that_were_not_taken_are_not_waited_for()
    {
        Hint("fee-1", "m1");
        await _hints.WaitAsync(default);
        _hints.Hint(OtherFirm, SourceKind.Client, new SourceId("c1"), null);
        _hints.Drain(Firm);

        Assert.Equal([OtherFirm], await _hints.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task once_taken_the_next_hint_is_waited_for()
    {
        Hint("fee-1", "m1");
        _hints.Drain(Firm);
        var waiting = _hints.WaitAsync(default);
        Assert.False(waiting.IsCompleted);

        Hint("fee-1", "m1");

        Assert.Single(await waiting.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task nothing_is_lost_while_many_write_and_one_takes()
    {
        var written = Parallel.ForAsync(0, 2_000, (number, _) =>
        {
            Hint("fee", $"m{number}");
            return ValueTask.CompletedTask;
        });
        var taken = new HashSet<MatterId>();
        while (taken.Count < 2_000)
        {
            await _hints.WaitAsync(default).WaitAsync(TimeSpan.FromSeconds(5));
            taken.UnionWith(_hints.Drain(Firm));
        }

        await written;
        Assert.Equal(2_000, taken.Count);
    }

    private void Hint(string fee, string matter) => _hints.Hint(Firm, SourceKind.TimeEntry, new SourceId(fee), new MatterId(matter));
}
