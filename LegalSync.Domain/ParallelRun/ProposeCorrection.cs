using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>
/// Proposes what makes the books right where people were wrong: an entry of the difference on each day that is wrong, held for approval like
/// any posting; or, of what nobody entered, the item itself, which stays held at the cut-over. Nothing is sent while the run is open.
/// </summary>
public sealed class ProposeCorrection(IComparisonStore store, AdvanceMatters advance, SyncFeed feed, TimeProvider clock)
{
    /// <summary>Proposes it. Answers a refusal, or null when done.</summary>
    public async Task<string?> RunAsync(BooksId books, PairId id, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var objection = Judging.Objection(actor) ?? (string.IsNullOrWhiteSpace(reason) ? "Write why." : null);
        if (objection is not null)
        {
            return objection;
        }

        await using var session = store.Open(books);
        if (await session.OpenRunAsync(cancellationToken) is not { } run)
        {
            return Judging.NoRun;
        }

        var (pair, gone) = await Judging.FindAsync(session, run, id, cancellationToken);
        if (pair is null)
        {
            return gone;
        }

        var refusal = pair.Verdict != PairVerdict.TheirsWrong ? "Decide first that the record made by hand is wrong and ours is right."
            : (await CorrectionOrder.StandingAsync(session.Spine, pair, cancellationToken)).Count > 0 ? "It is proposed already."
            : null;
        if (refusal is not null)
        {
            return refusal;
        }

        var (directives, why) = await PlanAsync(session, run, pair, new Wanted(reason.Trim(), actor, clock.GetUtcNow()), cancellationToken);
        if (why is not null)
        {
            return why;
        }

        foreach (var directive in directives)
        {
            session.Add(directive);
            session.Add(AuditEvent.Tell(books, Judging.Subject(pair), directive.Kind == DirectiveKind.CorrectBooks ? "correction proposed" : "released after the run", actor, directive.At, directive.Value));
        }

        if (!await session.SaveAsync(cancellationToken))
        {
            return Judging.Raced;
        }

        await Judging.SettleAsync(advance, feed, books, [pair.Matter], actor, cancellationToken);
        return null;
    }

    private static async Task<(IReadOnlyList<Directive> Directives, string? Refusal)> PlanAsync(
        IComparisonSession session, FirmParallelRun run, ComparedPair pair, Wanted wanted, CancellationToken cancellationToken)
    {
        var shadows = await session.ShadowsAsync(run.Id, cancellationToken);
        var ours = shadows.Where(shadow => pair.OurKeys.Contains(shadow.Key)).OrderBy(shadow => shadow.Key, StringComparer.Ordinal).ToList();
        if (ours.Count != pair.OurKeys.Count)
        {
            return ([], Judging.Gone);
        }

        if (pair.State == PairState.OnlyOurs)
        {
            var items = ours.Select(shadow => shadow.Item).ToHashSet();
            var legs = shadows.Where(shadow => items.Contains(shadow.Item)).Select(shadow => shadow.Key).ToHashSet(StringComparer.Ordinal);
            var others = (await session.PairsAsync(run.Id, cancellationToken)).Where(other => other.Id != pair.Id && other.OurKeys.Any(legs.Contains)).ToList();
            if (others.Any(other => !other.IsSettled))
            {
                return ([], "Decide first about the other side of the same item.");
            }

            if (others.TrueForAll(other => other is { State: PairState.OnlyOurs, Verdict: PairVerdict.TheirsWrong }))
            {
                return ([.. pair.OurKeys.Select(CorrectionOrder.EventOfLeg).Distinct(StringComparer.Ordinal).Select(name => wanted.Give(pair.Books, DirectiveKind.ReleaseAfterRun, name, CorrectionOrder.NameOf(pair.Id)))], null);
            }
        }

        return await EntryAsync(session, run, pair, ours, wanted, cancellationToken);
    }

    private static async Task<(IReadOnlyList<Directive> Directives, string? Refusal)> EntryAsync(
        IComparisonSession session, FirmParallelRun run, ComparedPair pair, IReadOnlyList<ShadowPosting> ours, Wanted wanted, CancellationToken cancellationToken)
    {
        if (run.Source == ManualSource.Spreadsheet && pair.TheirKeys.Count > 0)
        {
            return ([], "It was compared with a row of the spreadsheet, and no row says which document of the books it is: an entry might correct another one. Correct the document in QuickBooks by hand.");
        }

        var books = await session.Spine.SnapshotAsync(cancellationToken);
        var theirs = pair.TheirKeys.Select(key => books.Document(DocumentRef.Parse(key))).OfType<BooksDocument>().ToList();
        if (theirs.Count != pair.TheirKeys.Count || theirs.Exists(document => document.IsVoid))
        {
            return ([], "The document is no longer in the books. Compare again.");
        }

        var lines = ours.SelectMany(shadow => shadow.ReadSide().Lines);
        var firm = (await session.Spine.CasesAsync([MatterId.None], wanted.At, cancellationToken))[0].Case;
        var (entries, refusal) = new CorrectionEntry(BooksWords.Of(firm with { InBooks = books }), item => AccountOf(item, lines, books))
            .Of([.. ours.SelectMany(shadow => DraftText.Read(shadow.Draft))], theirs);
        return refusal is not null
            ? ([], refusal)
            : ([wanted.Give(pair.Books, DirectiveKind.CorrectBooks, CorrectionOrder.EventOf(pair.Matter), new CorrectionOrder(pair.Id, pair.Title, entries).Write())], null);
    }

    /// <summary>The account that a compared line with this item names, where it names one.</summary>
    private static AccountId? AccountOf(ItemId item, IEnumerable<ComparedLine> lines, BooksSnapshot books)
    {
        var name = books.Item(item)?.Name;
        var account = lines.FirstOrDefault(line => line.Item.Length > 0 && line.Item == name && line.Account.Length > 0)?.Account;
        return account is null ? null : books.Accounts.Where(one => one.Name == account).Select(one => (AccountId?)one.Id).FirstOrDefault();
    }

    private sealed record Wanted(string Reason, Actor Actor, DateTimeOffset At)
    {
        public Directive Give(BooksId books, DirectiveKind kind, string name, string value) => Directive.Give(books, kind, name, value, Actor, Reason, At);
    }
}
