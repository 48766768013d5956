using LegalSync.Domain.Audit;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>One firing of a job: the id under which its log lines and its sync run are found.</summary>
public static class JobRun
{
    /// <summary>Where a job finds its books.</summary>
    public const string BooksKey = "books";

    /// <summary>Name of the correlation id in log lines.</summary>
    public const string LogProperty = "RunId";

    /// <summary>The run's id from the actor it acts as: the key of its sync run.</summary>
    /// <exception cref="ArgumentException">The actor is not a job's run.</exception>
    public static Guid IdOf(Actor actor) =>
        actor.IsJob && Guid.TryParseExact(actor.Id.AsSpan(actor.Id.LastIndexOf(':') + 1), "N", out var run)
            ? run
            : throw new ArgumentException($"'{actor.Id}' is not a job's run.", nameof(actor));
}
