using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Connect;

namespace LegalSync.Web.Connect;

/// <summary>What a person is told after a consent. A closed list: a crafted link cannot put other words on our pages.</summary>
public static class ConnectMessages
{
    private static readonly HashSet<string> _all = [.. Enum.GetValues<OutsideSystem>().SelectMany(All)];

    /// <summary>A message of a link that may be shown; null for any other text.</summary>
    public static string? Known(string? text) => text is not null && _all.Contains(text) ? text : null;

    /// <summary>It works.</summary>
    public static string Done(OutsideSystem system, KeptAs kept) =>
        kept == KeptAs.New ? $"{system} is connected." : $"{system} is connected again. It is being read now.";

    /// <summary>It was refused after the exchange.</summary>
    public static string Refused(OutsideSystem system, KeptAs kept) => kept switch
    {
        KeptAs.OtherAccount => $"The consent is for another {Company(system)} than this connection. Nothing was changed. Sign in to {system} with the right one and connect once more.",
        KeptAs.NoConnection => NoConnection(system),
        KeptAs.NotAllowed => "Only an administrator connects systems.",
        _ => throw new ArgumentOutOfRangeException(nameof(kept), kept, "That is no refusal."),
    };

    /// <summary>The link names a connection that is not there.</summary>
    public static string NoConnection(OutsideSystem system) => $"There is no such {system} connection. Start again from the Connections page.";

    /// <summary>What came back does not belong to what was started here.</summary>
    public static string NotOurs(OutsideSystem system) =>
        $"This consent at {system} was not started here, or it took longer than ten minutes. Nothing was connected. Connect once more.";

    /// <summary>The person said no.</summary>
    public static string Declined(OutsideSystem system) => $"The consent was declined at {system}. Nothing was connected.";

    /// <summary>The system gave no consent for another cause.</summary>
    public static string NotGiven(OutsideSystem system) => $"{system} gave no consent. Nothing was connected. The log says what it answered.";

    /// <summary>The code was refused.</summary>
    public static string CodeDead(OutsideSystem system) => $"{system} did not accept the consent: it was too old or used already. Connect once more.";

    /// <summary>The exchange failed for another cause.</summary>
    public static string NoTokens(OutsideSystem system) =>
        $"{system} could not be asked for tokens. Nothing was connected. Check its settings and the log, then connect once more.";

    private static IEnumerable<string> All(OutsideSystem system) =>
    [
        Done(system, KeptAs.New), Done(system, KeptAs.Renewed), Refused(system, KeptAs.OtherAccount), Refused(system, KeptAs.NotAllowed),
        NoConnection(system), NotOurs(system), Declined(system), NotGiven(system), CodeDead(system), NoTokens(system),
    ];

    private static string Company(OutsideSystem system) => system == OutsideSystem.QuickBooks ? "company" : "firm";
}
