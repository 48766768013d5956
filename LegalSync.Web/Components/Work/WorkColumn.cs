namespace LegalSync.Web.Components.Work;

/// <summary>A column of a work list.</summary>
/// <param name="Key">What sorting calls it.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="Class">How its cells look.</param>
/// <param name="IsSortable">True when its head is a button.</param>
public sealed record WorkColumn(string Key, string Title, string Class = "", bool IsSortable = true);
