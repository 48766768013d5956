using System.Text.Json;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.Capture;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Routing;
using LegalSync.Domain.Spine;
using LegalSync.Tests.Amounts;
using Xunit;

namespace LegalSync.Tests.Routing;

public class When_any_matter_is_evaluated
{
    private static readonly BankTransactionType[] _types =
        [BankTransactionType.InvoicePayment, BankTransactionType.InvoicePayment, BankTransactionType.Deposit, BankTransactionType.VendorPayment, BankTransactionType.Interest];

    [Fact]
    public void the_same_case_gives_the_same_evaluation() => Always.Holds(random => Example(random) is var matterCase && Told(EvaluateMatter.Run(matterCase)) == Told(EvaluateMatter.Run(matterCase)));

    [Fact]
    public void the_order_in_which_facts_arrive_changes_nothing() => Always.Holds(random =>
    {
        var matterCase = Example(random);
        return Told(EvaluateMatter.Run(matterCase)) == Told(EvaluateMatter.Run(matterCase with
        {
            TimeEntries = matterCase.TimeEntries.Shuffled(random),
            Invoices = matterCase.Invoices.Shuffled(random),
            Transactions = matterCase.Transactions.Shuffled(random),
        }));
    });

    [Fact]
    public void every_line_of_a_bank_account_is_one_item() => Always.Holds(random =>
    {
        var matterCase = Example(random);
        var items = EvaluateMatter.Run(matterCase).Items;
        return matterCase.Transactions.All(line => items.Count(item => item.Key.Source == line.Id) == 1) && items.Select(item => item.Key).Distinct().Count() == items.Count;
    });

    [Fact]
    public void what_waits_for_a_person_has_a_draft_and_nothing_wrong() => Always.Holds(random =>
        EvaluateMatter.Run(Example(random)).Items.Where(item => item.Stage == Stage.Held).All(item => item.Findings.Count == 0 && (item.Legs.Count > 0 || item.Key.Kind.IsBillable())));

    [Fact]
    public void what_cannot_go_on_says_why() => Always.Holds(random => EvaluateMatter.Run(Example(random)).Items.All(item =>
        item.Stage switch
        {
            Stage.Captured or Stage.Mapped or Stage.Routed => item.Findings.Count > 0,
            Stage.Held => true,
            _ => !string.IsNullOrEmpty(item.EndReason),
        }));

    [Fact]
    public void an_invoice_drafted_is_the_sum_of_its_lines() => Always.Holds(random => EvaluateMatter.Run(Example(random)).Items
        .SelectMany(item => item.Legs).OfType<InvoiceDraft>()
        .All(draft => draft.Lines.Sum(line => line.Amount.Minor) - draft.Discount.Minor + draft.Tax.Minor == draft.Total.Minor));

    [Fact]
    public void a_document_of_the_books_is_adopted_at_most_once() => Always.Holds(random =>
        EvaluateMatter.Run(Example(random)).Items.Where(item => !item.Key.Kind.IsBillable() && item.Adopted is not null).GroupBy(item => item.Adopted).All(group => group.Count() == 1));

    private static string Told(MatterEvaluation evaluation) => string.Join(
        '\n',
        evaluation.Items.OrderBy(item => item.Key.Event, StringComparer.Ordinal).Select(item => JsonSerializer.Serialize(
            new
            {
                item.Key.Event, item.Stage, item.Title, item.Amount, item.Date, item.EndReason, item.FinancialHash, item.Adopted, item.IsProvisional,
                Draft = DraftText.Write(item.Legs),
                Findings = item.Findings.OrderBy(finding => finding.Code.Value, StringComparer.Ordinal).ThenBy(finding => finding.Subject.ToString(), StringComparer.Ordinal),
                Claims = item.Claims.Select(claim => claim.Event).Order(StringComparer.Ordinal),
                Waits = item.WaitsFor.Select(first => first.Event).Order(StringComparer.Ordinal),
            },
            AmountsJson.Options))
            .Concat(evaluation.Findings.Select(finding => $"{finding.Code} {finding.Subject} {finding.Why}").Order(StringComparer.Ordinal))
            .Concat(evaluation.NewRules.Select(rule => $"{rule.Kind} {rule.Pattern} {rule.TargetId}").Order(StringComparer.Ordinal)));

    /// <summary>Few amounts, few days and few numbers, so that ties, twins and shortages are common.</summary>
    private static MatterCase Example(Random random)
    {
        var builder = A.Case().OpeningWith(random.Next(3) * 100m);
        for (var i = 0; i < random.Next(4); i++)
        {
            var code = random.Next(6) == 0 ? "X9" : "A103";
            builder.With(Facts.Time($"t-{i}", 100m, code) with { IsWrittenOff = random.Next(6) == 0 });
            builder.With(Facts.Invoice($"i-{i}", $"10{random.Next(3)}", random.Next(6) == 0 ? 90m : 100m, $"t-{i}") with { Issued = Facts.October(random.Next(1, 5)) }
                is var invoice ? invoice.Paid(random.Next(3) * 50m) : invoice);
        }

        for (var i = 0; i < random.Next(7); i++)
        {
            var type = _types[random.Next(_types.Length)];
            var isTrust = random.Next(2) == 0;
            var amount = random.Next(1, 4) * 50m;
            builder.With(Facts.Line($"l-{i}", isTrust ? SampleBooks.TrustBank : SampleBooks.OperatingBank, type, amount,
                isTrust && type is BankTransactionType.InvoicePayment or BankTransactionType.VendorPayment ? -amount : amount, random.Next(8) == 0 ? Facts.December(1) : Facts.October(random.Next(1, 9))));
        }

        for (var i = 0; i < random.Next(4); i++)
        {
            builder.InTheBooks(random.Next(2) == 0
                ? SampleBooks.Invoice($"9{i}", $"10{random.Next(3)}", 100m, random.Next(2) == 0 ? SampleBooks.AlderMatter : SampleBooks.Birch)
                : SampleBooks.Payment($"7{i}", 50m, Facts.October(random.Next(1, 9))));
        }

        return builder.Build();
    }
}
