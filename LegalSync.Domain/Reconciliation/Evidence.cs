namespace LegalSync.Domain.Reconciliation;

/// <summary>What speaks for and against two records being one.</summary>
internal readonly record struct Evidence(
    bool SameNumber, bool NumbersConflict, KindFit Kinds, Likeness Client, Likeness Matter, int? DaysApart, bool TextAgrees, bool TextHints)
{
    /// <summary>Days that posting takes; further apart is a difference. GnuCash calls four days likely.</summary>
    public const int Window = 4;

    /// <summary>Days beyond which two records of one client are not the same without a common number. GnuCash calls this unlikely.</summary>
    public const int FarWindow = 14;

    /// <summary>Within the window, or a date is missing.</summary>
    public bool DateAgrees => DaysApart is null or <= Window;

    /// <summary>The kinds allow it.</summary>
    public bool KindAgrees => Kinds >= KindFit.Compatible;

    /// <summary>Nothing but possibly the amount contradicts.</summary>
    public bool NothingContradicts =>
        KindAgrees && DateAgrees && !NumbersConflict && Client != Likeness.Different && Matter != Likeness.Different;

    /// <summary>Closeness for choosing among several; every part weighs more than all that follow it can.</summary>
    public int Score =>
        ((int)Kinds * 8000) + ((int)Client * 2000) + ((int)Matter * 600) + (TextAgrees ? 400 : TextHints ? 300 : 0)
        + (DaysApart is { } days ? Math.Max(0, 200 - (days * 4)) : 0);
}
