namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Faults of run time: nothing is wrong with the data, and a call to the control address provokes them.</summary>
internal static class FaultPlants
{
    public static void Plant(Ground ground)
    {
        Add(ground, "SYS-AUTH", "The books' grant is revoked; only a new consent helps.", "reconnect",
            new ControlCall("POST", "/control/faults/revoke?system=quickbooks"));
        Add(ground, "SYS-TIMEOUT-UNKNOWN", "The books commit the next write and drop the answer.", "look-up-by-request-id",
            new ControlCall("POST", "/control/faults", new Dictionary<string, object> { ["system"] = "quickbooks", ["kind"] = "drop-after-commit", ["times"] = 1 }));
        Add(ground, "SYS-QUEUE-LAG", "The books answer every write with 500 while the clock moves on by more than half an hour.", "retry",
            new ControlCall("POST", "/control/faults", new Dictionary<string, object> { ["system"] = "quickbooks", ["kind"] = "500" }),
            new ControlCall("POST", "/control/clock", new Dictionary<string, object> { ["advance"] = "00:31:00" }));
    }

    private static void Add(Ground ground, string code, string how, string resolution, params ControlCall[] provoke) =>
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = code, Phase = PlantPhase.Fault, Subject = new PlantSubject("QuickBooks", "Connection", "quickbooks"),
            How = how, Hint = new Dictionary<string, object> { ["resolution"] = resolution }, Provoke = provoke,
        });
}
