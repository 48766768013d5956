namespace LegalSync.Sandbox.Firm.Planting;

/// <summary>Faults of run time: nothing is wrong with the data, and a call to the control address provokes them.</summary>
internal static class FaultPlants
{
    public static void Plant(Ground ground)
    {
        Add(ground, "SYS-AUTH", "The books' grant is revoked; only a new consent (GET /control/tokens) helps.", "reconnect",
            new ControlCall("POST", "/control/faults/auth?system=quickbooks"));
        Add(ground, "SYS-TIMEOUT-UNKNOWN", "The books commit the next new invoice and drop the answer.", "look-up-by-request-id",
            Fault("drop-after-commit", ("match", new Dictionary<string, object> { ["method"] = "POST", ["entity"] = "invoice" }), ("times", 1)));
        Add(ground, "SYS-QUEUE-LAG", "The books answer every write with 503; leave it so for more than half an hour of LegalSync's clock.", "retry",
            Fault("status", ("status", 503), ("match", new Dictionary<string, object> { ["method"] = "POST" }), ("times", -1)));
    }

    private static ControlCall Fault(string action, params (string Name, object Value)[] rest)
    {
        var body = new Dictionary<string, object> { ["system"] = "quickbooks", ["action"] = action };
        foreach (var (name, value) in rest)
        {
            body[name] = value;
        }

        return new ControlCall("POST", "/control/faults", body);
    }

    private static void Add(Ground ground, string code, string how, string resolution, params ControlCall[] provoke) =>
        ground.Add(new PlantedDiscrepancy
        {
            Id = ground.NextId(), Code = code, Phase = PlantPhase.Fault, Subject = new PlantSubject("QuickBooks", "Connection", "quickbooks"),
            How = how, Hint = new Dictionary<string, object> { ["resolution"] = resolution }, Provoke = provoke,
        });
}
