using System.Collections.Concurrent;
using System.Reflection;

namespace LegalSync.Simulation.Store;

/// <summary>Adds a row whose type is known only when it comes.</summary>
internal static class Adding
{
    private static readonly MethodInfo _add = typeof(MemorySession).GetMethod("AddRow", BindingFlags.Instance | BindingFlags.NonPublic)!;
    private static readonly ConcurrentDictionary<Type, Action<MemorySession, object>> _known = new();

    /// <summary>How a row of a type is added.</summary>
    public static Action<MemorySession, object> Of(Type type) => _known.GetOrAdd(type, Make);

    private static Action<MemorySession, object> Make(Type type) =>
        _add.MakeGenericMethod(type).CreateDelegate<Action<MemorySession, object>>();
}

/// <content>Adds rows.</content>
internal sealed partial class MemorySession
{
    private void AddRow<T>(object row)
        where T : class => On<T>().Add((T)row);
}
