using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.Routing;

/// <summary>
/// Deposits of several matters on one slip: one deposit in the books, as the bank sees it, with a line for each matter. Only a reference that
/// says so makes a slip: equal cheque numbers of one day may be cheques of two people.
/// </summary>
public static class SlipEvaluation
{
    /// <summary>How the reference of a slip begins.</summary>
    public const string Prefix = "SLIP";

    /// <summary>Evaluates the matter's deposits that are part of a slip.</summary>
    internal static IEnumerable<ItemDecision> Run(CaseResolver resolver)
    {
        foreach (var line in resolver.Case.Transactions.OrderBy(line => line.Effective).ThenBy(line => line.Id.Value, StringComparer.Ordinal))
        {
            var parts = PartsOf(resolver.Case, line);
            if (parts.Count > 1)
            {
                yield return Decide(resolver, line, parts);
            }
        }
    }

    /// <summary>All lines of the slip that a line is on, in order of their keys; none where it is on no slip.</summary>
    internal static IReadOnlyList<LineElsewhere> PartsOf(MatterCase matterCase, BankTransaction line) =>
        !IsSlip(matterCase, line) || matterCase.Matter is not { } matter
            ? []
            :
            [
                .. matterCase.Transactions.Where(own => IsSlip(matterCase, own)).Select(own => new LineElsewhere(own, matter, matterCase.Clients, null))
                    .Concat(matterCase.Elsewhere)
                    .Where(part => IsSlip(matterCase, part.Line) && part.Line.Account == line.Account && part.Line.Effective == line.Effective
                        && string.Equals(part.Line.Reference, line.Reference, StringComparison.OrdinalIgnoreCase))
                    .DistinctBy(part => part.Line.Id)
                    .OrderBy(part => part.Line.Id.Value, StringComparer.Ordinal),
            ];

    private static bool IsSlip(MatterCase matterCase, BankTransaction line) =>
        line is { Type: BankTransactionType.Deposit, IsReversed: false } && !line.Matter.IsNone
        && line.Reference.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        && matterCase.BankAccounts.GetValueOrDefault(line.Account)?.Type == BankAccountType.Trust;

    private static ItemDecision Decide(CaseResolver resolver, BankTransaction line, IReadOnlyList<LineElsewhere> parts)
    {
        var lead = parts[0];
        var decision = new ItemDecision(new ItemKey(WorkKind.TrustDeposit, line.Id), resolver.Case.MatterId, Stage.Held)
        {
            Title = $"Trust deposit on slip {line.Reference}",
            Date = line.Effective,
            Amount = line.Amount,
            FinancialHash = DecisionBuilder.Hash(line.Amount, line.Effective, line.Account.Value, line.Matter.Value, line.IsReversed),
            TrustAccount = line.Account,
        };
        var builder = new DecisionBuilder();
        if (TrustEvaluation.Ended(resolver, decision, builder, out _) is { } ended)
        {
            return ended;
        }

        if (lead.Line.Id != line.Id)
        {
            var key = new ItemKey(WorkKind.TrustDeposit, lead.Line.Id);
            var known = lead.Known ?? resolver.Case.Known.GetValueOrDefault(key);
            return builder.Findings.Count > 0 ? decision with { Findings = builder.Findings, Outcomes = builder.Outcomes } : LinePart.Follow(decision, key, known);
        }

        var bank = builder.Take(resolver.Bank(line.Account, line.Effective));
        var lines = parts.Select(part => Line(resolver, part, builder)).OfType<TrustSlipLine>().ToList();
        return bank is { } trustBank && lines.Count == parts.Count
            ? decision with { Legs = [new TrustSlipDraft(line.Effective, trustBank, lines) { Reference = line.Reference, Memo = line.Description }], Findings = builder.Findings, Outcomes = builder.Outcomes }
            : decision with { Findings = builder.Findings, Outcomes = builder.Outcomes };
    }

    private static TrustSlipLine? Line(CaseResolver resolver, LineElsewhere part, DecisionBuilder builder)
    {
        var theirs = new CaseResolver(resolver.Case with { Matter = part.Matter, Clients = part.Clients });
        var (customer, missing, outcome) = theirs.Customer(part.Line.Effective);
        builder.Note(outcome);
        if (missing is not null)
        {
            builder.Find(missing);
        }

        var liability = builder.Take(theirs.Liability(part.Line.Effective));
        return customer is { } owner && liability is { } owed ? new TrustSlipLine(owner, part.Line.Amount, owed, part.Line.Description) : null;
    }
}
