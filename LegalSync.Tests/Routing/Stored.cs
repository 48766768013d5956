namespace LegalSync.Tests.Routing;

/// <summary>Plays the database, which alone numbers rows.</summary>
internal static class Stored
{
    public static T Numbered<T>(T row, long sequence)
        where T : notnull
    {
        row.GetType().GetProperty("Sequence")?.SetValue(row, sequence);
        return row;
    }
}
