using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LegalSync.Tests.Architecture;

/// <summary>
/// Looks at every statement of every test in this process. A statement of the application that breaks <see cref="SqlRules"/> throws where it is
/// sent, so the test that led there fails; statements that the tests themselves send may look across books.
/// </summary>
public sealed class SqlWatch : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private SqlWatch()
    {
    }

    /// <summary>Statements seen so far.</summary>
    public static long Seen => Interlocked.Read(ref _seen);

    private static long _seen;

    // A test sends the same texts over and over.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<string>> _checked = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            value.Subscribe(this);
        }
    }

    /// <inheritdoc />
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandEventData sent || value.Key != RelationalEventId.CommandExecuting.Name)
        {
            return;
        }

        Interlocked.Increment(ref _seen);
        var problems = _checked.GetOrAdd(sent.Command.CommandText, SqlRules.Check);
        if (problems.Count > 0 && IsSentByTheApplication(new StackTrace()))
        {
            throw new InvalidOperationException($"{string.Join(" ", problems)}\n{sent.Command.CommandText}");
        }
    }

    /// <inheritdoc />
    public void OnCompleted()
    {
    }

    /// <inheritdoc />
    public void OnError(Exception error)
    {
    }

    private static bool IsSentByTheApplication(StackTrace stack)
    {
        var nearest = stack.GetFrames()
            .Select(frame => frame.GetMethod()?.DeclaringType)
            .Where(type => type is not null && type != typeof(SqlWatch))
            .Select(type => type!.Assembly)
            .FirstOrDefault(assembly => assembly.GetName().Name!.StartsWith("LegalSync.", StringComparison.Ordinal));
        return nearest is not null && nearest != typeof(SqlWatch).Assembly;
    }

    [ModuleInitializer]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2255", Justification = "It must watch before the first test runs.")]
    internal static void Start() => DiagnosticListener.AllListeners.Subscribe(new SqlWatch());
}
