using System.Globalization;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Trust.Reconciling;
using LegalSync.Infrastructure.Persistence.Queries;
using LegalSync.Web.Components.Shown;

namespace LegalSync.Web.Features.Trust.Reconcile;

/// <summary>How a row of a pane stands.</summary>
public enum RowStanding
{
    /// <summary>Nothing on the other side fits.</summary>
    Alone,

    /// <summary>A match is suggested.</summary>
    Suggested,

    /// <summary>Several fit equally.</summary>
    Choice,

    /// <summary>It belongs to something whose amount differs.</summary>
    Differs,

    /// <summary>A person explained it.</summary>
    Explained,
}

/// <summary>A row of a pane: a line of the bank or an entry of the journal, and what is to be said beside it.</summary>
/// <param name="Key">Key of the row in its list.</param>
/// <param name="Member">What it is.</param>
/// <param name="Date">Its day.</param>
/// <param name="Amount">What it moves.</param>
/// <param name="Text">What it says.</param>
/// <param name="Note">The second line: the suggestion with its reasons, or why there is none.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Detail">Ledger, check number, age.</param>
public sealed record BoardRow(long Key, MemberKey Member, DateOnly Date, Money Amount, string Text, string Note, RowStanding Standing, string Detail);

/// <summary>The two panes, made from what is stored: rows with their suggestions, and where everything stands.</summary>
public sealed class Board
{
    private readonly Dictionary<MemberKey, long> _numbers = [];
    private Dictionary<MemberKey, PaneLine> _lines = [];
    private Dictionary<MemberKey, PaneEntry> _entries = [];
    private Dictionary<MemberKey, PaneSuggestion> _suggestions = [];
    private Dictionary<MemberKey, PaneChoice> _choices = [];
    private Dictionary<MemberKey, PaneMismatch> _mismatches = [];

    /// <summary>Lines of the bank, those that wait first.</summary>
    public IReadOnlyList<BoardRow> Lines { get; private set; } = [];

    /// <summary>Entries of the journal, those that wait first.</summary>
    public IReadOnlyList<BoardRow> Entries { get; private set; } = [];

    /// <summary>Takes what was read.</summary>
    public void Show(ReconcileWorkspace work)
    {
        _lines = work.Lines.ToDictionary(line => line.Key);
        _entries = work.Entries.ToDictionary(entry => entry.Key);
        _suggestions = work.Suggestions.SelectMany(one => one.Members.Select(member => (member, one))).DistinctBy(pair => pair.member).ToDictionary(pair => pair.member, pair => pair.one);
        _choices = work.Choices.SelectMany(one => one.Lines.Concat(one.Candidates).Select(member => (member, one))).DistinctBy(pair => pair.member).ToDictionary(pair => pair.member, pair => pair.one);
        _mismatches = work.Mismatches.SelectMany(one => one.Entries.Append(one.Line).Select(member => (member, one))).DistinctBy(pair => pair.member).ToDictionary(pair => pair.member, pair => pair.one);
        Lines = [.. work.Lines.Select(Row).OrderBy(row => row.Standing == RowStanding.Explained)];
        Entries = [.. work.Entries.Select(entry => Row(entry, work.Month.Through)).OrderBy(row => row.Standing == RowStanding.Explained)];
    }

    /// <summary>The suggestion for a line or an entry; null when there is none.</summary>
    public PaneSuggestion? SuggestionOf(MemberKey member) => _suggestions.GetValueOrDefault(member);

    /// <summary>The choice a line or an entry is part of; null when it is in none.</summary>
    public PaneChoice? ChoiceOf(MemberKey member) => _choices.GetValueOrDefault(member);

    /// <summary>The pair with two amounts that a line or an entry is part of; null when it is in none.</summary>
    public PaneMismatch? MismatchOf(MemberKey member) => _mismatches.GetValueOrDefault(member);

    /// <summary>What a person said of a line or an entry; null when nobody did.</summary>
    public ReconcilingItem? ItemOf(MemberKey member) => _lines.GetValueOrDefault(member)?.Item ?? _entries.GetValueOrDefault(member)?.Item;

    /// <summary>The line or entry that an explanation suspects; null when it stands in neither pane.</summary>
    public MemberKey? Suspect(string suspect) =>
        _entries.Keys.Where(key => key.EntryId == suspect).Select(key => (MemberKey?)key).FirstOrDefault()
        ?? _lines.Values.Where(line => LabelOf(line) == suspect).Select(line => (MemberKey?)line.Key).FirstOrDefault();

    /// <summary>A line or an entry in a few words.</summary>
    public string Name(MemberKey member) =>
        _lines.TryGetValue(member, out var line) ? $"{TimeText.Day(line.Date)} {line.Description} {AmountText.Of(line.Amount)}"
        : _entries.TryGetValue(member, out var entry) ? $"{TimeText.Day(entry.Date)} {TextOf(entry)} {AmountText.Of(entry.Amount)}"
        : member.Value;

    private string WordsOf(MemberKey member) =>
        _lines.TryGetValue(member, out var line) ? line.Description : _entries.TryGetValue(member, out var entry) ? TextOf(entry) : member.Value;

    private static string LabelOf(PaneLine line) => string.Create(CultureInfo.InvariantCulture, $"{line.Date:yyyy-MM-dd} {line.Amount.ToPlainString()} {line.Description}").TrimEnd();

    private static string TextOf(PaneEntry entry) => (entry.Party.Length, entry.Text.Length) switch
    {
        (0, 0) => entry.Type.ToString(),
        (0, _) => entry.Text,
        (_, 0) => entry.Party,
        _ => entry.Text.Contains(entry.Party, StringComparison.OrdinalIgnoreCase) ? entry.Text : $"{entry.Party}: {entry.Text}",
    };

    private BoardRow Row(PaneLine line)
    {
        var (standing, note) = Say(line.Key, line.Item, member => _entries.ContainsKey(member), "Nothing in the journal fits");
        return new BoardRow(
            line.Key.LineSequence ?? Number(line.Key), line.Key, line.Date, line.Amount, line.Description.Length > 0 ? line.Description : line.Reference, note, standing,
            line.CheckNumber.Length == 0 ? line.Reference : line.Description.Contains(line.CheckNumber, StringComparison.Ordinal) ? "" : $"check {line.CheckNumber}");
    }

    private BoardRow Row(PaneEntry entry, DateOnly through)
    {
        var alone = entry.Date > through ? "Booked after the period" : entry.Amount.IsNegative ? $"Outstanding {AmountText.Count(entry.Age, "day")}" : $"In transit {AmountText.Count(entry.Age, "day")}";
        var (standing, note) = Say(entry.Key, entry.Item, member => _lines.ContainsKey(member), alone);
        return new BoardRow(
            Number(entry.Key), entry.Key, entry.Date, entry.Amount, TextOf(entry), note, standing, entry.CheckNumber.Length > 0 ? $"{entry.Ledger} · check {entry.CheckNumber}" : entry.Ledger);
    }

    private (RowStanding Standing, string Note) Say(MemberKey member, ReconcilingItem? item, Func<MemberKey, bool> isOther, string alone)
    {
        if (item is not null)
        {
            return (RowStanding.Explained, $"{ReconcileText.Of(item.Class)}: {item.Note}");
        }

        if (SuggestionOf(member) is { } suggestion)
        {
            var others = suggestion.Members.Where(isOther).ToList();
            var to = others.Count == 1 ? WordsOf(others[0]) : AmountText.Count(others.Count, "row");
            var reasons = suggestion.Reasons.Where(reason => !reason.StartsWith("amount ", StringComparison.Ordinal)).DefaultIfEmpty("same amount");
            return (RowStanding.Suggested, $"{ReconcileText.Of(suggestion.Strength)} → {to} · {string.Join(", ", reasons)}");
        }

        return ChoiceOf(member) is { } choice ? (RowStanding.Choice, $"Fits {AmountText.Count(choice.Candidates.Count, "entry", "entries")} equally: choose")
            : MismatchOf(member) is { } mismatch ? (RowStanding.Differs, $"Same {ReconcileText.Cause(mismatch.Cause)}, amount differs by {AmountText.Of(mismatch.Difference.Abs())}")
            : (RowStanding.Alone, alone);
    }

    private long Number(MemberKey member)
    {
        if (!_numbers.TryGetValue(member, out var number))
        {
            _numbers[member] = number = _numbers.Count + 1;
        }

        return number;
    }
}
