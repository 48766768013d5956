using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust.Rules;

namespace LegalSync.Domain.Trust.Watching;

/// <summary>Looks at all trust accounts once a day: raises the cards of what is broken, and closes those of what no longer is.</summary>
public sealed class TrustWatch(IStore store, ITrustFiles files, PostingCards cards, SyncFeed feed, TimeProvider clock, TrustPorts ports)
{
    /// <summary>Looks once.</summary>
    /// <returns>How many cards stand open afterwards.</returns>
    public async Task<int> RunAsync(BooksId books, Actor actor, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var file = await WithPortsAsync(books, await files.ReadAsync(books, now, cancellationToken), cancellationToken);
        await using var session = store.Open(books);
        var found = AccountWatch.Find(file).Concat(LedgerWatch.Find(file)).Append(Integrity(file)).OfType<Finding>()
            .Concat(await WaitingAsync(session, file, now, cancellationToken))
            .Where(finding => !Seen.IsSettled(file, finding)).ToList();
        var standing = new HashSet<ExceptionItemId>();
        foreach (var finding in found)
        {
            standing.Add((await cards.RaiseAsync(session, finding, actor, now, cancellationToken)).Id);
        }

        foreach (var code in TrustWatchDefinitions.All.Select(definition => definition.Type.Code))
        {
            foreach (var card in (await session.OpenCardsAsync(code, cancellationToken)).Where(card => card.Origin == Origin.Watch && !standing.Contains(card.Id)))
            {
                card.Close(CardState.Superseded, actor.Display, null, now);
                session.Add(AuditEvent.Tell(books, $"card:{card.Id.Value}", $"{card.Code} superseded", actor, now));
            }
        }

        session.Add(AuditEvent.Tell(books, "trust", "ledgers checked", actor, now, Tips(file)));
        if (await session.SaveAsync(cancellationToken))
        {
            feed.Announce();
        }

        return standing.Count;
    }

    /// <summary>The card of records that were changed around the product; null when none was.</summary>
    public static Finding? Integrity(TrustFile file)
    {
        var breaks = LedgerChain.Check(file.Heads, file.Entries);
        return breaks.Count == 0 ? null : Seen.OfThing(
            Codes.AuditChain, new Subject("TrustRecords", "ledgers"), new BankAccountId(""), ("Trust records were changed around the product", $"{breaks.Count} stored entries are not what was entered: {breaks[0]}."),
            AccountRules.RecordsStand(breaks), SourceRecord.Hash(string.Join('\n', breaks)));
    }

    /// <summary>The last hash of every ledger, for the sealed audit trail: a chain that is written anew as a whole no longer fits it.</summary>
    private static string Tips(TrustFile file) =>
        string.Join('\n', file.Heads.OrderBy(head => head.Key.ToString(), StringComparer.Ordinal).Select(head => $"{head.Key} {head.EntryCount} {head.LastHash}"));

    /// <summary>Releases that wait although good funds or a hold forbid them.</summary>
    private async Task<IReadOnlyList<Finding>> WaitingAsync(ISession session, TrustFile file, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var waiting = file.Waiting.Where(item => item.Kind.IsTrustOutflow()).ToList();
        if (waiting.Count == 0)
        {
            return [];
        }

        var money = await ClientMoney.LoadAsync(session, [.. waiting.Select(item => item.Matter).Distinct()], cancellationToken);
        var judgement = await money.JudgementAsync(session, ports, now, cancellationToken);
        var found = new List<Finding>();
        foreach (var item in waiting)
        {
            // A release that the ledger does not cover at all is another matter: its deposits wait for approval too.
            var broken = judgement.Ask(item, Actor.Job("trust watch", "rules")).Where(outcome => outcome.IsBroken).ToList();
            if (broken.All(outcome => outcome.Code != RuleCode.LedgerCoversRelease)
                && broken.Find(outcome => outcome.Code is RuleCode.FundsAreCollected or RuleCode.DisputedFundsStay) is { } outcome)
            {
                found.Add(Waiting(item, outcome, judgement.MayRelyOnInstruments(item)));
            }
        }

        return found;
    }

    private static Finding Waiting(WorkItem item, RuleOutcome outcome, bool isListed)
    {
        var isDisputed = outcome.Code == RuleCode.DisputedFundsStay;
        var why = isDisputed ? $"{item.Amount} are to leave, and part of what is there is disputed." : $"{item.Amount} are to leave, and what covers them is not collected yet.";
        return Seen.OfThing(
            isDisputed ? Codes.TrustDisputed : Codes.TrustUncleared, new Subject("Item", item.Key.Event), item.TrustAccount, ($"{item.Title} of {item.Amount} must wait", why),
            outcome with { Facts = [.. outcome.Facts, new Fact(TrustWatchDefinition.ListedFact, isListed ? "yes" : "no")] }, item.FinancialHash) with { Matter = item.Matter };
    }

    private async Task<TrustFile> WithPortsAsync(BooksId books, TrustFile file, CancellationToken cancellationToken)
    {
        var through = new Dictionary<BankAccountId, DateOnly>();
        foreach (var account in file.Heads.Select(head => head.Account).Distinct())
        {
            if (await ports.Clearing.StatementsThroughAsync(books, account, cancellationToken) is { } day)
            {
                through[account] = day;
            }
        }

        return file with
        {
            SignedPeriods = await ports.Periods.LatestAsync(books, cancellationToken),
            StatementsThrough = through,
            Bank = through.Count == 0 ? file.Bank : await ports.Clearing.ReadAsync(books, [.. file.Standing.Select(entry => entry.Source)], cancellationToken),
        };
    }
}
