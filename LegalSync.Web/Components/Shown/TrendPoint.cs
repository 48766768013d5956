namespace LegalSync.Web.Components.Shown;

/// <summary>One point of a chart: drawn by its value, written as shown.</summary>
/// <param name="Label">Where it stands, in words.</param>
/// <param name="Value">How high it stands, in whole units of the figure.</param>
/// <param name="Shown">The figure as a person reads it.</param>
public sealed record TrendPoint(string Label, long Value, string Shown);
