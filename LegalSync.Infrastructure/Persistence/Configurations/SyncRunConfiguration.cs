using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class SyncRunConfiguration : IEntityTypeConfiguration<SyncRun>
{
    public void Configure(EntityTypeBuilder<SyncRun> builder)
    {
        builder.ToTable("SyncRuns");
        builder.HasSequence(run => run.Sequence);
        builder.HasBooks(run => run.Books);
        builder.HasIndex(run => new { run.Books, run.Id }).IsUnique();
        builder.HasIndex(run => new { run.Books, run.Kind, run.Sequence });
    }
}
