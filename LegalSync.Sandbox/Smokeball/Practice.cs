using System.Globalization;
using LegalSync.Sandbox.Firm;
using LegalSync.Sandbox.Time;

namespace LegalSync.Sandbox.Smokeball;

/// <summary>The firm's records as its Smokeball serves them. Every reader and every writer takes the same lock.</summary>
public sealed class Practice(FirmPlan plan, SandboxClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PracticeMatter> _matters = plan.Matters.ToDictionary(matter => matter.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>Called inside the lock after a record changed: what happened, and the record.</summary>
    public event Action<string, PracticeRecord>? Changed;

    public SandboxClock Clock { get; } = clock;

    /// <summary>Reads under the lock; nothing mutable may leave it.</summary>
    public T Read<T>(Func<FirmPlan, T> read)
    {
        lock (_gate)
        {
            return read(plan);
        }
    }

    /// <summary>The matter with that id, or null; call it inside <see cref="Read{T}"/>.</summary>
    public PracticeMatter? Matter(string id) => _matters.GetValueOrDefault(id);

    /// <summary>Opens a matter; call it inside <see cref="Read{T}"/>.</summary>
    public void Open(PracticeMatter matter)
    {
        plan.Matters.Add(matter);
        _matters.Add(matter.Id, matter);
        Touch(matter, "matter.created");
    }

    /// <summary>Gives a record a new version and tells whoever listens; call it inside <see cref="Read{T}"/>.</summary>
    public void Touch(PracticeRecord record, string happening)
    {
        var now = Clock.Now;
        record.LastUpdated = record.LastUpdated < now ? now : record.LastUpdated.AddTicks(1);
        record.VersionId = record is PracticeMatter
            ? record.LastUpdated.UtcTicks.ToString(CultureInfo.InvariantCulture)
            : Guid.NewGuid().ToString("D");
        Changed?.Invoke(happening, record);
    }
}
