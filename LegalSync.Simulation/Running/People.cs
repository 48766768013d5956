using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.World;

namespace LegalSync.Simulation.Running;

/// <summary>The people of the firm: they decide, change their minds, and work through cards, each on whichever node serves the page.</summary>
internal sealed class People(Site site, Fleet fleet)
{
    private static readonly Actor _partner = Actor.Person("mp", "Pat Partner", [Role.ManagingPartner, Role.Bookkeeper, Role.Administrator], ["*"]);

    /// <summary>Items that wait for a person.</summary>
    public IReadOnlyList<WorkItem> Held => [.. Items.Where(item => item.Stage == Stage.Held && item.Draft is not null)];

    private IEnumerable<WorkItem> Items => site.Database.Of<WorkItem>().Rows.Select(row => row.Row);

    /// <summary>A person does something at an instant of the history.</summary>
    public void At(TimeSpan after, Func<Node, Task> act) => site.Pump.Later(null, after, () =>
    {
        if (fleet.Any() is { } node)
        {
            _ = fleet.GuardAsync(node, "page", () => act(node));
        }
    });

    /// <summary>Approves items as they are shown.</summary>
    public static Task ApproveAsync(Node node, IReadOnlyList<WorkItem> items) =>
        node.Approve.RunAsync(FirmTemplate.Books, [.. items.Select(Shown)], _partner, CancellationToken.None);

    /// <summary>Approves a part of what is held.</summary>
    public Task ApproveSomeAsync(Node node, int ofAThousand) => ApproveAsync(node, [.. Held.Where(_ => site.Dice.Chance(ofAThousand))]);

    /// <summary>Takes back one decision that stands.</summary>
    public async Task UndoOneAsync(Node node)
    {
        var standing = Items.Where(item => item.Stage is Stage.Approved or Stage.Posting or Stage.Rejected).ToList();
        if (standing.Count > 0)
        {
            var item = site.Dice.Of(standing);
            var outcome = await node.Undo.RunAsync(FirmTemplate.Books, [item.Id], _partner, CancellationToken.None);
            site.Coverage.See(outcome.Verdicts.All(verdict => verdict.Done) ? "person: undone" : "person: undo came too late");
        }
    }

    /// <summary>Rejects one item.</summary>
    public async Task RejectOneAsync(Node node)
    {
        if (Held is { Count: > 0 } held)
        {
            await node.Reject.RunAsync(FirmTemplate.Books, [Shown(site.Dice.Of(held))], "Not this one.", _partner, CancellationToken.None);
            site.Coverage.See("person: rejected");
        }
    }

    /// <summary>Works through every open card that posting raised: sends again what was refused.</summary>
    public async Task WorkCardsAsync(Node node, int ofAThousand)
    {
        foreach (var card in site.Database.Of<ExceptionItem>().Rows.Select(row => row.Row).Where(card => card.State == CardState.Open && card.Origin == Origin.Posting).ToList())
        {
            if (site.Dice.Chance(ofAThousand))
            {
                var way = card.Code == Codes.TimeoutUnknown ? "look-up" : card.Code == Codes.TrustOneSided ? "post-again" : site.Dice.Of(["retry", "retry", "retry", "retry", "retry", "retry", "retry", "retry", "abandon", "link-by-hand"]);
                var document = way == "link-by-hand" ? await PostByHandAsync(node, card) : null;
                var outcome = await node.Resolve.RunAsync(FirmTemplate.Books, new ResolutionChoice(card.Id, card.Version, way, document, "Tried again."), _partner, CancellationToken.None);
                site.Coverage.See(outcome.Done ? $"person: {way}" : $"person: {way} refused");
                if (site.Pump.Diary.IsKept)
                {
                    site.Pump.Note("person", $"{way} {card.Code} {card.Subject}: {outcome.Refusal ?? "done"}");
                }
            }
        }
    }

    /// <summary>A bookkeeper writes a refused deposit into QuickBooks by hand, and the books are read; answers the document.</summary>
    private async Task<string?> PostByHandAsync(Node node, ExceptionItem card)
    {
        var edge = site.Database.Of<BlockingEdge>().Rows.Select(row => row.Row).FirstOrDefault(edge => edge.Card == card.Id);
        var posting = site.Database.Of<PostingIntent>().Rows.Select(row => row.Row).FirstOrDefault(posting => posting.Item == edge?.Item && posting.State == PostingState.Refused);
        if (posting?.ReadDraft() is not TrustDepositDraft draft || site.Books.Company.BookCloseDate is not null)
        {
            return null;
        }

        var id = Bookkeeper.Deposit(site, draft);
        await node.ReadBack.RefreshAsync(FirmTemplate.Books, false, Actor.Job("verify", "simulation"), CancellationToken.None);
        return new DocumentRef(BooksKind.Deposit, new DocumentId(id)).ToString();
    }

    /// <summary>Pauses all posting, or lets it go on.</summary>
    public async Task PauseAsync(Node node, bool paused)
    {
        for (var done = false; !done;)
        {
            await using var session = node.Store.Open(FirmTemplate.Books);
            var books = await session.BooksAsync(CancellationToken.None);
            if (books.IsPostingPaused == paused)
            {
                return;
            }

            books.PausePosting(paused);
            done = await session.SaveAsync(CancellationToken.None);
        }

        site.Coverage.See(paused ? "person: paused" : "person: resumed");
        site.Pump.Note("person", paused ? "paused" : "resumed");
    }

    /// <summary>Connects QuickBooks again, when its authorisation was lost.</summary>
    public async Task ReconnectAsync(Node node)
    {
        for (var done = false; !done;)
        {
            await using var session = node.Store.Open(FirmTemplate.Books);
            var link = await session.ConnectionAsync(FirmTemplate.AccountingLink, CancellationToken.None);
            if (link.State == ConnectionState.Connected)
            {
                return;
            }

            link.KeepTokens("kept elsewhere", site.Pump.Now.AddHours(1), site.Pump.Now);
            done = await session.SaveAsync(CancellationToken.None);
        }

        site.Coverage.See("person: reconnected");
        site.Pump.Note("person", "reconnected");
    }

    private static ShownItem Shown(WorkItem item) => new(item.Id, item.DraftHash!);
}
