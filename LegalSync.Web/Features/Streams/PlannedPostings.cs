using LegalSync.Domain.Autonomy;
using LegalSync.Domain.Spine;

namespace LegalSync.Web.Features.Streams;

/// <summary>A posting schedule as it is asked for.</summary>
/// <param name="Kind">The stream.</param>
/// <param name="Schedule">When its postings go.</param>
/// <param name="At">At which time of the firm's zone; null when continuous.</param>
public sealed record PlannedPostings(WorkKind Kind, PostingSchedule Schedule, TimeOnly? At);
