using LegalSync.Domain.Audit;
using LegalSync.Domain.Posting;

namespace LegalSync.Infrastructure.Jobs;

/// <summary>Work that a job wakes for one books. The actor's key ends with the run's id (<see cref="JobRun.IdOf"/>), which is also the sync run's.</summary>
public interface IBooksWork
{
    /// <summary>Does what there is to do now. What goes wrong outside is part of the work; what is thrown is a defect and is logged.</summary>
    Task RunAsync(BooksId books, Actor actor, CancellationToken ct);
}

/// <summary>Reads both systems and evaluates what changed.</summary>
public interface ICaptureWork : IBooksWork;

/// <summary>Sends what was approved.</summary>
public interface IPostWork : IBooksWork;

/// <summary>Reads the books back.</summary>
public interface IVerifyWork : IBooksWork;

/// <summary>Reads what webhooks of the books spoke of.</summary>
public interface IHintedWork : IBooksWork;

/// <summary>Compares all keys of the books with the mirror, and every posted document.</summary>
public interface ICompareWork : IBooksWork;

/// <summary>Compares key sets and evaluates everything.</summary>
public interface ISweepWork : IBooksWork;

/// <summary>Watches queue and connections.</summary>
public interface IWatchWork : IBooksWork;

/// <summary>Writes the day's log.</summary>
public interface IDailyLogWork : IBooksWork;

/// <summary>Looks at all trust accounts once a day.</summary>
public interface ITrustWatchWork : IBooksWork;

/// <summary>Numbers and chains audit events.</summary>
public interface ISealWork : IBooksWork;
