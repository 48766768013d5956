using LegalSync.Domain.Capture;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Mapping;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Payments of invoices: into operating, out of trust (a fee transfer of two legs), and those known only from an invoice's paid amount.
/// </summary>
internal static class PaymentEvaluation
{
    /// <summary>Evaluates all invoice payments of the matter.</summary>
    public static IEnumerable<ItemDecision> Run(CaseResolver resolver, IReadOnlyList<ItemDecision> invoices, InferredPayments inferred)
    {
        var ledgers = LedgerProjection.Of(resolver.Case).ToDictionary(ledger => ledger.Key);
        var already = new InBooksAlready(resolver.Case);
        foreach (var line in resolver.Case.Transactions.Where(EvaluateMatter.IsStandingInvoicePayment).OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal))
        {
            var type = resolver.Case.BankAccounts.GetValueOrDefault(line.Account)?.Type ?? BankAccountType.Other;
            if (type == BankAccountType.Other)
            {
                continue;
            }

            var kind = type == BankAccountType.Trust ? WorkKind.FeeTransfer : WorkKind.Payment;
            var builder = new DecisionBuilder();
            var target = PaymentTarget.Resolve(resolver.Case, line, kind, invoices, inferred, builder);
            // What is dated before the opening is in its balance, and its ledger may hold nothing else.
            if (kind == WorkKind.FeeTransfer && line.Effective >= resolver.Case.OpensOn)
            {
                LedgerFindings.Check(resolver.Case, ledgers, line, builder);
            }

            yield return Decide(resolver, new Movement(line, kind), target, builder, already);
        }

        foreach (var (invoice, amount) in inferred.Unexplained)
        {
            yield return Provisional(resolver, invoice, amount, invoices, inferred);
        }
    }

    private static ItemDecision Decide(CaseResolver resolver, Movement movement, PaymentTarget target, DecisionBuilder builder, InBooksAlready already)
    {
        var (line, kind) = movement;
        var key = new ItemKey(kind, line.Id);
        var decision = new ItemDecision(key, resolver.Case.MatterId, Stage.Held)
        {
            Title = kind == WorkKind.FeeTransfer ? "Fee transfer from trust" : "Payment",
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, line.IsReversed),
            TrustAccount = kind == WorkKind.FeeTransfer ? line.Account : new BankAccountId(""),
            WaitsFor = target.WaitsFor is { } invoice ? [invoice] : [],
        };
        if (TrustEvaluation.Ended(resolver, decision, builder, out var customer) is { } ended)
        {
            return ended;
        }

        var legs = kind == WorkKind.FeeTransfer
            ? FeeTransferLegs(resolver, line, customer, target, builder)
            : PaymentLeg(resolver, line, customer, target, builder);
        if (customer is { } payer && InBooks(resolver, movement, payer, target, builder, already) is { } adopted)
        {
            return decision with { Stage = Stage.AdoptedManual, Adopted = adopted, EndReason = "The books hold it by hand, equal in customer, date and amount.", Outcomes = builder.Outcomes, WaitsFor = [] };
        }

        return decision with { Legs = legs, Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    private static IReadOnlyList<PostingDraft> PaymentLeg(CaseResolver resolver, BankTransaction line, CustomerId? customer, PaymentTarget target, DecisionBuilder builder)
    {
        var bank = builder.Take(resolver.Bank(line.Account, line.Effective));
        return customer is { } payer && bank is { } depositTo
            ? [new PaymentDraft(payer, line.Effective, line.Amount, depositTo) { Invoice = target.Invoice, Reference = line.Reference }]
            : [];
    }

    private static IReadOnlyList<PostingDraft> FeeTransferLegs(CaseResolver resolver, BankTransaction line, CustomerId? customer, PaymentTarget target, DecisionBuilder builder)
    {
        var trust = builder.Take(resolver.Bank(line.Account, line.Effective));
        var liability = builder.Take(resolver.Liability(line.Effective));
        var operating = builder.Take(resolver.Role(AccountRole.Operating, line.Effective));
        return customer is { } payer && trust is { } from && liability is { } owed && operating is { } to
            ?
            [
                new TrustDisbursementDraft(payer, line.Effective, line.Amount, from, owed) { Reference = line.Reference, Memo = "Earned fees to operating" },
                new PaymentDraft(payer, line.Effective, line.Amount, to) { Invoice = target.Invoice, Reference = line.Reference },
            ]
            : [];
    }

    private static DocumentRef? InBooks(CaseResolver resolver, Movement movement, CustomerId payer, PaymentTarget target, DecisionBuilder builder, InBooksAlready already)
    {
        var line = movement.Line;
        var isAnother = DecisionBuilder.Directive(resolver.Case, new ItemKey(movement.Kind, line.Id), DirectiveKind.PostOurs) is not null;
        var own = resolver.Case.Known.GetValueOrDefault(new ItemKey(movement.Kind, line.Id))?.Document;
        if (already.Same(BooksKind.Payment, payer, line.Amount, line.Effective, null, own) is { } same)
        {
            if (CompetingConnector.Wrote(same) && !CompetingConnector.IsTakenOver(resolver.Case, movement.Kind))
            {
                builder.Find(CompetingConnector.Collision(resolver.Case, movement.Kind, same));
                return null;
            }

            if (movement.Kind == WorkKind.Payment)
            {
                return same.Ref;
            }

            if (!isAnother)
            {
                builder.Find(LikeInBooks(resolver.Case, line, same));
            }

            return null;
        }

        if (!isAnother && already.NearPayment(payer, line.Amount, line.Effective, target.Invoice?.Document) is { } near)
        {
            builder.Find(LikeInBooks(resolver.Case, line, near));
        }

        return null;
    }

    private static Finding LikeInBooks(MatterCase matterCase, BankTransaction line, BooksDocument like)
    {
        var outcome = RuleOutcome.Broken(
            RuleCode.PaymentIsNew, "Link it if it is the same payment, or post ours if it is another.",
            new Fact("practice system", $"{line.Amount} on {DecisionBuilder.Day(line.Effective)}"), new Fact("books", $"{like.Total} on {DecisionBuilder.Day(like.Date)}"));
        return new Finding(Codes.PaymentDuplicate, new Subject("BankTransaction", line.Id.Value),
            "The books hold a payment of the same customer and amount within a few days.", outcome)
        {
            Title = "Possible duplicate payment",
            Matter = matterCase.MatterId,
            Sides =
            [
                new FieldPair("Amount", line.Amount.ToString(), like.Total.ToString()),
                new FieldPair("Date", DecisionBuilder.Day(line.Effective), DecisionBuilder.Day(like.Date)),
                new FieldPair("Reference", line.Reference, like.Number),
            ],
            Suggestion = new Suggestion("link", like.Ref.ToString(), $"Link {like.Ref}", ["same customer, invoice and amount", "a few days apart"]),
        };
    }

    private static ItemDecision Provisional(
        CaseResolver resolver, Invoice invoice, Amounts.Money amount, IReadOnlyList<ItemDecision> invoices, InferredPayments inferred)
    {
        var key = new ItemKey(WorkKind.Payment, new SourceId("paid:" + invoice.Id.Value));
        var known = resolver.Case.Known.GetValueOrDefault(key);
        var date = known is not null && known.Amount == amount ? known.Date : resolver.Case.Today;
        var builder = new DecisionBuilder();
        var target = PaymentTarget.OfInvoice(resolver.Case, invoice, invoices);
        var decision = new ItemDecision(key, resolver.Case.MatterId, Stage.Held)
        {
            Title = $"Payment seen on invoice {invoice.Number} only",
            Date = date,
            Amount = amount,
            FinancialHash = DecisionBuilder.Hash(invoice.Id.Value, amount),
            IsProvisional = true,
            WaitsFor = target?.WaitsFor is { } waits ? [waits] : [],
        };
        if (inferred.Ambiguous.Count > 0 || target is null || invoice.Issued < resolver.Case.OpensOn)
        {
            return decision with { Stage = Stage.LeftToManual, EndReason = "Paid on an invoice that is not posted from here." };
        }

        if (TrustEvaluation.Ended(resolver, decision, builder, out var customer) is { } ended)
        {
            return ended;
        }

        var operating = builder.Take(resolver.Role(AccountRole.Operating, date));
        builder.Note(RuleOutcome.Held(RuleCode.PaymentHasInvoice, new Fact("known from", "the invoice's paid amount only"), new Fact("amount", amount.ToString())));
        return decision with
        {
            Legs = customer is { } payer && operating is { } to ? [new PaymentDraft(payer, date, amount, to) { Invoice = target.Invoice }] : [],
            Findings = builder.Findings,
            Outcomes = builder.Outcomes,
        };
    }

    private sealed record Movement(BankTransaction Line, WorkKind Kind);
}
