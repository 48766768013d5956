namespace LegalSync.Infrastructure.Files;

/// <summary>How the person says dates are written, where the file alone does not show it.</summary>
public enum DateOrder
{
    /// <summary>Month, day, year.</summary>
    Us,

    /// <summary>Year, month, day, with dashes; nothing else is accepted.</summary>
    Iso,

    /// <summary>Day, month, year. Only bank statements are read so.</summary>
    Dmy,
}
