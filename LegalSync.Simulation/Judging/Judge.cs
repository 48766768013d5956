using System.Globalization;
using System.Text.Json.Nodes;
using LegalSync.Domain.Approvals;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using LegalSync.Simulation.Running;

namespace LegalSync.Simulation.Judging;

/// <summary>Judges a finished history by what came into the books, held against what people decided. What the product says of itself counts for little.</summary>
internal sealed class Judge(Site site)
{
    private readonly List<string> _broken = [];
    private readonly ILookup<string, Created> _byMark = site.Ledger.Documents.Where(created => created.Mark is not null && !created.ByPerson).ToLookup(created => created.Mark!);
    private readonly Dictionary<string, Decided> _last = site.Decisions.All.GroupBy(decided => decided.Event).ToDictionary(group => group.Key, group => group.Last());

    /// <summary>What is broken; nothing when all is well.</summary>
    public IReadOnlyList<string> Run()
    {
        NothingTwiceAndNothingElse();
        EverythingApprovedIsThere();
        OrderIsKept();
        NothingElseWasTouched();
        NothingIsLeftOver();
        return _broken;
    }

    private static string MarkOf(string @event, int leg) => PostingIntent.MarkPrefix + PostingIntent.KeyOf(World.FirmTemplate.Books, @event, leg, 0);

    private void NothingTwiceAndNothingElse()
    {
        foreach (var created in site.Ledger.Documents.Where(created => !created.ByPerson))
        {
            if (created.Mark is not { } mark || site.Decisions.Of(mark) is not { } owner)
            {
                _broken.Add($"{created.Entity} {created.Id} in the books belongs to nothing that was ever drafted.");
                continue;
            }

            var standing = site.Decisions.All.LastOrDefault(decided => decided.Event == owner.Event && decided.At <= created.At);
            if (standing is not { What: Decision.Approved })
            {
                _broken.Add($"{owner.Event} leg {owner.Leg} came into the books while its decision was: {standing?.What.ToString() ?? "none"}.");
            }
            else if (owner.Leg > standing.Legs.Count || Difference(standing.Legs[owner.Leg - 1], created.Body, created.Entity) is not null)
            {
                _broken.Add($"{owner.Event} leg {owner.Leg} is in the books otherwise than approved: {(owner.Leg > standing.Legs.Count ? "no such leg" : Difference(standing.Legs[owner.Leg - 1], created.Body, created.Entity))}.");
            }
        }

        foreach (var group in _byMark.Where(group => group.Count() > 1))
        {
            _broken.Add($"{site.Decisions.Of(group.Key)?.Event} is in the books {group.Count()} times.");
        }
    }

    private void EverythingApprovedIsThere()
    {
        foreach (var decided in _last.Values.Where(decided => decided.What == Decision.Approved))
        {
            var item = site.Database.Of<WorkItem>().Rows.First(row => row.Row.Id == decided.Item).Row;
            for (var leg = 1; leg <= decided.Legs.Count; leg++)
            {
                if (!_byMark[MarkOf(decided.Event, leg)].Any() && !IsExcused(item))
                {
                    _broken.Add($"{decided.Event} leg {leg} was approved and is not in the books (stage {item.Stage}).");
                }
            }
        }
    }

    /// <summary>A card that says so, a person who took it out of our hands, or an item it waits for that is itself excused.</summary>
    private bool IsExcused(WorkItem item)
    {
        if (item.Stage is not (Stage.Approved or Stage.Posting))
        {
            return item.Stage.IsBeforeApproval() || item.Stage is Stage.LeftToManual or Stage.AdoptedManual or Stage.Superseded or Stage.Rejected || IsByHand(item);
        }

        if (item.Kind.IsTrustOutflow() && IsWithoutCover(item))
        {
            return true;
        }

        var edges = site.Database.Of<BlockingEdge>().Rows.Select(row => row.Row).Where(edge => edge.Item == item.Id).ToList();
        return edges.Exists(edge => edge.Card is { } card && site.Database.Of<ExceptionItem>().Rows.Any(row => row.Row.Id == card && row.Row.State == CardState.Open))
            || edges.Exists(edge => edge.WaitsFor is { } first && site.Database.Of<WorkItem>().Rows.Select(row => row.Row).First(other => other.Id == first) is var other
                && !other.Stage.IsInBooks() && (other.Stage is not (Stage.Approved or Stage.Posting) || IsExcused(other)));
    }

    /// <summary>A release waits, as it must, when a deposit that it rests on was taken out of our hands.</summary>
    private bool IsWithoutCover(WorkItem item) => site.Database.Of<WorkItem>().Rows.Select(row => row.Row)
        .Any(other => other.Matter == item.Matter && other.Kind == WorkKind.TrustDeposit && !other.Stage.IsInBooks() && (other.Stage is not (Stage.Approved or Stage.Posting) || IsExcused(other)));

    private bool IsByHand(WorkItem item) =>
        site.Database.Of<PostingIntent>().Rows.Any(row => row.Row.Item == item.Id && row.Row is { State: PostingState.Confirmed, Revision: "by hand" });

    private void OrderIsKept()
    {
        var balance = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var created in site.Ledger.Documents)
        {
            if (created.Mark is null || site.Decisions.Of(created.Mark) is not { } owner)
            {
                Cover(created, "Somebody", balance);
                continue;
            }

            if (owner.Leg > 1 && !_byMark[MarkOf(owner.Event, owner.Leg - 1)].Any(first => first.Order < created.Order))
            {
                _broken.Add($"{owner.Event}: leg {owner.Leg} came before leg {owner.Leg - 1}.");
            }

            Cover(created, owner.Event, balance);
        }
    }

    /// <summary>Client money never leaves the books before it came in; a payment pays the invoice it was approved for.</summary>
    private void Cover(Created created, string @event, Dictionary<string, long> balance)
    {
        var client = created.Entity switch
        {
            "Deposit" => Text(created.Body, "Line", 0, "DepositLineDetail", "Entity", "value"),
            "Purchase" => Text(created.Body, "Line", 0, "AccountBasedExpenseLineDetail", "CustomerRef", "value"),
            _ => null,
        };
        if (client is null)
        {
            return;
        }

        var cents = Cents(created.Body["TotalAmt"]) * (created.Entity == "Deposit" ? 1 : -1);
        balance[client] = balance.GetValueOrDefault(client) + cents;
        if (balance[client] < 0)
        {
            _broken.Add($"{@event} took client money out of the books that was not in them.");
        }
    }

    private void NothingElseWasTouched()
    {
        foreach (var effect in site.Ledger.Effects.Where(effect => effect.Operation != "create"))
        {
            _broken.Add($"{effect.Entity} {effect.Id} was changed ({effect.Operation}), and nobody asked for that.");
        }
    }

    private void NothingIsLeftOver()
    {
        foreach (var (_, posting) in site.Database.Of<PostingIntent>().Rows)
        {
            // A dead node's claim on what a card holds meanwhile is taken over when the card is settled: nothing of it was sent.
            if ((posting.State is PostingState.Claimed or PostingState.Sent || posting.LeaseUntil is not null) && !(posting.State == PostingState.Claimed && IsToldOf(posting)))
            {
                _broken.Add($"{posting.Event} leg {posting.Leg} is still {posting.State} (held by {posting.ClaimedBy}).");
            }

            if (posting.State == PostingState.Confirmed && posting.Revision != "by hand" && !_byMark[posting.Mark].Any())
            {
                _broken.Add($"{posting.Event} leg {posting.Leg} is said to be in the books, and is not.");
            }

            if (posting.State == PostingState.Uncertain && !IsToldOf(posting))
            {
                _broken.Add($"{posting.Event} leg {posting.Leg} is uncertain, and nobody was told.");
            }

            if (posting.State is PostingState.Pending or PostingState.Refused or PostingState.Cancelled && _byMark[posting.Mark].Any() && _last.GetValueOrDefault(posting.Event) is { What: Decision.Approved })
            {
                _broken.Add($"{posting.Event} leg {posting.Leg} is in the books, and the product says {posting.State}.");
            }
        }
    }

    private bool IsToldOf(PostingIntent posting) =>
        site.Database.Of<WorkItem>().Rows.Select(row => row.Row).FirstOrDefault(item => item.Id == posting.Item) is not { } item || IsExcused(item);

    /// <summary>The first thing in which a document differs from what was signed; null when nothing does.</summary>
    private string? Difference(PostingDraft draft, JsonObject body, string entity)
    {
        var expected = draft.Becomes.ToString();
        if (entity != expected)
        {
            return $"a {entity}, not a {expected}";
        }

        if (body["TxnDate"]?.GetValue<string>() != draft.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            return "its date";
        }

        if (Cents(body["TotalAmt"]) != draft.Moves?.Minor)
        {
            return "its total";
        }

        return draft switch
        {
            InvoiceDraft invoice => Text(body, "CustomerRef", "value") != invoice.Customer.Value ? "its customer" : body["DocNumber"]?.GetValue<string>() != invoice.Number ? "its number" : null,
            PaymentDraft payment => PaymentDifference(payment, body),
            TrustDepositDraft deposit => Text(body, "DepositToAccountRef", "value") != deposit.TrustBank.Value ? "its bank"
                : Text(body, "Line", 0, "DepositLineDetail", "Entity", "value") != deposit.Customer.Value ? "its client" : null,
            TrustDisbursementDraft paid => Text(body, "AccountRef", "value") != paid.TrustBank.Value ? "its bank"
                : Text(body, "Line", 0, "AccountBasedExpenseLineDetail", "CustomerRef", "value") != paid.Customer.Value ? "its client" : null,
            _ => null,
        };
    }

    private string? PaymentDifference(PaymentDraft payment, JsonObject body)
    {
        if (Text(body, "CustomerRef", "value") != payment.Customer.Value || Text(body, "DepositToAccountRef", "value") != payment.DepositTo.Value)
        {
            return "its customer or bank";
        }

        var pays = Text(body, "Line", 0, "LinkedTxn", 0, "TxnId");
        var wanted = payment.Invoice is not { } target ? null
            : target.Document?.Value ?? _byMark[MarkOf(target.Event!, 1)].FirstOrDefault()?.Id ?? ByHand(target.Event!);
        return pays != wanted ? $"the invoice it pays ({pays ?? "none"}, not {wanted ?? "none"})" : null;
    }

    private string? ByHand(string @event) => site.Database.Of<PostingIntent>().Rows.Select(row => row.Row)
        .FirstOrDefault(posting => posting.Event == @event && posting is { Leg: 1, Document: not null })?.Document is { } document ? DocumentRef.Parse(document).Id.Value : null;

    private static long Cents(JsonNode? amount) => amount is null ? 0 : (long)(decimal.Parse(amount.ToString(), CultureInfo.InvariantCulture) * 100);

    private static string? Text(JsonNode? node, params ReadOnlySpan<object> path)
    {
        foreach (var step in path)
        {
            node = step is string name ? (node as JsonObject)?[name] : node is JsonArray list && list.Count > (int)step ? list[(int)step] : null;
        }

        return node?.ToString();
    }
}
