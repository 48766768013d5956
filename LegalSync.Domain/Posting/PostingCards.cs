using LegalSync.Domain.Audit;
using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.ExceptionQueue.Definitions;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Posting;

/// <summary>The cards that posting raises.</summary>
public sealed class PostingCards(IExceptionCatalogue catalogue, IIds ids)
{
    private const string DuplicateNumber = "6140";

    /// <summary>A refusal becomes the card that fits it; the item is approved still and waits behind it. Answers matters to evaluate again.</summary>
    public async Task<IReadOnlyList<MatterId>> RefusedAsync(ISession session, PostingIntent posting, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Item is not { } id || await session.ItemsAsync([id], cancellationToken) is not [var item])
        {
            await ReopenResolutionAsync(session, posting, actor, now, cancellationToken);
            return [];
        }

        var legs = await session.PostingsOfAsync([id], cancellationToken);
        if (item.Stage == Stage.Posting && legs.All(leg => leg.State != PostingState.Confirmed))
        {
            item.PostingRefused(now);
        }

        var standing = legs.FirstOrDefault(leg => leg.State == PostingState.Confirmed);
        var finding = item.Kind == WorkKind.FeeTransfer && standing is not null ? OneSided(item, posting, standing) : Refusal(item, posting);
        await HoldAsync(session, item, finding, actor, now, cancellationToken);
        return [];
    }

    /// <summary>Nobody knows what became of a request.</summary>
    public async Task UncertainAsync(ISession session, PostingIntent posting, string? detail, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Item is { } id && await session.ItemsAsync([id], cancellationToken) is [var item])
        {
            var outcome = RuleOutcome.Broken(
                RuleCode.OutcomeIsKnown, "QuickBooks is searched for it again and again by itself; look it up now, or link the document.",
                new Fact("request", posting.RequestId ?? ""), new Fact("sent", posting.Attempts.ToString(System.Globalization.CultureInfo.InvariantCulture) + " times"), new Fact("last answer", detail ?? "none"));
            await HoldAsync(session, item, new Finding(Codes.TimeoutUnknown, new Subject("Item", item.Key.Event), "The request was sent and no answer came: QuickBooks may hold the document or not.", outcome)
            {
                Title = $"{item.Title}: outcome unknown",
                Matter = item.Matter,
                TrustAccount = item.TrustAccount,
                Sides = [new FieldPair("Amount", item.Amount.ToString(), null)],
                Suggestion = new Suggestion("look-up", null, "Look it up in QuickBooks", ["the document would carry our mark"]),
            }, actor, now, cancellationToken);
        }
    }

    /// <summary>Closes the posting cards that hold an item, when it can go on.</summary>
    public static async Task CloseAsync(ISession session, PostingIntent posting, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (posting.Item is not { } id || await session.ItemsAsync([id], cancellationToken) is not [var item])
        {
            return;
        }

        var edges = await session.EdgesOfAsync([id], cancellationToken);
        var found = await session.CardsAsync([.. edges.Where(edge => edge.Card is not null).Select(edge => edge.Card!.Value)], cancellationToken);
        var closing = found.Where(card => card.Origin == Origin.Posting).ToDictionary(card => card.Id);
        foreach (var card in closing.Values.Where(card => card.State == CardState.Open))
        {
            card.Close(CardState.Superseded, actor.Display, null, now);
        }

        foreach (var edge in edges.Where(edge => edge.Card is { } card && closing.ContainsKey(card)))
        {
            session.Remove(edge);
        }

        item.HeldBy(edges.Count(edge => edge.Card is not { } card || !closing.ContainsKey(card)));
    }

    /// <summary>Raises a card, or sees it again.</summary>
    public async Task<ExceptionItem> RaiseAsync(ISession session, Finding finding, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var labels = new CardLabels("", "");
        if (!finding.Matter.IsNone && await session.CasesAsync([finding.Matter], now, cancellationToken) is [var labelled])
        {
            labels = labelled.Labels;
        }

        var card = (await session.CardsAboutAsync([finding.Subject.ToString()], cancellationToken)).FirstOrDefault(known => known.Code == finding.Code);
        if (card is null)
        {
            card = ExceptionItem.Raise(new ExceptionItemId(ids.Next()), session.BooksId, catalogue.Find(finding.Code), finding, labels, now);
            session.Add(card);
        }
        else if (!card.See(finding, labels, now))
        {
            return card;
        }

        session.Add(AuditEvent.Tell(session.BooksId, $"card:{card.Id.Value}", $"{finding.Code} raised", actor, now, finding.Why));
        return card;
    }

    /// <summary>Client money has left trust in the books and has not arrived as fees, or the other way round: worse than a refusal.</summary>
    private static Finding OneSided(WorkItem item, PostingIntent refused, PostingIntent standing)
    {
        var refusal = RefusalText.Read(refused.RefusalDetail ?? "");
        var missing = refused.ReadDraft().Becomes;
        var outcome = RuleOutcome.Broken(
            RuleCode.TransferHasBothSides, refusal.Remedy ?? "Mend the cause and complete the transfer, or take back the side that stands.",
            new Fact(TrustOneSidedDefinition.StandingFact, standing.Document ?? ""), new Fact("missing", missing.ToString()),
            new Fact("QuickBooks code", refused.RefusalCode ?? ""), new Fact("QuickBooks says", refusal.Said ?? refusal.Meaning));
        return new Finding(Codes.TrustOneSided, new Subject("Item", item.Key.Event), $"{standing.Document} of the transfer is in QuickBooks, and its {missing} is refused: {refusal.Meaning}", outcome)
        {
            Title = $"Only one side of {item.Title} stands",
            Matter = item.Matter,
            TrustAccount = item.TrustAccount,
            FoundBy = Origin.Posting,
            Sides = [new FieldPair("Amount", item.Amount.ToString(), null), new FieldPair("Refusal", null, refusal.Said ?? refusal.Meaning)],
            Suggestion = new Suggestion("post-again", null, "Send the missing side again", ["the other side of the transfer stands", "client money and fees must move together"]),
        };
    }

    private static Finding Refusal(WorkItem item, PostingIntent posting)
    {
        var refusal = RefusalText.Read(posting.RefusalDetail ?? "");
        var outcome = RuleOutcome.Broken(
            RuleCode.BooksAccept, refusal.Remedy ?? "Mend the cause in QuickBooks and send it again, or link the document that was posted by hand.",
            new Fact("QuickBooks code", posting.RefusalCode ?? ""), new Fact("QuickBooks says", refusal.Said ?? refusal.Meaning), new Fact("request", posting.RequestId ?? ""));
        var (code, subject) = (posting.RefusalCode, item.Kind) switch
        {
            (DuplicateNumber, WorkKind.Invoice) => (Codes.InvoiceDuplicateNumber, new Subject("Invoice", item.Source.Value)),
            (ClosedPeriodDefinition.Closed or ClosedPeriodDefinition.ClosedByPassword, _) => (Codes.ClosedPeriod, new Subject("Item", item.Key.Event)),
            _ when item.Kind.IsTrust() => (Codes.TrustPostFailed, new Subject("BankTransaction", item.Source.Value)),
            _ => (Codes.Validation, new Subject("Item", item.Key.Event)),
        };
        var number = posting.ReadDraft() is InvoiceDraft invoice ? invoice.Number : "";
        return new Finding(code, subject, $"QuickBooks refuses the posting: {refusal.Meaning}", outcome)
        {
            Title = code == Codes.InvoiceDuplicateNumber ? $"Invoice number {number} is taken" : $"{item.Title} refused by QuickBooks",
            Matter = item.Matter,
            TrustAccount = item.TrustAccount,
            FoundBy = Origin.Posting,
            Sides = [new FieldPair("Amount", item.Amount.ToString(), null), new FieldPair("Refusal", null, refusal.Said ?? refusal.Meaning)],
            Suggestion = code == Codes.InvoiceDuplicateNumber
                ? new Suggestion("renumber", number + "-A", $"Post ours as {number}-A", ["the number belongs to another document"])
                : new Suggestion("retry", null, "Send it again", ["the books hold nothing of it"]),
        };
    }

    private async Task HoldAsync(ISession session, WorkItem item, Finding finding, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var card = await RaiseAsync(session, finding, actor, now, cancellationToken);
        card.Blocks(1, item.Amount.Minor);
        var edges = await session.EdgesOfAsync([item.Id], cancellationToken);
        if (!edges.Any(edge => edge.Card == card.Id))
        {
            session.Add(BlockingEdge.OnCard(item.Books, item.Id, card.Id, finding.Why));
            item.HeldBy(edges.Count + 1);
        }
    }

    /// <summary>The books refused what a resolution asked for: its card comes back and says so.</summary>
    private static async Task ReopenResolutionAsync(ISession session, PostingIntent posting, Actor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ResolutionEvent.Parse(posting.Event) is { } id
            && await session.ResolutionAsync(id, cancellationToken) is { } resolution
            && await session.CardsAsync([resolution.Card], cancellationToken) is [{ State: not CardState.Open } card])
        {
            card.Reopen(now);
            session.Add(AuditEvent.Tell(session.BooksId, $"card:{card.Id.Value}", $"resolution refused by the books: {posting.RefusalCode}", actor, now, posting.RefusalDetail));
        }
    }
}

/// <summary>Cards about connections.</summary>
public static class ConnectionCards
{
    /// <summary>The link is no longer authorised, or a person ended it.</summary>
    public static Finding Unauthorised(Connection connection, string problem) => connection.State == ConnectionState.Disconnected
        ? Broken(connection, $"{connection.Name} is disconnected", $"{connection.Name} was disconnected here; nothing can be read or posted there.", problem)
        : Broken(connection, $"{connection.Name} is not authorised", $"{connection.Name} no longer accepts our authorisation; nothing can be read or posted there.", problem);

    /// <summary>Where an administrator connects a link again, below the application's own address.</summary>
    public static string ReconnectPath(Connection connection) =>
        $"/connect/{connection.System.ToString().ToLowerInvariant()}?connection={connection.Id.Value:N}";

    private static Finding Broken(Connection connection, string title, string why, string problem) =>
        new(Codes.Authorisation, new Subject("Connection", connection.Id.Value.ToString("N")), why,
            RuleOutcome.Broken(RuleCode.ConnectionIsAuthorised, "Reconnect in the browser as an administrator of that system.",
                new Fact("connection", connection.Name), new Fact("answer", problem), new Fact("reconnect at", ReconnectPath(connection))))
        {
            Title = title,
            Suggestion = new Suggestion("reconnect", null, $"Reconnect {connection.Name}", ["only a person can renew the authorisation"]),
        };
}
