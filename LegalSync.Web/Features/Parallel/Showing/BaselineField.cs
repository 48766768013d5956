using System.Globalization;

namespace LegalSync.Web.Features.Parallel.Showing;

/// <summary>One figure of the firm's own, as it is typed.</summary>
/// <param name="id">Element id.</param>
/// <param name="label">What is asked.</param>
public sealed class BaselineField(string id, string label)
{
    /// <summary>Largest figure: a minute count of a year.</summary>
    public const int Most = 525_600;

    /// <summary>Element id.</summary>
    public string Id { get; } = id;

    /// <summary>What is asked.</summary>
    public string Label { get; } = label;

    /// <summary>As typed.</summary>
    public string Text { get; set; } = "";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The figure; null when it is none, and <see cref="Problem"/> says so.</summary>
    public int? Read()
    {
        var isNumber = int.TryParse(Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most;
        Problem = isNumber ? null : "A whole number, 0 or more.";
        return isNumber ? number : null;
    }
}
