using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.Autonomy.Switch;

/// <summary>Stores of which one unit of work is interrupted: what somebody else does then has happened between its reading and its storing.</summary>
internal static class Moments
{
    /// <summary>Something happens, once, before a unit of work is opened.</summary>
    public static IStore BeforeOpening(IStore store, Func<Task> happens)
    {
        var once = new Once(happens);
        return Hooked.Of<IStore>((method, arguments) =>
        {
            once.RunAsync().GetAwaiter().GetResult();
            return method.Invoke(store, arguments);
        });
    }

    /// <summary>Something happens, once, before a unit of work is saved.</summary>
    public static IStore BeforeSaving(IStore store, Func<Task> happens)
    {
        var once = new Once(happens);
        return Hooked.Of<IStore>((method, arguments) => method.Name != nameof(IStore.Open) ? method.Invoke(store, arguments) : Interrupted(store.Open((BooksId)arguments[0]!), once));
    }

    /// <summary>Something happens, once, before a unit of work is saved: the first, the second.</summary>
    public static IComparisonStore BeforeSaving(IComparisonStore store, int nth, Func<Task> happens)
    {
        var (once, saves) = (new Once(happens), 0);
        return Hooked.Of<IComparisonStore>((_, arguments) =>
        {
            var session = store.Open((BooksId)arguments[0]!);
            return Hooked.Of<IComparisonSession>((method, given) =>
                method.Name == nameof(IComparisonSession.SaveAsync) && ++saves == nth ? SaveAsync(() => session.SaveAsync((CancellationToken)given[0]!), once) : method.Invoke(session, given));
        });
    }

    private static ISession Interrupted(ISession session, Once once) => Hooked.Of<ISession>((method, given) =>
        method.Name == nameof(ISession.SaveAsync) ? SaveAsync(() => (Task<bool>)method.Invoke(session, given)!, once) : method.Invoke(session, given));

    private static async Task<bool> SaveAsync(Func<Task<bool>> save, Once once)
    {
        await once.RunAsync();
        return await save();
    }

    private sealed class Once(Func<Task> happens)
    {
        private Func<Task>? _left = happens;

        public Task RunAsync()
        {
            var happens = _left;
            _left = null;
            return happens?.Invoke() ?? Task.CompletedTask;
        }
    }
}
