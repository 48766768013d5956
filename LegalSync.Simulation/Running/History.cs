using System.Globalization;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Judging;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>How one history ended.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Broken">What is broken; nothing when all is well.</param>
/// <param name="InBooks">What of it shows in the books, held against what people decided.</param>
/// <param name="Text">The history as text, when it was kept.</param>
/// <param name="Coverage">What was seen in it.</param>
/// <param name="Steps">How many steps ran.</param>
public sealed record HistoryEnd(long Seed, IReadOnlyList<string> Broken, IReadOnlyList<string> InBooks, string Text, Coverage Coverage, long Steps);

/// <summary>One seed is one history: a firm, its nodes, its people, and everything that goes wrong, for a while; then a calm, and the judgement.</summary>
public static class History
{
    private const int Shapes = 48;

    /// <summary>Every so manieth firm gives up after a few tries, so that the end of all tries is met as well.</summary>
    private const int ImpatientEvery = 10;
    private const int ImpatientTries = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LastEffects = TimeSpan.FromSeconds(130);

    /// <summary>Plays a seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="keepsText">Whether the text is kept.</param>
    /// <param name="isHarsh">Whether nearly everything goes wrong: several nodes, request ids mostly ignored, kills and freezes at the worst moments.</param>
    public static HistoryEnd Play(long seed, bool keepsText = false, bool isHarsh = false)
    {
        var dice = new Dice(seed);
        var pump = new Pump(dice, FirmTemplate.Start, new Diary(keepsText));
        var template = FirmTemplate.Of(dice.Below(Shapes), 5 + dice.Below(8));
        var usual = new PostingPolicy();
        var site = new Site(pump, template) { Policy = seed % ImpatientEvery == 0 ? usual with { Tries = ImpatientTries } : usual };
        var fleet = new Fleet(site, isHarsh ? dice.Between(2, 3) : dice.Between(1, 3));
        site.Coverage.See(string.Create(CultureInfo.InvariantCulture, $"nodes: {fleet.Living.Count()}"));
        var storm = new Storm(site, isHarsh ? 60 : dice.Of([0, 40, 120, 250]), isHarsh ? 600 : 350);
        var isLong = dice.Chance(20);
        var length = isLong ? dice.Span(700_000, 900_000) : dice.Span(60_000, 200_000);
        Arrange(site, fleet, length, isHarsh);
        fleet.KillsAtTheMark = isHarsh ? dice.Between(60, 160) : fleet.KillsAtTheMark;
        if (isLong)
        {
            storm.SwallowWrites();
        }

        pump.RunUntil(pump.Now + length);
        Calm(site, fleet, storm);
        return End(seed, site);
    }

    private static void Arrange(Site site, Fleet fleet, TimeSpan length, bool isHarsh)
    {
        var dice = site.Dice;
        var people = new People(site, fleet);
        site.Moves.Heard = fleet.Hear;
        Weather(site);
        var all = dice.Chance(500);
        people.At(dice.Span(500, 3_000), node => people.ApproveSomeAsync(node, all ? 1_000 : 600));
        for (var i = dice.Below(4); i > 0; i--)
        {
            people.At(dice.Span(1_000, (int)length.TotalMilliseconds), node => people.ApproveSomeAsync(node, 700));
        }

        Sometimes(dice, 400, 3, () => people.At(dice.Span(2_000, 30_000), people.UndoOneAsync));
        Sometimes(dice, 200, 2, () => people.At(dice.Span(1_000, 60_000), people.RejectOneAsync));
        Sometimes(dice, 450, 3, () => people.At(dice.Span(20_000, (int)length.TotalMilliseconds), node => people.WorkCardsAsync(node, 500)));
        Sometimes(dice, 700, 3, () => people.At(dice.Span(20_000, (int)length.TotalMilliseconds), people.ReconnectAsync));
        if (dice.Chance(100))
        {
            people.At(dice.Span(5_000, 20_000), node => people.PauseAsync(node, true));
        }

        if (dice.Chance(100))
        {
            fleet.KillsAtTheMark = dice.Between(10, 150);
        }

        if (dice.Chance(150))
        {
            CloseBooks(site, length);
        }

        fleet.ReadsBack = dice.Chance(80);
        fleet.Captures = dice.Chance(80);
        Sometimes(dice, 250, 3, () => Node(site, fleet, length, node => fleet.Kill(node, dice.Span(1_000, 60_000))));
        Sometimes(dice, 150, 2, () => Node(site, fleet, length, node => fleet.Stop(node, dice.Span(100, 20_000))));
        Sometimes(dice, 200, 2, () => Node(site, fleet, length, node => fleet.Freeze(node, dice.Chance(400) ? dice.Span(101_000, 240_000) : dice.Span(2_000, 90_000))));
        Bookkeeper.Arrange(site, length, isHarsh ? 800 : 250);
    }

    /// <summary>A bookkeeper closes the books up to a day, and opens them again.</summary>
    private static void CloseBooks(Site site, TimeSpan length) => site.Pump.Later(null, site.Dice.Span(0, (int)length.TotalMilliseconds / 2), () =>
    {
        site.Coverage.See("fault: books closed");
        site.Pump.Note("bookkeeper", "closes the books");
        site.Books.Company.BookCloseDate = new DateOnly(2026, 11, site.Dice.Between(3, 15));
        site.Pump.Later(null, site.Dice.Span(20_000, (int)length.TotalMilliseconds), () => site.Books.Company.BookCloseDate = null);
    });

    private static void Weather(Site site)
    {
        var dice = site.Dice;
        site.Poison = dice.Chance(60) ? dice.Below(6) : null;
        site.Weather.Happened = fate => site.Coverage.See($"fault: database {fate}");
        site.Weather.SlowestMilliseconds = dice.Of([1, 4, 4, 40, 400]);
        site.Weather.Deadlocks = dice.Chance(200) ? dice.Between(5, 80) : 0;
        site.Weather.LossesBefore = dice.Chance(150) ? dice.Between(5, 40) : 0;
        site.Weather.LossesAfter = dice.Chance(250) ? dice.Between(5, 60) : 0;
        site.Weather.ReadLosses = dice.Chance(80) ? dice.Between(1, 8) : 0;
        site.Practice.Failures = dice.Chance(300) ? 200 : 0;
    }

    /// <summary>Every fault ends; what remains is time, and people who work through their cards.</summary>
    private static void Calm(Site site, Fleet fleet, Storm storm)
    {
        var pump = site.Pump;
        pump.Note("way", "calm");
        storm.Calm();
        site.Books.Company.BookCloseDate = null;
        site.Poison = null;
        fleet.KillsAtTheMark = 0;
        (site.Weather.Deadlocks, site.Weather.LossesBefore, site.Weather.LossesAfter, site.Weather.ReadLosses, site.Weather.SlowestMilliseconds) = (0, 0, 0, 0, 4);
        site.Practice.Failures = 0;
        fleet.StartMissing();
        var people = new People(site, fleet);
        foreach (var seconds in new[] { 15, 28, 40 })
        {
            people.At(TimeSpan.FromSeconds(seconds - 14), node => people.PauseAsync(node, false));
            people.At(TimeSpan.FromSeconds(seconds - 13), people.ReconnectAsync);
            people.At(TimeSpan.FromSeconds(seconds), node => people.WorkCardsAsync(node, 1_000));
        }

        var (start, step) = (pump.Now, TimeSpan.FromSeconds(20));
        while (pump.Now - start < Patience && (pump.Now - start < LastEffects || !IsSettled(site)))
        {
            pump.RunUntil(pump.Now + step);
            fleet.PostEveryMilliseconds = 8_000;
        }
    }

    /// <summary>True when nothing is on its way any more.</summary>
    internal static bool IsSettled(Site site) => site.Database.Of<PostingIntent>().Rows
        .All(row => row.Row.State is PostingState.Confirmed or PostingState.Refused or PostingState.Cancelled)
        && site.Database.Of<WorkItem>().Rows.All(row => row.Row.Stage is not (Stage.Approved or Stage.Posting));

    private static HistoryEnd End(long seed, Site site)
    {
        Dump(site);
        var inBooks = site.Pump.HasStrayed ? ["The history ran on more than one thread."] : new Judge(site).Run();
        return new HistoryEnd(seed, [.. site.Defects, .. site.Moves.Faults, .. inBooks], inBooks, site.Pump.Diary.ToString(), site.Coverage, site.Pump.Steps);
    }

    /// <summary>Where everything stands at the end; what a reader of a broken history looks at first.</summary>
    private static void Dump(Site site)
    {
        if (!site.Pump.Diary.IsKept)
        {
            return;
        }

        foreach (var (_, posting) in site.Database.Of<PostingIntent>().Rows)
        {
            site.Pump.Note("end", string.Create(CultureInfo.InvariantCulture,
                $"{posting.Event} leg {posting.Leg}: {posting.State} generation {posting.Generation} attempts {posting.Attempts} fence {posting.Fence} by {posting.ClaimedBy} until {posting.LeaseUntil:HH:mm:ss} not before {posting.NotBefore:HH:mm:ss} proof {posting.ProofAt:HH:mm:ss} {posting.Document} {posting.RefusalCode}"));
        }

        foreach (var (_, edge) in site.Database.Of<BlockingEdge>().Rows)
        {
            site.Pump.Note("end", $"{Name(site, edge.Item)} waits for {(edge.WaitsFor is { } first ? Name(site, first) : "a card")}: {edge.Because}");
        }
    }

    private static string Name(Site site, WorkItemId id) =>
        site.Database.Of<WorkItem>().Rows.Select(row => row.Row).First(item => item.Id == id) is var item ? $"{item.Key.Event} ({item.Stage}, {item.OpenEdges} edges)" : "";

    private static void Sometimes(Dice dice, int ofAThousand, int most, Action act)
    {
        for (var i = dice.Chance(ofAThousand) ? dice.Between(1, most) : 0; i > 0; i--)
        {
            act();
        }
    }

    private static void Node(Site site, Fleet fleet, TimeSpan length, Action<Node> act) =>
        site.Pump.Later(null, site.Dice.Span(3_000, (int)length.TotalMilliseconds), () =>
        {
            if (fleet.Any() is { } node)
            {
                act(node);
            }
        });
}
