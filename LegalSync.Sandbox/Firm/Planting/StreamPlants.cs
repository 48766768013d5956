using LegalSync.Sandbox.Firm.Books;
using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Documents of Smokeball's own sync in the books, and kinds of movement that cannot be posted yet.</summary>
internal static class StreamPlants
{
    public static void Plant(Ground ground)
    {
        PaymentCollision(ground);
        DepositCollision(ground);
        for (var i = 0; i < 2; i++)
        {
            Reversal(ground);
            Transfer(ground);
            OperatingDeposit(ground);
        }

        WithoutMatter(ground, ground.Plan.Operating, MovementKind.Interest, "Interest credited on the operating account");
        WithoutMatter(ground, ground.Plan.Operating, MovementKind.BankFees, "Monthly service charge");
    }

    private static void PaymentCollision(Ground ground)
    {
        var matter = ground.Matter("SYS-CONNECTOR-COLLISION", candidate =>
            candidate.Invoices is [{ IsIssued: true } only] && ground.Plan.Operating.Movements.Count(movement => movement.Pays == only) == 1 && !ground.HasTrust(candidate));
        Collide(ground, "Payments", "Payment", ground.Plan.Operating.Movements.First(movement => movement.Matter == matter));
    }

    private static void DepositCollision(Ground ground)
    {
        bool InWindow(BankMovement movement) => movement.Kind == MovementKind.Deposit && movement.Effective >= ground.Plan.StartDate;
        var matter = ground.Matter("SYS-CONNECTOR-COLLISION", candidate =>
            ground.HasTrust(candidate) && ground.Plan.Iolta.Movements.Count(movement => movement.Matter == candidate && InWindow(movement)) == 1);
        Collide(ground, "TrustDeposits", "Deposit", ground.Plan.Iolta.Movements.First(movement => movement.Matter == matter && InWindow(movement)));
    }

    private static void Collide(Ground ground, string stream, string entity, BankMovement movement)
    {
        var document = new BookDocument
        {
            Entity = entity, Origin = BookOrigin.NativeSync, Customer = ground.Customer(movement.Matter!), Date = movement.Effective,
            Amount = movement.Amount, Movement = movement, DepositTo = BooksMaker.Account(ground.Books, movement.Account.Name),
            Note = $"Smokeball sync: {movement.Reference}",
        };
        ground.Books.Documents.Add(document);
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "SYS-CONNECTOR-COLLISION", Phase = PlantPhase.Capture, Matter = movement.Matter, Amount = movement.Amount,
            Subject = new PlantSubject("LegalSync", "Stream", stream),
            How = $"Smokeball's own sync has already written {movement.Reference} to the books.",
            Hint = new Dictionary<string, object> { ["resolution"] = "adopt", ["booksDocument"] = document, ["transactionId"] = movement.Id },
        });
    }

    private static void Reversal(Ground ground)
    {
        var matter = ground.Matter("SYS-UNSUPPORTED", candidate => !ground.HasTrust(candidate));
        var day = ground.DayInside(2, 30, lasting: 14);
        var iolta = ground.Plan.Iolta;
        ground.Move(new MovementOrder(iolta, MovementKind.Deposit, matter, 25m * ground.Dice.Between(20, 60), day, "Retainer"));
        var operating = ground.Plan.Operating;
        var returned = ground.Move(new MovementOrder(operating, MovementKind.Deposit, matter, 25m * ground.Dice.Between(4, 19), day.AddDays(4), "Operating retainer"));
        var reversal = ground.Move(new MovementOrder(operating, MovementKind.DepositReversal, matter, returned.Amount, day.AddDays(9), "Cheque returned unpaid") { Reverses = returned });
        (returned.IsReversed, returned.ReversedTo, returned.LastUpdated) = (true, reversal, reversal.LastUpdated);
        Unsupported(ground, reversal, "An operating deposit was reversed; the trust deposit of the same matter posts.");
    }

    private static void Transfer(Ground ground)
    {
        var matter = ground.Matter("SYS-UNSUPPORTED", candidate => !ground.HasTrust(candidate));
        var day = ground.DayInside(2, 30, lasting: 14);
        var deposit = ground.Move(new MovementOrder(ground.Plan.Iolta, MovementKind.Deposit, matter, 50m * ground.Dice.Between(20, 60), day, "Retainer"));
        var transfer = ground.Move(new MovementOrder(ground.Plan.Iolta, MovementKind.Transfer, matter, deposit.Amount / 2m, day.AddDays(12), "Transfer to the client's other matter"));
        Unsupported(ground, transfer, "A transfer out of this matter; Smokeball does not say where to.");
    }

    private static void OperatingDeposit(Ground ground)
    {
        var matter = ground.Matter("SYS-UNSUPPORTED", candidate => !candidate.Invoices.Exists(invoice => invoice.IsIssued));
        var deposit = ground.Move(new MovementOrder(ground.Plan.Operating, MovementKind.Deposit, matter,
            (50m * ground.Dice.Between(10, 40)) + 1m, ground.DayInside(2, 5), "Operating retainer"));
        Unsupported(ground, deposit, "A deposit into the operating account: an operating retainer.");
    }

    private static void WithoutMatter(Ground ground, BankAccount account, MovementKind kind, string reason)
    {
        var movement = ground.Move(new MovementOrder(account, kind, null, ground.Dice.Between(301, 4_999) / 100m, ground.DayInside(25, 3), reason));
        Unsupported(ground, movement, $"{reason}; it belongs to no matter.");
    }

    private static void Unsupported(Ground ground, BankMovement movement, string how) => ground.Add(new PlantedDiscrepancy
    {
        Id = ground.NextId(), Code = "SYS-UNSUPPORTED", Phase = PlantPhase.Capture, Matter = movement.Matter, Amount = movement.Amount,
        Subject = PlantSubject.Smokeball("Transaction", movement.Id), How = how,
        Hint = new Dictionary<string, object> { ["resolution"] = "leave-to-manual", ["type"] = movement.Kind.ToString() },
    });
}
