using System.Globalization;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.ParallelRun.Scripted;

/// <summary>The documents behind a pair, and what they bear out of what either side says.</summary>
internal sealed class Paper(MatterPaper matter, List<InvoicePaper> invoices, IReadOnlyList<MovementPaper> movements, bool isFeeReceipt)
{
    /// <summary>Opens them: what ours was made of.</summary>
    public static async Task<Paper> OfAsync(PracticePapers papers, ComparedPair pair)
    {
        var items = pair.OurKeys.Select(SidesOfDrafts.ItemOf).ToList();
        var sources = items.Select(item => item.Source.Value).ToList();
        var movements = sources.Select(papers.Movement).OfType<MovementPaper>().ToList();
        var invoices = new List<InvoicePaper>();
        foreach (var source in sources.Where(source => papers.Movement(source) is null))
        {
            invoices.Add(await papers.InvoiceAsync(pair.Matter.Value, source) ?? throw new InvalidOperationException($"The practice system has no {source}."));
        }

        return new Paper(await papers.MatterAsync(pair.Matter.Value), invoices, movements, items.Exists(item => item.Kind == WorkKind.FeeTransfer) && pair.OurKeys[0].EndsWith("#2", StringComparison.Ordinal));
    }

    /// <summary>True when the documents say the same as one side does; what the other says may show which of two names is meant.</summary>
    public bool BearsOut(ComparedField field, string said, string other) => field switch
    {
        ComparedField.Amount => Plain(said).StartsWith(Figure(Amount) + " ", StringComparison.Ordinal),
        ComparedField.Date => said == Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ComparedField.Customer => said.StartsWith(matter.Client, StringComparison.Ordinal) && said.Contains(matter.Title, StringComparison.Ordinal),
        ComparedField.Bank => BearsNumber(said) || (said == movements[0].AccountName && !BearsNumber(other)),
        ComparedField.Side => said == Side,
        ComparedField.Items => IsCharged(Plain(said)),
        ComparedField.Accounts => invoices.Count == 0 || said.Length > 0 == invoices.Exists(invoice => invoice.Discount != 0m),
        ComparedField.Lines => invoices.TrueForAll(invoice => invoice.Charges.All(charge => Plain(said).Contains(" " + Figure(charge.Amount), StringComparison.Ordinal))),
        ComparedField.Document => said == Document,
        ComparedField.Number => invoices.Count == 0 || said == invoices[0].Number,
        _ => true,
    };

    /// <summary>The name of a fault of our mapping that a wrong field shows; null where it shows none.</summary>
    public string? FaultOf(ComparedField field) => field switch
    {
        ComparedField.Customer => "map:Matter:" + matter.Id,
        ComparedField.Bank => "map:Account:bank:" + movements[0].Account,
        ComparedField.Items or ComparedField.Accounts when Missing is { } code => "map:Code:" + code,
        _ => null,
    };

    private decimal Amount => invoices.Sum(invoice => invoice.Owed) + movements.Sum(movement => movement.Amount);

    private DateOnly Date => invoices.Count > 0 ? invoices[0].Issued : movements[0].Date;

    private string? Missing { get; set; }

    private string Side => movements[0] switch
    {
        { IsTrust: true, Type: "Deposit" } => "into trust",
        { IsTrust: true } when !isFeeReceipt => "out of trust",
        _ => "into operating",
    };

    private string Document => invoices.Count > 0 ? "Invoice" : Side switch { "into trust" => "Deposit", "out of trust" => "Purchase", _ => "Payment" };

    /// <summary>An account that bears the bank's own number is the one; the name alone may be that of an older account.</summary>
    private bool BearsNumber(string account) => account.EndsWith(movements[0].AccountNumber[^4..], StringComparison.Ordinal);

    /// <summary>True when everything charged stands under an item that is called what its code means, and a write-off where there is one.</summary>
    private bool IsCharged(string said)
    {
        var wrong = invoices.SelectMany(invoice => invoice.Charges).GroupBy(charge => (charge.Code, charge.Description))
            .FirstOrDefault(code => !said.Contains($"{code.Key.Description} {Figure(code.Sum(charge => charge.Amount))}", StringComparison.Ordinal));
        Missing ??= wrong?.Key.Code;
        return wrong is null && said.Contains("Write-off", StringComparison.Ordinal) == invoices.Exists(invoice => invoice.WrittenOff != 0m);
    }

    private static string Plain(string said) => said.Replace(",", "", StringComparison.Ordinal);

    private static string Figure(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
