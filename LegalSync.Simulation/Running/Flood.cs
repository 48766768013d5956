using LegalSync.Sandbox.Faults;
using LegalSync.Sandbox.QuickBooks.Http;
using LegalSync.Sandbox.QuickBooks.Journal;
using LegalSync.Simulation.Clockwork;
using LegalSync.Simulation.Judging;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>How a firm's flood ended.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Posted">Documents that came into the books.</param>
/// <param name="Lost">Writes whose answer was lost.</param>
/// <param name="Late">Writes that took effect after their caller had given up.</param>
/// <param name="SettledAfter">How long after the calm the last posting was settled.</param>
/// <param name="Broken">What is broken; nothing when all is well.</param>
public sealed record FloodEnd(long Seed, int Posted, int Lost, int Late, TimeSpan SettledAfter, IReadOnlyList<string> Broken);

/// <summary>One firm posts very much at once over two nodes, while a fifth of the answers is lost and a twentieth of the writes comes late; for every second firm the books take no notice of request ids.</summary>
public static class Flood
{
    private const string LostAnswer = "answer lost after commit";
    private const string LateCommit = "commit after the caller gave up";
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Plays one firm of so many items.</summary>
    public static FloodEnd Play(long seed, int items)
    {
        const int FewShapes = 8;
        var pump = new Pump(new Dice(seed), FirmTemplate.Start, new Diary(false));
        var site = new Site(pump, FirmTemplate.Of((int)(seed % FewShapes), items));
        site.Weather.SlowestMilliseconds = 2;
        var fleet = new Fleet(site, 2);
        var storm = new Storm(site, seed % 2 == 0 ? RequestIds.Ignored : RequestIds.Honoured,
            (LostAnswer, 200, request => Of(request, site.Dice.Chance(500) ? ScriptedFate.CommitThenDrop : ScriptedFate.CommitThenReset)),
            (LateCommit, 50, request => Of(request, ScriptedFate.CommitLate(site.Dice.Span(1_000, 119_000)))));
        var people = new People(site, fleet);
        people.At(TimeSpan.FromSeconds(1), node => people.ApproveSomeAsync(node, 1_000));
        pump.RunUntil(pump.Now + Length);
        storm.Calm();
        var calm = pump.Now;
        while (pump.Now - calm < Patience && !History.IsSettled(site))
        {
            pump.RunUntil(pump.Now + TimeSpan.FromSeconds(2));
        }

        var settledAfter = pump.Now - calm;
        // What is still under way in the network comes in before the judgement.
        pump.RunUntil(pump.Now + ScriptedFate.ServerLimit);
        return new FloodEnd(
            seed, site.Ledger.Documents.Count, Seen(site, LostAnswer), Seen(site, LateCommit), settledAfter,
            pump.HasStrayed ? ["The history ran on more than one thread."] : [.. site.Defects, .. new Judge(site).Run()]);
    }

    private static ScriptedFate Of(WireRequest request, ScriptedFate write) => request.IsWrite ? write : ScriptedFate.CommitThenDrop;

    private static int Seen(Site site, string fault) => site.Coverage.Seen.GetValueOrDefault("fault: " + fault);
}
