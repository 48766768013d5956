using LegalSync.Domain.Amounts;
using LegalSync.Domain.ParallelRun;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;

namespace LegalSync.Tests.ParallelRun.Comparing;

/// <summary>Plainly fictitious records of both sides.</summary>
internal static class Sides
{
    public static readonly DateOnly Day = new(2026, 11, 9);

    public static ComparedSide Invoice(string key, string customer = "Alder (sample): 2026-0001", decimal amount = 500m, string number = "1001", DateOnly? day = null, string item = "A106 Communicate") =>
        new(key, WorkKind.Invoice, day ?? Day, Money.Usd(amount))
        {
            Document = BooksKind.Invoice, Number = number, Customer = customer, CustomerKey = customer, Tax = Money.Usd(0m), Lines = [Line(amount, item)],
        };

    public static ComparedSide Payment(string key, string customer = "Alder (sample): 2026-0001", decimal amount = 500m, string number = "", DateOnly? day = null, string pays = "1001") =>
        new(key, WorkKind.Payment, day ?? Day, Money.Usd(amount))
        {
            Document = BooksKind.Payment, Number = number, Customer = customer, CustomerKey = customer, Bank = "Operating", IsIn = true, IsTrust = false, Pays = pays,
        };

    public static ComparedSide Deposit(string key, string customer = "Alder (sample): 2026-0001", decimal amount = 500m, string number = "", DateOnly? day = null) =>
        new(key, WorkKind.TrustDeposit, day ?? Day, Money.Usd(amount))
        {
            Document = BooksKind.Deposit, Number = number, Customer = customer, CustomerKey = customer, Bank = "Trust", IsIn = true, IsTrust = true,
            Lines = [Owed(amount, customer)],
        };

    public static ComparedSide Cheque(string key, string customer = "Alder (sample): 2026-0001", decimal amount = 500m, string number = "", DateOnly? day = null) =>
        Deposit(key, customer, amount, number, day) with { Stream = WorkKind.TrustDisbursement, Document = BooksKind.Purchase, IsIn = false };

    public static ComparedLine Line(decimal amount, string item = "A106 Communicate") => new(Money.Usd(amount)) { Item = item };

    public static ComparedLine Owed(decimal amount, string customer) => new(Money.Usd(amount)) { Account = "Trust liability", Customer = customer };

    public static IReadOnlyList<PairFinding> Pair(IReadOnlyList<ComparedSide> ours, IReadOnlyList<ComparedSide> theirs, params PinnedPair[] pinned) =>
        PairRecords.Run(ours, theirs, pinned, []);
}
