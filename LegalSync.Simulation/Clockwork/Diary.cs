using System.Globalization;
using System.Text;

namespace LegalSync.Simulation.Clockwork;

/// <summary>The text of a history. Kept only when asked for: a failing seed is played again to print it.</summary>
/// <param name="isKept">Whether lines are kept.</param>
public sealed class Diary(bool isKept)
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether lines are kept; saves their making.</summary>
    public bool IsKept => isKept;

    /// <summary>Everything noted.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>Notes a line.</summary>
    public void Note(DateTimeOffset at, string who, string what)
    {
        if (isKept)
        {
            _text.Append(at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)).Append(' ').Append(who).Append(": ").Append(what).Append('\n');
        }
    }
}
