using LegalSync.Domain.ExceptionQueue;
using LegalSync.Infrastructure.Persistence.Queries;

namespace LegalSync.Web.Features.Exceptions;

/// <summary>The list on the screen: it keeps its order while cards come and go, so that nothing moves under the cursor.</summary>
public sealed class QueueShown
{
    // A heading keeps its key and its last figures, for rows that are still drawn may ask for it after the list changed.
    private readonly Dictionary<ExceptionCode, long> _headings = [];
    private readonly Dictionary<long, CauseGroup> _groups = [];
    private readonly HashSet<ExceptionCode> _folded = [];
    private List<(long Key, ExceptionCode Code)> _cards = [];
    private QueueKeys? _latest;

    /// <summary>Facet counts, always the latest.</summary>
    public QueueFacets? Facets => _latest?.Facets;

    /// <summary>How many cards are shown.</summary>
    public int Count => _cards.Count;

    /// <summary>How many cards came since and are not shown yet.</summary>
    public int NewCount { get; private set; }

    private bool IsGrouped => _latest is { Codes.Count: > 0 };

    /// <summary>Shows what was found.</summary>
    public void Show(QueueKeys keys)
    {
        _latest = keys;
        _cards = keys.Codes.Count == 0
            ? [.. keys.Keys.Select(key => (key, default(ExceptionCode)))]
            : [.. keys.Keys.Zip(keys.Codes)];
        NewCount = 0;
        Know(keys.Groups);
    }

    /// <summary>Notes what is there now without moving a row.</summary>
    /// <returns>True when nothing is shown, so that what came may be shown at once.</returns>
    public bool Note(QueueKeys keys)
    {
        var shown = _cards.Select(card => card.Key).ToHashSet();
        _latest = keys;
        Know(keys.Groups);
        NewCount = keys.Keys.Count(key => !shown.Contains(key));
        return _cards.Count == 0 && NewCount > 0;
    }

    /// <summary>Shows what came.</summary>
    public void Adopt()
    {
        if (_latest is { } latest)
        {
            Show(latest);
        }
    }

    /// <summary>Takes a card out.</summary>
    public void Remove(long key) => _cards.RemoveAll(card => card.Key == key);

    /// <summary>Folds or unfolds a group, by its heading's negative key.</summary>
    public void Fold(long heading)
    {
        var code = GroupOf(heading).Code;
        if (!_folded.Remove(code))
        {
            _folded.Add(code);
        }
    }

    /// <summary>True when the group is folded.</summary>
    public bool IsFolded(long heading) => _folded.Contains(GroupOf(heading).Code);

    /// <summary>The group of a heading.</summary>
    public CauseGroup GroupOf(long heading) => _groups[heading];

    /// <summary>All cards' keys, folded ones too.</summary>
    public IEnumerable<long> Keys => _cards.Select(card => card.Key);

    /// <summary>The lines as drawn: headings as negative keys.</summary>
    public IEnumerable<long> Lines()
    {
        if (!IsGrouped)
        {
            return Keys;
        }

        var lines = new List<long>(_cards.Count + _groups.Count);
        ExceptionCode? current = null;
        foreach (var (key, code) in _cards)
        {
            if (code != current)
            {
                lines.Add(_headings[code]);
            }

            current = code;
            if (!_folded.Contains(code))
            {
                lines.Add(key);
            }
        }

        return lines;
    }

    private void Know(IReadOnlyList<CauseGroup> groups)
    {
        foreach (var group in groups)
        {
            if (!_headings.TryGetValue(group.Code, out var heading))
            {
                heading = -_headings.Count - 1;
                _headings[group.Code] = heading;
            }

            _groups[heading] = group;
        }
    }
}
