using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Domain.VisibleDrafts;
using LegalSync.Tests.Persistence;
using Xunit;

namespace LegalSync.Tests.VisibleDrafts;

public class When_a_draft_is_read_again
{
    private static readonly DateTimeOffset _now = Samples.Noon;
    private static readonly string _first = new('a', 64);
    private static readonly string _second = new('b', 64);

    [Theory]
    [InlineData("4", false, true)] // the change did not arrive
    [InlineData("5", true, true)] // it did, and its answer was lost
    [InlineData("5", false, false)] // somebody else's
    [InlineData("6", true, false)] // ours, and somebody else's after it
    [InlineData("none", true, false)]
    public void a_change_without_an_answer_is_ours_only_when_nobody_else_was_there(string revision, bool saysSo, bool isOurs)
    {
        var draft = Shown("4");
        draft.Sending(VisibleDraftState.Updating, (_second, Samples.Monday), _now, _now);

        Assert.Equal(isOurs, draft.Recognises(new DraftReading(FindStatus.Found, revision, draft.NoteFor("1042", saysSo ? _second : _first))));
    }

    [Fact]
    public void a_standing_one_is_ours_only_as_our_last_write_left_it()
    {
        var draft = Shown("4");

        Assert.True(draft.Recognises(new DraftReading(FindStatus.Found, "4", "")));
        Assert.False(draft.Recognises(new DraftReading(FindStatus.Found, "5", draft.NoteFor("1042", _first))));
    }

    [Fact]
    public void the_same_write_asks_under_the_same_key_and_another_one_does_not()
    {
        var (draft, same, later) = (Shown("4"), Shown("4"), Shown("5"));

        var key = draft.RequestIdFor(VisibleDraftState.Updating, _second);
        Assert.Equal(key, same.RequestIdFor(VisibleDraftState.Updating, _second));
        Assert.True(key.Length <= 36);
        string[] others =
        [
            draft.RequestIdFor(VisibleDraftState.Updating, _first), draft.RequestIdFor(VisibleDraftState.Removing, _second), later.RequestIdFor(VisibleDraftState.Updating, _second),
        ];
        Assert.DoesNotContain(key, others);
    }

    [Fact]
    public void one_that_is_made_again_bears_a_mark_of_its_own()
    {
        var draft = Shown("4");
        var mark = draft.Mark;

        draft.Remove();
        draft.Reopen();

        Assert.NotEqual(mark, draft.Mark);
        Assert.Null(draft.Linkable);
    }

    [Fact]
    public void what_a_person_took_over_is_linked_by_no_invoice_and_never_made_again()
    {
        var draft = Shown("4");
        Assert.NotNull(draft.Linkable);

        draft.Leave();

        Assert.Null(draft.Linkable);
        Assert.Throws<InvalidOperationException>(draft.Reopen);
        Assert.Equal(DraftMove.None, new DraftPlan(Samples.Item(), true).Next(draft));
    }

    private static VisibleDraft Shown(string revision)
    {
        var draft = VisibleDraft.Open(WorkItem.See(new WorkItemId(Guid.Empty), Samples.Books, Samples.Practice, new ItemKey(WorkKind.Invoice, new Domain.Capture.SourceId("inv-1")), _now));
        draft.Sending(VisibleDraftState.Creating, (_first, Samples.Monday), _now, _now);
        draft.Show(new DocumentId("77"), revision);
        return draft;
    }
}
