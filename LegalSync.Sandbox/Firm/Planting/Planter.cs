namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Plants about sixty discrepancies, the hardest to place first.</summary>
internal static class Planter
{
    public static void Fill(FirmPlan plan, Dice dice)
    {
        var ground = new Ground(plan, dice);
        InvoicePlants.Plant(ground);
        MappingPlants.PlantAccounts(ground);
        PaymentPlants.Plant(ground);
        StreamPlants.Plant(ground);
        MappingPlants.Plant(ground);
        TrustPlants.Plant(ground);
        FaultPlants.Plant(ground);
    }
}
