using LegalSync.Domain.ParallelRun;

namespace LegalSync.Web.Features.Parallel.Start;

/// <summary>A parallel run as it is asked for.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
/// <param name="Source">Where the records made by hand come from.</param>
public sealed record RunPlan(DateOnly From, DateOnly Through, ManualSource Source);
