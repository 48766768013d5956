using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;

namespace LegalSync.Domain.Spine;

/// <summary>Key of an item.</summary>
public readonly record struct WorkItemId(Guid Value);

/// <summary>What an item is about at its source; with the books it is unique.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The source's key of the economic event.</param>
public readonly record struct ItemKey(WorkKind Kind, SourceId Source)
{
    /// <summary>The economic event's name within the books: the root of intents and request ids.</summary>
    public string Event => $"{Kind}:{Source.Value}";

    /// <summary>Reads <see cref="Event"/> back.</summary>
    public static ItemKey Parse(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new ItemKey(Enum.Parse<WorkKind>(text[..colon]), new SourceId(text[(colon + 1)..]));
    }
}

/// <summary>One item on its way from the practice system into the books.</summary>
public sealed class WorkItem
{
    /// <summary>Longest title a column holds.</summary>
    public const int MaxTitleLength = 200;

    /// <summary>Stands for all trust accounts, where an item may touch any of them.</summary>
    public const string EveryTrustAccount = "*";

    private WorkItem(WorkItemId id, BooksId books, ConnectionId connection, WorkKind kind, SourceId source) =>
        (Id, Books, Connection, Kind, Source) = (id, books, connection, kind, source);

    /// <summary>Key.</summary>
    public WorkItemId Id { get; private set; }

    /// <summary>Order of first sight, given by the database.</summary>
    public long Sequence { get; private set; }

    /// <summary>The books it goes to, frozen when it is routed.</summary>
    public BooksId Books { get; private set; }

    /// <summary>Where it came from.</summary>
    public ConnectionId Connection { get; private set; }

    /// <summary>What it is.</summary>
    public WorkKind Kind { get; private set; }

    /// <summary>The source's key.</summary>
    public SourceId Source { get; private set; }

    /// <summary>Its matter.</summary>
    public MatterId Matter { get; private set; }

    /// <summary>The practice-side trust account it moves, for trust kinds; else empty.</summary>
    public BankAccountId TrustAccount { get; private set; } = new("");

    /// <summary>What the screens call it: "Invoice 1042", "Trust deposit".</summary>
    public string Title { get; private set; } = "";

    /// <summary>Its ledger date.</summary>
    public DateOnly Date { get; private set; }

    /// <summary>What it is worth.</summary>
    public Money Amount { get; private set; }

    /// <summary>How far it has come.</summary>
    public Stage Stage { get; private set; } = Stage.Captured;

    /// <summary>Since when; of a held item, since when it waits as it is: with this draft, and with nothing against it.</summary>
    public DateTimeOffset StageSince { get; private set; }

    /// <summary>When it was first captured.</summary>
    public DateTimeOffset CapturedAt { get; private set; }

    /// <summary>Its posting legs as JSON (<see cref="DraftText"/>), once routed.</summary>
    public string? Draft { get; private set; }

    /// <summary>SHA-256 of <see cref="Draft"/>: what an approval signs.</summary>
    public string? DraftHash { get; private set; }

    /// <summary>Hash of the financial fields it was last evaluated from.</summary>
    public string FinancialHash { get; private set; } = "";

    /// <summary>A payment known only from an invoice's paid amount: never automatic, approved one by one.</summary>
    public bool IsProvisional { get; private set; }

    /// <summary>Why it ended, for the ends that need a reason.</summary>
    public string? EndReason { get; private set; }

    /// <summary>The document it was adopted from, when it was in the books by hand.</summary>
    public string? Adopted { get; private set; }

    /// <summary>The rule outcomes of the last evaluation, as JSON.</summary>
    public string Outcomes { get; private set; } = "[]";

    /// <summary>How many open cards and unfinished items hold it; kept with the edges.</summary>
    public int OpenEdges { get; private set; }

    /// <summary>Counts changes; a stale writer is refused.</summary>
    public int Version { get; private set; }

    /// <summary>True when it moves client money, as its kind says or as the accounts of a correction do: it takes the grant for the trust account.</summary>
    public bool MovesClientMoney => Kind.IsTrust() || TrustAccount.Value.Length > 0;

    /// <summary>Its key at the source.</summary>
    public ItemKey Key => new(Kind, Source);

    /// <summary>An item seen for the first time.</summary>
    public static WorkItem See(WorkItemId id, BooksId books, ConnectionId connection, ItemKey key, DateTimeOffset at) =>
        new(id, books, connection, key.Kind, key.Source) { CapturedAt = at, StageSince = at };

    /// <summary>Takes what an evaluation found. Only before approval; later changes go through their own commands.</summary>
    /// <returns>True when anything changed.</returns>
    public bool Evaluated(ItemDecision decision, DateTimeOffset at)
    {
        if (!Stage.IsBeforeApproval() && !(Stage.IsEnd() && Stage != Stage.Verified && Stage != Stage.Reversed))
        {
            throw new InvalidOperationException($"An item in stage {Stage} is not evaluated again.");
        }

        var legs = decision.Legs.Count == 0 ? null : DraftText.Write(decision.Legs);
        var outcomes = System.Text.Json.JsonSerializer.Serialize(decision.Outcomes, AmountsJson.Options);
        var edges = decision.Findings.Count + decision.WaitsFor.Count;
        var adopted = decision.Adopted?.ToString();
        var before = (Stage, Draft, Outcomes, OpenEdges, Adopted, EndReason, Amount, Date, Title, FinancialHash, IsProvisional, Matter);
        (Matter, TrustAccount, Title, Date, Amount) = (decision.Matter, decision.TrustAccount, Cut(decision.Title), decision.Date, decision.Amount);
        (Draft, DraftHash) = (legs, legs is null ? null : SourceRecord.Hash(legs));
        (Outcomes, OpenEdges, Adopted, EndReason) = (outcomes, edges, adopted, decision.EndReason);
        (FinancialHash, IsProvisional) = (decision.FinancialHash, decision.IsProvisional);
        if (before.Stage == Stage.Held && decision.Stage == Stage.Held && (before.Draft != Draft || (before.OpenEdges > 0 && OpenEdges == 0)))
        {
            // What people see is new to them: whatever counts from since when it waits, counts from here.
            StageSince = at;
        }

        MoveTo(decision.Stage, at);
        var changed = before != (Stage, Draft, Outcomes, OpenEdges, Adopted, EndReason, Amount, Date, Title, FinancialHash, IsProvisional, Matter);
        Version += changed ? 1 : 0;
        return changed;
    }

    /// <summary>A person approved this draft.</summary>
    public void Approve(DateTimeOffset at) => Step(Stage.Held, Stage.Approved, at);

    /// <summary>An approval was taken back before anything was sent, or the draft changed.</summary>
    public void ReturnToHeld(DateTimeOffset at)
    {
        if (Stage is not (Stage.Approved or Stage.Rejected))
        {
            throw new InvalidOperationException($"An item in stage {Stage} cannot return to Held.");
        }

        EndReason = null;
        Touch(Stage.Held, at);
    }

    /// <summary>A person said no.</summary>
    public void Reject(string reason, DateTimeOffset at)
    {
        EndReason = reason;
        Step(Stage.Held, Stage.Rejected, at);
    }

    /// <summary>The first byte may now be sent.</summary>
    public void StartPosting(DateTimeOffset at) => Step(Stage.Approved, Stage.Posting, at);

    /// <summary>The books said no: it is approved still, and waits for a person.</summary>
    public void PostingRefused(DateTimeOffset at) => Step(Stage.Posting, Stage.Approved, at);

    /// <summary>All legs are confirmed.</summary>
    public void Posted(DateTimeOffset at) => Touch(Stage.Posted, at);

    /// <summary>An entry came into the books on its invoice, or an item was read back and found equal.</summary>
    public void Verified(DateTimeOffset at) => Step(Stage.Posted, Stage.Verified, at);

    /// <summary>Ends the item with a reason, from any stage before the books hold it.</summary>
    public void End(Stage end, string reason, DateTimeOffset at, DocumentRef? adopted = null)
    {
        if (!end.IsEnd() || Stage.IsInBooks())
        {
            throw new InvalidOperationException($"An item in stage {Stage} does not end as {end}.");
        }

        EndReason = reason;
        Adopted = adopted?.ToString() ?? Adopted;
        Touch(end, at);
    }

    /// <summary>Its document is gone from the books and a person decided: it waits for approval again, for nothing is posted twice without one.</summary>
    public void PostAgain(DateTimeOffset at)
    {
        ExpectInBooks("be posted again");
        Touch(Stage.Held, at);
    }

    /// <summary>One of its documents is gone and a person completes it: what was approved stands and goes on.</summary>
    public void Complete(DateTimeOffset at)
    {
        ExpectInBooks("be completed");
        Touch(Stage.Posting, at);
    }

    /// <summary>What a person undid in the books stands. An item of which one side stands and the other is refused is taken back from Posting.</summary>
    public void Reverse(string reason, DateTimeOffset at)
    {
        if (Stage != Stage.Posting)
        {
            ExpectInBooks("be reversed");
        }

        EndReason = reason;
        Touch(Stage.Reversed, at);
    }

    /// <summary>The reversal was taken back: it is in the books as far as anybody knows, and is compared again.</summary>
    public void Unreverse(DateTimeOffset at)
    {
        EndReason = null;
        Step(Stage.Reversed, Stage.Posted, at);
    }

    /// <summary>Sets how many edges hold it.</summary>
    public void HeldBy(int edges)
    {
        if (edges != OpenEdges)
        {
            OpenEdges = edges;
            Version++;
        }
    }

    /// <summary>Another item begins to wait for it. Whoever moves it on in the same moment is refused, looks again, and frees what waits.</summary>
    public void BeWaitedFor() => Version++;

    private static string Cut(string text) => text.Length <= MaxTitleLength ? text : text[..MaxTitleLength];

    private void ExpectInBooks(string what)
    {
        if (Stage is not (Stage.Posted or Stage.Verified))
        {
            throw new InvalidOperationException($"An item in stage {Stage} cannot {what}.");
        }
    }

    private void Step(Stage from, Stage to, DateTimeOffset at)
    {
        if (Stage != from)
        {
            throw new InvalidOperationException($"An item in stage {Stage} does not move to {to}.");
        }

        Touch(to, at);
    }

    private void Touch(Stage to, DateTimeOffset at)
    {
        MoveTo(to, at);
        Version++;
    }

    private void MoveTo(Stage to, DateTimeOffset at)
    {
        if (Stage != to)
        {
            (Stage, StageSince) = (to, at);
        }
    }
}
