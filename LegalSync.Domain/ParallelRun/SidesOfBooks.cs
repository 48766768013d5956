using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Domain.ParallelRun;

/// <summary>Says of documents in the books how a comparison sees them, and to which stream they belong as their kind and accounts tell. Pure.</summary>
public static class SidesOfBooks
{
    /// <summary>
    /// The side of a document. Null for what no stream is about: voided documents, deposits that only bank payments which are compared
    /// themselves, and documents of the firm's own that neither name a client nor touch client money. <see cref="WorkKind.Unsupported"/> for
    /// documents that are no error by themselves but may be a posting of ours in a wrong place: a cheque from operating that names a client.
    /// </summary>
    public static ComparedSide? Of(BooksDocument document, BooksWords words)
    {
        if (document.IsVoid || StreamOf(document, words) is not { } stream)
        {
            return null;
        }

        var amount = document.Total.Abs();
        var side = new ComparedSide(document.Ref.ToString(), stream, document.Date, amount)
        {
            Document = document.Ref.Kind, Number = document.Number ?? NumberOfLines(document), Tax = document.Tax,
        };
        return document.Ref.Kind switch
        {
            BooksKind.Invoice => Headed(side, document, words) with { Lines = Lines(document, words) },
            BooksKind.Payment => Payment(side, document, words),
            BooksKind.Deposit or BooksKind.Purchase => Banked(side, document, words),
            BooksKind.JournalEntry => JournalSides.Of(side, [.. document.Lines.Select(line => line with { Class = line.Class ?? document.Class })], words),
            _ => null,
        };
    }

    /// <summary>A deposit has its numbers on its lines; where they all say the same, it is the deposit's.</summary>
    private static string NumberOfLines(BooksDocument document) =>
        document.Lines.Select(line => line.Number).Where(number => !string.IsNullOrEmpty(number)).Distinct().ToList() is [var only] ? only! : "";

    private static WorkKind? StreamOf(BooksDocument document, BooksWords words)
    {
        var (touchesTrust, namesClient) = (TouchesTrust(document, words), document.Customer is not null || document.Lines.Any(line => line.Customer is not null));
        return document.Ref.Kind switch
        {
            BooksKind.Invoice => WorkKind.Invoice,
            BooksKind.Payment => WorkKind.Payment,
            BooksKind.Deposit when OnlyBanksPayments(document) => null,
            BooksKind.Deposit when touchesTrust => namesClient ? WorkKind.TrustDeposit : WorkKind.TrustReceipt,
            BooksKind.Deposit => namesClient ? WorkKind.Payment : null,
            BooksKind.Purchase when touchesTrust => namesClient ? WorkKind.TrustDisbursement : WorkKind.TrustCharge,
            BooksKind.Purchase => namesClient ? WorkKind.Unsupported : null,
            BooksKind.JournalEntry when touchesTrust => Entry(document, namesClient, words),
            BooksKind.JournalEntry when document.Lines.Any(line => line.Account is { } account && words.IsReceivable(account)) => WorkKind.Invoice,
            BooksKind.JournalEntry => namesClient ? WorkKind.Unsupported : null,
            _ => null,
        };
    }

    private static WorkKind Entry(BooksDocument document, bool namesClient, BooksWords words)
    {
        var bank = document.Lines.Where(line => line.Account is { } account && words.IsTrustBank(account)).ToList();
        return bank.Count == 0 ? WorkKind.TrustTransfer
            : bank.Sum(line => line.Amount.Minor) < 0 ? namesClient ? WorkKind.TrustDisbursement : WorkKind.TrustCharge
            : namesClient ? WorkKind.TrustDeposit : WorkKind.TrustReceipt;
    }

    private static bool TouchesTrust(BooksDocument document, BooksWords words) =>
        (document.Bank is { } bank && words.IsTrustBank(bank))
        || document.Lines.Any(line => line.Account is { } account && (words.IsTrustBank(account) || words.IsTrustLedger(account)));

    private static bool OnlyBanksPayments(BooksDocument document) =>
        document.Lines.Count > 0 && document.Lines.All(line => line.Linked is { Kind: BooksKind.Payment });

    private static ComparedSide Payment(ComparedSide side, BooksDocument document, BooksWords words)
    {
        // Money that was banked together with other money is where its deposit put it.
        var bank = document.DepositedIn is { } slip ? words.Books.Document(slip)?.Bank ?? document.Bank : document.Bank;
        var pays = document.Lines.Where(line => line.Linked is { Kind: BooksKind.Invoice }).Select(line => words.InvoiceNumber(line.Linked!.Value.Id));
        return Headed(side, document, words) with
        {
            Bank = words.Account(bank),
            IsIn = true,
            IsTrust = bank is { } into ? words.IsTrustBank(into) : null,
            Pays = string.Join(", ", pays.Where(number => number.Length > 0).Distinct().Order(StringComparer.Ordinal)),
        };
    }

    private static ComparedSide Banked(ComparedSide side, BooksDocument document, BooksWords words)
    {
        var isIn = document.Ref.Kind == BooksKind.Deposit != document.Total.IsNegative;
        return LineOrder.Name(side, document.Lines.Select(line => line.Customer).Prepend(document.Customer), words) with
        {
            Bank = words.Account(document.Bank),
            IsIn = isIn,
            IsTrust = document.Bank is { } bank ? words.IsTrustBank(bank) : null,
            Lines = Lines(document, words),
        };
    }

    private static ComparedSide Headed(ComparedSide side, BooksDocument document, BooksWords words) => document.Customer is { } customer
        ? side with { Customer = words.Customer(customer), CustomerKey = words.CustomerKey(customer) }
        : side;

    private static IReadOnlyList<ComparedLine> Lines(BooksDocument document, BooksWords words) => LineOrder.Sort(document.Lines
        .Where(line => line.Item is not null || line.Account is not null)
        .Select(line => new ComparedLine(document.Total.IsNegative ? -line.Amount : line.Amount)
        {
            Item = words.Item(line.Item),
            Account = words.Account(line.Account),
            Customer = line.Customer is { } customer ? words.Customer(customer) : "",
            Class = line.Class ?? document.Class ?? "",
        }));
}
