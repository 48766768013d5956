using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;

namespace LegalSync.Infrastructure.Persistence.Sessions;

/// <content>Lines of other matters that belong to lines of a case: far sides of transfers, parts of slips.</content>
internal sealed partial class StoreSession
{
    private const string TransferText = "\"Transfer\"";
    private const string SlipText = "\"" + SlipEvaluation.Prefix;

    /// <summary>Both are rare: nothing is looked for while no case has such a line.</summary>
    private async Task<IReadOnlyList<MatterCase>> WithLinesElsewhereAsync(
        List<MatterCase> cases, FactReader facts, Books firm, CancellationToken cancellationToken)
    {
        if (!cases.SelectMany(found => found.Transactions).Any(MayBelongTogether))
        {
            return cases;
        }

        var records = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.Kind == SourceKind.BankTransaction && record.IsLatest && !record.IsVanished
                && (record.Payload.Contains(TransferText) || record.Payload.Contains(SlipText)))
            .ToListAsync(cancellationToken);
        var lines = records.GroupBy(record => record.Matter).Where(group => !group.Key.IsNone)
            .SelectMany(group => facts.Read(group.Key, group).Transactions).Where(MayBelongTogether).ToList();
        var named = lines.Select(line => line.Matter).Distinct().ToList();
        var theirs = await db.SourceRecords.AsNoTracking()
            .Where(record => record.Connection == firm.Practice && record.Kind == SourceKind.Matter && record.IsLatest && named.Contains(record.Matter))
            .ToListAsync(cancellationToken);
        var clients = await ClientsAsync(firm, facts, theirs, cancellationToken);
        var matters = theirs.Select(facts.Matter).OfType<Matter>().ToDictionary(matter => matter.Id);
        var known = await KnownElsewhereAsync(lines, cases[0].InBooks, cancellationToken);
        var parts = lines.Where(line => matters.ContainsKey(line.Matter))
            .Select(line => new LineElsewhere(
                line, matters[line.Matter], [.. matters[line.Matter].Clients.Select(id => clients.GetValueOrDefault(id)).OfType<Client>()], known.GetValueOrDefault(line.Id)))
            .ToList();
        return [.. cases.Select(found => found with { Elsewhere = [.. parts.Where(part => part.Matter.Id != found.MatterId)] })];
    }

    private static bool MayBelongTogether(BankTransaction line) =>
        line.Type == BankTransactionType.Transfer || line.Reference.StartsWith(SlipEvaluation.Prefix, StringComparison.OrdinalIgnoreCase);

    private async Task<IReadOnlyDictionary<SourceId, KnownItem>> KnownElsewhereAsync(IReadOnlyList<BankTransaction> lines, BooksSnapshot snapshot, CancellationToken cancellationToken)
    {
        var sources = lines.Select(line => line.Id).ToList();
        var items = await db.WorkItems.AsNoTracking()
            .Where(item => item.Books == books && sources.Contains(item.Source) && (item.Kind == WorkKind.TrustTransfer || item.Kind == WorkKind.TrustDeposit))
            .ToListAsync(cancellationToken);
        var inBooks = items.Where(item => item.Stage.IsInBooks()).Select(item => item.Id).ToList();
        var documents = (await PostingsOfAsync(inBooks, cancellationToken)).Where(posting => posting.State == PostingState.Confirmed)
            .ToLookup(posting => posting.Item!.Value, posting => DocumentRef.Parse(posting.Document!));
        return items.ToDictionary(item => item.Source, item => new KnownItem(item.Stage, item.Date, item.Amount, DocumentOf(item, documents, snapshot)));
    }
}
