using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Infrastructure.Smokeball;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Connect;

/// <summary>A name a person writes, and what it stands for.</summary>
/// <param name="Accounts">The practice system's bank accounts.</param>
/// <param name="Matters">Keys of matters by number, lower case; a number that two matters bear has two.</param>
public sealed record OpeningNames(IReadOnlyList<BankAccount> Accounts, ILookup<string, MatterId> Matters)
{
    /// <summary>How a matter's number is looked up.</summary>
    public static string Key(string number) => number.Trim().ToLowerInvariant();
}

/// <summary>The names, or why they could not be read.</summary>
public sealed record OpeningNamesReading(OpeningNames? Names, string? Problem);

/// <summary>Reads the names that an opening position uses: from what was captured, or before the first capture is through, from Smokeball itself.</summary>
public sealed class OpeningNamesReader(IDbFactory databases, IPracticeSystem practice, ISourceReader reader, TimeProvider clock)
{
    private const string MattersScope = "matters";

    /// <summary>Reads them.</summary>
    public async Task<OpeningNamesReading> ReadAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        if (await db.ReadMarks.AsNoTracking().AnyAsync(mark => mark.Connection == connection && mark.Scope == MattersScope, cancellationToken))
        {
            var records = await db.SourceRecords.AsNoTracking()
                .Where(record => record.Connection == connection && record.IsLatest && !record.IsVanished)
                .Where(record => record.Kind == SourceKind.Matter || record.Kind == SourceKind.BankAccount)
                .ToListAsync(cancellationToken);
            return new OpeningNamesReading(Names(records), null);
        }

        return await AskAsync(connection, cancellationToken);
    }

    private async Task<OpeningNamesReading> AskAsync(ConnectionId connection, CancellationToken cancellationToken)
    {
        var records = new List<SourceRecord>();
        foreach (var read in new Func<Task<ReadResult>>[]
        {
            () => practice.ReadReferenceAsync(connection, cancellationToken),
            () => practice.ReadMattersAsync(connection, null, cancellationToken),
        })
        {
            var result = await read();
            if (result.Status != ReadStatus.Complete)
            {
                return new OpeningNamesReading(null, result.Problem ?? "Smokeball could not be read.");
            }

            records.AddRange(result.Records.Select(record => SourceRecord.Captured(record, connection, clock.GetUtcNow())));
        }

        return new OpeningNamesReading(Names(records), null);
    }

    private OpeningNames Names(IReadOnlyList<SourceRecord> records)
    {
        var matters = new List<Matter>();
        foreach (var record in records.Where(record => record.Kind == SourceKind.Matter))
        {
            try
            {
                matters.Add(reader.ReadMatter(record));
            }
            catch (SourceFormatException)
            {
                // A matter that cannot be read is a card of its own; here it is a number that nobody knows.
            }
        }

        return new OpeningNames(
            [.. records.Where(record => record.Kind == SourceKind.BankAccount).Select(reader.ReadBankAccount)],
            matters.ToLookup(matter => OpeningNames.Key(matter.Number), matter => matter.Id));
    }
}
