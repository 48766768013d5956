using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Trust.Reconciling;

/// <summary>Opens units of work on statements and reconciliations.</summary>
public interface IReconcileStore
{
    /// <summary>One unit of work; nothing is stored until it is saved.</summary>
    IReconcileSession Open(BooksId books);

    /// <summary>One serialisable unit of work: nobody else writes what it read until it is saved or given up.</summary>
    Task<IReconcileSession> OpenExclusiveAsync(BooksId books, CancellationToken cancellationToken);

    /// <summary>Keeps a file's raw bytes, piece by piece; a file that is kept already is left alone.</summary>
    Task KeepFileAsync(BooksId books, string hash, Stream content, CancellationToken cancellationToken);
}

/// <summary>One unit of work on one books' trust accounts.</summary>
public interface IReconcileSession : IAsyncDisposable
{
    /// <summary>The same unit of work, as the rest of the product sees it: cards and audit.</summary>
    ISession Spine { get; }

    /// <summary>The practice system's trust accounts, open ones first, by name.</summary>
    Task<IReadOnlyList<BankAccount>> TrustAccountsAsync(CancellationToken cancellationToken);

    /// <summary>What people said about trust accounts.</summary>
    Task<IReadOnlyList<TrustAccountSetting>> SettingsAsync(CancellationToken cancellationToken);

    /// <summary>Statements of an account, oldest period first.</summary>
    Task<IReadOnlyList<ImportedStatement>> StatementsAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Lines of an account up to a day, oldest first.</summary>
    Task<IReadOnlyList<KeptLine>> LinesAsync(BankAccountId account, DateOnly through, CancellationToken cancellationToken);

    /// <summary>A reconciliation by key.</summary>
    Task<TrustReconciliation?> ReconciliationAsync(ReconciliationId id, CancellationToken cancellationToken);

    /// <summary>Reconciliations of an account, oldest first.</summary>
    Task<IReadOnlyList<TrustReconciliation>> ReconciliationsAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Matches of an account that stand, with their members.</summary>
    Task<IReadOnlyList<StoredMatch>> MatchesAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Items of an account that are open.</summary>
    Task<IReadOnlyList<ReconcilingItem>> ItemsAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Signatures and re-openings of an account, in order.</summary>
    Task<IReadOnlyList<SignOff>> SignOffsAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Journal, ledgers and books of an account; null when the practice system has no such trust account.</summary>
    Task<TrustFacts?> FactsAsync(BankAccountId account, CancellationToken cancellationToken);

    /// <summary>Last known ties.</summary>
    Task<IReadOnlyList<TieState>> TiesAsync(CancellationToken cancellationToken);

    /// <summary>Adds something new.</summary>
    void Add(object aggregate);

    /// <summary>Saves everything at once. False when somebody else changed the same meanwhile: nothing was saved.</summary>
    Task<bool> SaveAsync(CancellationToken cancellationToken);
}

/// <summary>What became of a use case: done, or why not.</summary>
/// <param name="Refusal">Why not, for people; null when done.</param>
public sealed record TrustOutcome(string? Refusal)
{
    /// <summary>Done.</summary>
    public static TrustOutcome Done { get; } = new((string?)null);

    /// <summary>True when done.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>Not done.</summary>
    public static TrustOutcome No(string refusal) => new(refusal);

    /// <summary>Somebody else was faster.</summary>
    public static TrustOutcome Raced { get; } = No("Somebody else changed it at the same moment. Look again.");
}

/// <summary>What became of a use case that makes something.</summary>
/// <param name="Value">What was made; null when it was not.</param>
/// <param name="Refusal">Why not, for people; null when done.</param>
public sealed record TrustOutcome<T>(T? Value, string? Refusal)
{
    /// <summary>True when done.</summary>
    public bool IsDone => Refusal is null;
}
