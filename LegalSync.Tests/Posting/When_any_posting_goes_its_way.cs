using FsCheck;
using FsCheck.Fluent;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using Xunit;

namespace LegalSync.Tests.Posting;

/// <summary>What holds of an intent whatever is asked of it, in any order: a table of the lawful moves is the model.</summary>
public class When_any_posting_goes_its_way
{
    private static readonly int MaxTest = int.TryParse(Environment.GetEnvironmentVariable("LEGALSYNC_PROPERTY_RUNS"), out var runs) ? runs : 400;

    private static readonly BooksId Books = new(new Guid(7, 0, 0, new byte[8]));
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Proof = TimeSpan.FromSeconds(4);
    private static readonly PostingNode Node = new("node");

    private static readonly IReadOnlyList<Move> Moves =
    [
        new("claim", [PostingState.Pending, PostingState.Claimed, PostingState.Sent, PostingState.Uncertain], null, (intent, at) => intent.Claim(Node, at, Lease, TimeSpan.Zero)),
        new("give back", [PostingState.Claimed, PostingState.Uncertain], null, (intent, at) => intent.GiveBack(at)),
        new("seal", [PostingState.Claimed], PostingState.Claimed, (intent, _) => intent.Seal(new Envelope(intent.CurrentKey, "invoice?requestid=" + intent.CurrentKey, intent.Draft))),
        new("send", [PostingState.Claimed], PostingState.Sent, (intent, at) => intent.Sending(at, at + Lease, at + Proof)),
        new("confirm", [PostingState.Sent, PostingState.Uncertain], PostingState.Confirmed, (intent, at) => intent.Confirm(Found, "0", at)),
        new("refuse", [PostingState.Claimed, PostingState.Sent, PostingState.Uncertain], PostingState.Refused, (intent, at) => intent.Refuse("6000", "no", at)),
        new("link by hand", [PostingState.Refused, PostingState.Uncertain, PostingState.Sent], PostingState.Confirmed, (intent, at) => intent.LinkByHand(Found, at)),
        new("lose track", [PostingState.Sent], PostingState.Uncertain, (intent, at) => intent.LoseTrack(at)),
        new("prove absent", [PostingState.Uncertain], PostingState.Pending, (intent, at) => intent.ProveAbsent(at)),
        new("try again", [PostingState.Refused, PostingState.Cancelled], PostingState.Pending, (intent, at) => intent.TryAgain(Draft(at), at)),
        new("cancel", [PostingState.Pending, PostingState.Claimed, PostingState.Refused], PostingState.Cancelled, (intent, at) => intent.Cancel(at)),
        new("not taken", [PostingState.Sent], PostingState.Pending, (intent, at) => intent.WasNotTaken(at)),
        new("go alone", [PostingState.Sent], PostingState.Pending, (intent, at) => intent.GoAlone(at)),
        new("wait", Enum.GetValues<PostingState>(), null, (intent, at) => intent.NotBeforeAgain(at)),
    ];

    private static DocumentRef Found { get; } = new(BooksKind.Deposit, new DocumentId("17"));

    /// <summary>A move from a state it does not start from is refused; some are refused from their own states too, for a lease, an envelope or a proof.</summary>
    [Fact]
    public void only_lawful_moves_are_made_and_an_unlawful_one_changes_nothing() => Always(walk => walk.All(step => step.Refused is null
        ? step.Move.From.Contains(step.Before.State) && (step.Move.To is not { } to || step.After.State == to) && step.After.Version > step.Before.Version
        : step.After == step.Before && !(step.Move.From.Contains(step.Before.State) && IsUnconditional(step.Move))));

    [Fact]
    public void nobody_takes_what_another_still_holds() => Always(walk =>
        walk.Where(step => step.Move.Name == "claim" && step.Refused is null).All(step => step.Before.LeaseUntil is not { } until || until <= step.At));

    [Fact]
    public void every_claim_has_a_number_of_its_own() => Always(walk =>
        walk.All(step => step.After.Fence == step.Before.Fence + (step.Move.Name == "claim" && step.Refused is null ? 1 : 0)));

    [Fact]
    public void what_was_sent_goes_back_to_waiting_only_when_nobody_took_it_or_its_absence_was_proven_late_enough() => Always(walk =>
        walk.Where(step => step.Before.State is PostingState.Sent or PostingState.Uncertain && step.After.State == PostingState.Pending)
            .All(step => step.Move.Name is "not taken" or "go alone" || (step.Move.Name == "prove absent" && step.At >= step.Before.SentAt + Proof)));

    [Fact]
    public void what_a_node_left_behind_is_looked_up_and_not_sent() => Always(walk =>
        walk.Where(step => step.Move.Name == "claim" && step.Refused is null && step.Before.State is PostingState.Sent or PostingState.Uncertain)
            .All(step => step.After.State == PostingState.Uncertain));

    [Fact]
    public void what_the_books_hold_stays_theirs() => Always(walk =>
        walk.Where(step => step.Before.State == PostingState.Confirmed).All(step => step.After.State == PostingState.Confirmed && step.After.Document == step.Before.Document));

    [Fact]
    public void the_generation_advances_by_one_and_only_after_a_refusal_or_a_cancellation() => Always(walk => walk.All(step =>
        step.After.Generation == step.Before.Generation
        || (step.After.Generation == step.Before.Generation + 1 && step.Before.State is PostingState.Refused or PostingState.Cancelled && step.Move.Name == "try again")));

    [Fact]
    public void one_generation_has_one_key_and_one_body() => Always(walk =>
        walk.Select(step => step.After).Where(after => after.RequestId is not null).GroupBy(after => after.Generation)
            .All(generation => generation.Select(after => (after.RequestId, after.Path, after.Body)).Distinct().Count() == 1));

    [Fact]
    public void a_body_is_sent_only_as_it_was_stored() => Always(walk =>
        walk.Where(step => step.After.State == PostingState.Sent).All(step => step.After.Body == step.After.Draft));

    [Fact]
    public void two_generations_share_no_key_and_all_share_the_mark() => Always(walk =>
        walk.Select(step => step.After).Where(after => after.RequestId is not null).DistinctBy(after => after.Generation).GroupBy(after => after.RequestId).All(same => same.Count() == 1)
        && walk.Select(step => step.After.Mark).Distinct().Count() <= 1);

    [Fact]
    public void a_byte_may_have_left_in_every_state_after_sending() => Always(walk =>
        walk.Where(step => step.After.State is PostingState.Sent or PostingState.Uncertain).All(step => step.After.SentAt is not null && step.After.RequestId is not null));

    [Fact]
    public void the_latest_send_is_the_one_that_counts() => Always(walk =>
        walk.Where(step => step.Move.Name == "send" && step.Refused is null).All(step => step.After.SentAt == step.At));

    [Fact]
    public void the_key_depends_on_books_event_leg_and_generation_and_fits() => Prop.ForAll(
        Gen.Choose(0, 5).Four().ToArbitrary(),
        parts =>
        {
            var (books, name, leg, generation) = parts;
            var key = Key(books, name, leg, generation);
            return key.Length <= 36 && key == Key(books, name, leg, generation)
                && key != Key(books + 1, name, leg, generation) && key != Key(books, name + 1, leg, generation)
                && key != Key(books, name, leg + 1, generation) && key != Key(books, name, leg, generation + 1);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest));

    private static string Key(int books, int name, int leg, int generation) =>
        PostingIntent.KeyOf(new BooksId(new Guid(books, 0, 0, new byte[8])), $"Invoice:{name}", leg, generation);

    private static void Always(Func<IReadOnlyList<Step>, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, Moves.Count - 1).ListOf().ToArbitrary(), choices => holds(Walk([.. choices.Select(choice => Moves[choice])])))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(MaxTest).WithEndSize(60));

    private static List<Step> Walk(IReadOnlyList<Move> moves)
    {
        var intent = PostingIntent.Open(Books, null, "TrustDeposit:1", 1, Draft(Start), Start);
        var walk = new List<Step>();
        var at = Start;
        foreach (var move in moves)
        {
            at += TimeSpan.FromSeconds(1);
            var before = See(intent);
            InvalidOperationException? refused = null;
            try
            {
                move.Make(intent, at);
            }
            catch (InvalidOperationException objection)
            {
                refused = objection;
            }

            walk.Add(new Step(move, at, before, See(intent), refused));
        }

        return walk;
    }

    private static TrustDepositDraft Draft(DateTimeOffset at) => new(
        new CustomerId("1"), new DateOnly(2026, 5, 4), Money.FromMinor(100 + at.Second, Currency.Usd), new AccountId("2"), new AccountId("3"));

    private static Look See(PostingIntent intent) => new(
        intent.State, intent.Generation, intent.RequestId, intent.Path, intent.Body, intent.SentAt, intent.Attempts, intent.Document, intent.Mark, intent.Version, intent.Draft)
    {
        Fence = intent.Fence, LeaseUntil = intent.LeaseUntil,
    };

    private static bool IsUnconditional(Move move) => move.Name is not ("claim" or "seal" or "send" or "prove absent");

    private sealed record Move(string Name, IReadOnlyList<PostingState> From, PostingState? To, Action<PostingIntent, DateTimeOffset> Make)
    {
        public override string ToString() => Name;
    }

    private sealed record Step(Move Move, DateTimeOffset At, Look Before, Look After, InvalidOperationException? Refused);
}

/// <summary>Everything of an intent that a step could change.</summary>
internal sealed record Look(
    PostingState State, int Generation, string? RequestId, string? Path, string? Body, DateTimeOffset? SentAt, int Attempts, string? Document, string Mark, int Version, string Draft)
{
    public required long Fence { get; init; }

    public required DateTimeOffset? LeaseUntil { get; init; }
}
