namespace LegalSync.Domain.Capture;

/// <summary>How a read from a practice system ended.</summary>
public enum ReadStatus
{
    /// <summary>Everything asked for was read.</summary>
    Complete = 1,

    /// <summary>The link is no longer authorised; only a person can renew it.</summary>
    Unauthorised = 2,

    /// <summary>The system could not be reached or kept failing.</summary>
    Unavailable = 3,
}

/// <summary>What a read brought.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Records">What was read before it ended.</param>
/// <param name="Problem">What went wrong, for a person, without names or tokens; null when complete.</param>
public sealed record ReadResult(ReadStatus Status, IReadOnlyList<CapturedRecord> Records, string? Problem = null)
{
    /// <summary>A complete read.</summary>
    public static ReadResult Of(IReadOnlyList<CapturedRecord> records) => new(ReadStatus.Complete, records);
}

/// <summary>Reads a practice-management system. Implementations page, retry, limit their rate and refresh their token; they never write.</summary>
public interface IPracticeSystem
{
    /// <summary>Staff, activity codes, bank accounts: everything that is not a matter's own.</summary>
    Task<ReadResult> ReadReferenceAsync(ConnectionId connection, CancellationToken cancellationToken);

    /// <summary>Matters changed since an instant (all when null), with every contact they name.</summary>
    Task<ReadResult> ReadMattersAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken);

    /// <summary>Lines of all bank accounts changed since an instant (all when null).</summary>
    Task<ReadResult> ReadBankTransactionsAsync(ConnectionId connection, DateTimeOffset? changedSince, CancellationToken cancellationToken);

    /// <summary>Time entries, expenses and invoices of one matter changed since an instant (all when null).</summary>
    Task<ReadResult> ReadMatterAsync(ConnectionId connection, MatterId matter, DateTimeOffset? changedSince, CancellationToken cancellationToken);
}

/// <summary>Reads typed facts out of the raw records of one practice system. Pure: the same record always gives the same fact.</summary>
public interface ISourceReader
{
    /// <summary>A matter.</summary>
    Matter ReadMatter(SourceRecord record);

    /// <summary>A client.</summary>
    Client ReadClient(SourceRecord record);

    /// <summary>A member of staff.</summary>
    Staff ReadStaff(SourceRecord record);

    /// <summary>An activity code.</summary>
    ActivityCode ReadActivityCode(SourceRecord record);

    /// <summary>A time entry.</summary>
    TimeEntry ReadTimeEntry(SourceRecord record);

    /// <summary>An expense.</summary>
    Expense ReadExpense(SourceRecord record);

    /// <summary>An invoice.</summary>
    Invoice ReadInvoice(SourceRecord record);

    /// <summary>A bank account.</summary>
    BankAccount ReadBankAccount(SourceRecord record);

    /// <summary>A bank line.</summary>
    BankTransaction ReadBankTransaction(SourceRecord record);
}
