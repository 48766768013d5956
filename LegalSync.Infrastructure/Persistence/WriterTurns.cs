using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace LegalSync.Infrastructure.Persistence;

/// <summary>
/// How a writer waits while another one has a SQLite file: it looks again after milliseconds. The timeout of the bundled SQLite sleeps whole seconds,
/// because it is built without <c>HAVE_USLEEP</c> (sqlite.org/compile.html), and the driver's own polling sleeps 150 ms.
/// </summary>
internal static class WriterTurns
{
    private const int LongestPause = 20;
    private const int MostPauses = 1_500;

    // Kept here, since SQLite calls it for as long as a connection lives.
    private static readonly BusyHandler _wait = Wait;

    // The handle's own type is in the assembly that FeedGaps finds when the program runs; no compiler sees it.
    private static readonly Func<SqliteConnection, SafeHandle> _handle =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, SafeHandle>>();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int BusyHandler(IntPtr state, int pauses);

    /// <summary>Lets the writes of an open connection wait for another's, about thirty seconds at most.</summary>
    public static void Take(SqliteConnection connection) => _ = SetBusyHandler(_handle(connection), _wait, IntPtr.Zero);

    /// <summary>Answers zero when it has waited long enough: then SQLite says that the file is busy.</summary>
    private static int Wait(IntPtr state, int pauses)
    {
        if (pauses >= MostPauses)
        {
            return 0;
        }

        Thread.Sleep(Math.Min(pauses + 1, LongestPause));
        return 1;
    }

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_busy_handler", CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int SetBusyHandler(SafeHandle database, BusyHandler handler, IntPtr state);
}
