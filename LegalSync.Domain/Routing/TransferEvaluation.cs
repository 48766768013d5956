using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;
using LegalSync.Domain.Trust;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Client money moved between two matters of one trust account: a journal entry between two clients' parts of the liability, no bank line.
/// The practice system tells of it in two lines; one line alone, or lines that fit several, are not understood and stay a card.
/// </summary>
internal static class TransferEvaluation
{
    /// <summary>Evaluates the transfers of the matter that are understood.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver, IReadOnlyList<ObservedLedger> ledgers)
    {
        var byKey = ledgers.ToDictionary(ledger => ledger.Key);
        foreach (var line in resolver.Case.Transactions.Where(line => IsTransfer(resolver.Case, line)).OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal))
        {
            if (OtherSide(resolver.Case, line) is { } other)
            {
                yield return line.Change.IsNegative ? Out(resolver, byKey, line, other) : In(resolver, line, other);
            }
        }
    }

    /// <summary>The one line of another matter that is the far side of this one; null where none is, or where several could be.</summary>
    public static LineElsewhere? OtherSide(MatterCase matterCase, BankTransaction line)
    {
        if (!IsTransfer(matterCase, line))
        {
            return null;
        }

        var ours = matterCase.Transactions.Count(own => IsTransfer(matterCase, own) && SameMoney(own, line) && (own.Change == line.Change || own.Change == -line.Change));
        var far = matterCase.Elsewhere.Where(part => IsTransfer(matterCase, part.Line) && SameMoney(part.Line, line)).ToList();
        return ours == 1 && far is [var only] && only.Line.Change == -line.Change ? only : null;
    }

    private static bool IsTransfer(MatterCase matterCase, BankTransaction line) =>
        line is { Type: BankTransactionType.Transfer, IsReversed: false, Reverses: null } && !line.Matter.IsNone
        && matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type == BankAccountType.Trust;

    private static bool SameMoney(BankTransaction one, BankTransaction other) =>
        one.Account == other.Account && one.Effective == other.Effective && one.Amount == other.Amount;

    private static ItemDecision Draft(CaseResolver resolver, BankTransaction line, WorkKind kind, string title) =>
        new(new ItemKey(kind, line.Id), resolver.Case.MatterId, Stage.Held)
        {
            Title = title,
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, line.IsReversed),
            TrustAccount = line.Account,
        };

    private static ItemDecision In(CaseResolver resolver, BankTransaction line, LineElsewhere from)
    {
        var decision = Draft(resolver, line, WorkKind.TrustTransferIn, $"Transfer from {from.Matter.Number}");
        var builder = new DecisionBuilder();
        if (TrustEvaluation.Ended(resolver, decision, builder, out _) is { } ended)
        {
            return ended;
        }

        return builder.Findings.Count > 0
            ? decision with { Findings = builder.Findings, Outcomes = builder.Outcomes }
            : LinePart.Follow(decision, new ItemKey(WorkKind.TrustTransfer, from.Line.Id), from.Known);
    }

    private static ItemDecision Out(CaseResolver resolver, Dictionary<LedgerKey, ObservedLedger> ledgers, BankTransaction line, LineElsewhere to)
    {
        var decision = Draft(resolver, line, WorkKind.TrustTransfer, $"Transfer to {to.Matter.Number}");
        var builder = new DecisionBuilder();
        if (TrustEvaluation.Ended(resolver, decision, builder, out var customer) is { } ended)
        {
            return ended;
        }

        LedgerFindings.Check(resolver.Case, ledgers, line, builder);
        CheckClients(resolver.Case, decision, to, builder);
        var theirs = new CaseResolver(resolver.Case with { Matter = to.Matter, Clients = to.Clients });
        var (receiver, missing, outcome) = theirs.Customer(line.Effective);
        builder.Note(outcome);
        if (missing is not null)
        {
            builder.Find(missing);
        }

        var owed = builder.Take(resolver.Liability(line.Effective));
        var theirOwed = builder.Take(theirs.Liability(line.Effective));
        if (customer is not { } giver || receiver is not { } taker || owed is not { } debit || theirOwed is not { } credit)
        {
            return decision with { Findings = builder.Findings, Outcomes = builder.Outcomes };
        }

        var leg = new JournalDraft(
            line.Effective,
            [
                new JournalDraftLine(true, debit, line.Amount, giver, $"Transfer to {to.Matter.Number}"),
                new JournalDraftLine(false, credit, line.Amount, taker, $"Transfer from {resolver.Case.Matter!.Number}"),
            ],
            $"Transfer {line.Reference} {line.Description}".Trim());
        return decision with { Legs = [leg], Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    /// <summary>One client's money goes to another only when both say so in writing and a partner approved it.</summary>
    private static void CheckClients(MatterCase matterCase, ItemDecision decision, LineElsewhere to, DecisionBuilder builder)
    {
        var from = matterCase.Matter!;
        if (from.Clients.Intersect(to.Matter.Clients).Any())
        {
            builder.Note(RuleOutcome.Held(RuleCode.ClientMoneyStaysWithClient, new Fact("client", string.Join(", ", matterCase.Clients.Select(client => client.Name)))));
            return;
        }

        if (DecisionBuilder.Directive(matterCase, decision.Key, DirectiveKind.AuthoriseCrossClient) is { } authorised)
        {
            builder.Note(RuleOutcome.Held(RuleCode.ClientMoneyStaysWithClient, new Fact("authorities", authorised.Value), new Fact("approved by", authorised.By)));
            return;
        }

        var (giver, taker) = (Names(matterCase.Clients), Names(to.Clients));
        var outcome = RuleOutcome.Broken(
            RuleCode.ClientMoneyStaysWithClient, "Record the written authority of both clients with a partner's approval, or reverse the transfer in the practice system.",
            new Fact("from", $"{from.Number} {giver}"), new Fact("to", $"{to.Matter.Number} {taker}"), new Fact("amount", decision.Amount.ToString()));
        builder.Find(new Finding(Codes.TrustCrossClient, new Subject("BankTransaction", decision.Key.Source.Value),
            $"{decision.Amount} of {giver} went to {taker}: one client's money pays for another only by written authority of both.", outcome)
        {
            Title = $"Transfer between clients: {from.Number} to {to.Matter.Number}",
            Matter = matterCase.MatterId,
            TrustAccount = decision.TrustAccount,
            Sides =
            [
                new FieldPair("From", $"{from.Number} {giver}", null),
                new FieldPair("To", $"{to.Matter.Number} {taker}", null),
                new FieldPair("Amount", decision.Amount.ToString(), null),
                new FieldPair("Date", DecisionBuilder.Day(decision.Date), null),
            ],
        });
    }

    private static string Names(IReadOnlyList<Client> clients) => clients.Count == 0 ? "another client" : string.Join(", ", clients.Select(client => client.Name));
}
