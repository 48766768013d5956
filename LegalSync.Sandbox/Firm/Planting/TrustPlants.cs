using LegalSync.Sandbox.Firm.Making;

namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Client money that is not there, or that the books will not take.</summary>
internal static class TrustPlants
{
    public static void Plant(Ground ground)
    {
        for (var i = 0; i < 4; i++)
        {
            Insufficient(ground);
        }

        for (var i = 0; i < 4; i++)
        {
            Negative(ground, i % 3);
        }

        for (var i = 0; i < 3; i++)
        {
            Refused(ground);
        }
    }

    private static PracticeMatter MatterWithoutTrust(Ground ground, string code) => ground.Matter(code, matter => !ground.HasTrust(matter));

    private static BankMovement Move(Ground ground, PracticeMatter matter, MovementKind kind, decimal amount, DateOnly on) =>
        ground.Move(new MovementOrder(ground.Plan.Iolta, kind, matter, amount, on, kind == MovementKind.Deposit ? "Retainer" : "Filing fee, Sample County"));

    private static void Insufficient(Ground ground)
    {
        var matter = MatterWithoutTrust(ground, "TR-INSUFFICIENT");
        var deposit = Move(ground, matter, MovementKind.Deposit, 25m * ground.Dice.Between(10, 60), ground.DayInside(2, 10));
        var shortfall = ground.Dice.Between(4_001, 60_000) / 100m;
        var payment = Move(ground, matter, MovementKind.VendorPayment, deposit.Amount + shortfall, ground.Plan.Today.AddDays(ground.Dice.Between(4, 20)));
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "TR-INSUFFICIENT", Phase = PlantPhase.Capture, Matter = matter, Amount = payment.Amount,
            Subject = PlantSubject.Smokeball("Transaction", payment.Id),
            How = "A trust payment dated in the future asks for more than the client's ledger will hold.",
            Hint = new Dictionary<string, object> { ["resolution"] = "reject", ["shortfall"] = shortfall },
        });
    }

    /// <summary>Overdrawn to this day, overdrawn until a later deposit, or paid before the deposit that covers it.</summary>
    private static void Negative(Ground ground, int manner)
    {
        var matter = MatterWithoutTrust(ground, "TR-NEGATIVE");
        var day = ground.DayInside(5, 25, lasting: 14);
        var held = 25m * ground.Dice.Between(10, 60);
        var shortfall = manner == 2 ? held : ground.Dice.Between(2_001, 30_000) / 100m;
        if (manner != 2)
        {
            Move(ground, matter, MovementKind.Deposit, held, day);
        }

        var payment = Move(ground, matter, MovementKind.VendorPayment, manner == 2 ? held : held + shortfall, day.AddDays(6));
        if (manner != 0)
        {
            Move(ground, matter, MovementKind.Deposit, shortfall + (25m * ground.Dice.Between(1, 20)), day.AddDays(14));
        }

        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = "TR-NEGATIVE", Phase = PlantPhase.Capture, Matter = matter, Amount = shortfall,
            Subject = PlantSubject.Smokeball("ClientLedger", $"{ground.Plan.Iolta.Id}|{matter.Id}"),
            How = manner == 0 ? "A trust payment took the client's ledger below zero, and it is there still." : "A trust payment took the client's ledger below zero until a later deposit.",
            Hint = new Dictionary<string, object> { ["resolution"] = "firm-top-up", ["shortfall"] = shortfall, ["transactionId"] = payment.Id },
        });
    }

    private static void Refused(Ground ground)
    {
        var matter = MatterWithoutTrust(ground, "TR-POST-FAILED");
        var amount = (25m * ground.Dice.Between(10, 60)) + (ground.Plan.Planted.Count / 100m);
        var deposit = Move(ground, matter, MovementKind.Deposit, amount, ground.DayInside(3, 3));
        var id = ground.NextId();
        ground.Add(new PlantedDiscrepancy
        {
            Id = id, Code = "TR-POST-FAILED", Phase = PlantPhase.Posting, Matter = matter, Amount = amount, Refused = deposit,
            Subject = PlantSubject.Smokeball("Transaction", deposit.Id),
            How = "The books refuse a deposit of this amount for this customer until the fault is cleared.",
            Hint = new Dictionary<string, object> { ["resolution"] = "retry", ["first"] = $"DELETE /control/faults/refuse-{id}" },
        });
    }
}
