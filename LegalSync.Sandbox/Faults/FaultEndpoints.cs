namespace LegalSync.Sandbox.Faults;

/// <summary>Scripting faults over HTTP.</summary>
public static class FaultEndpoints
{
    /// <summary>Maps <c>/control/faults</c>.</summary>
    public static void MapFaults(this WebApplication app, FaultBoard board) =>
        app.MapGet("/control/faults", () => board.ToString());

    /// <summary>Puts a system's scripted faults before its addresses; call it before the addresses are mapped.</summary>
    public static void UseFaults(this WebApplication app, FaultBoard board, string system, Func<PathString, bool> covers) =>
        app.Use((context, next) => covers(context.Request.Path) && board is null ? Task.FromResult(system) : next(context));
}
