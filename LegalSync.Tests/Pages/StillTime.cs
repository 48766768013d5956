namespace LegalSync.Tests.Pages;

/// <summary>A clock that a test moves by hand; its timers never fire by themselves.</summary>
internal sealed class StillTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
