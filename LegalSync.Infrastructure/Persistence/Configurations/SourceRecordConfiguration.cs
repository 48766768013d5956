using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class SourceRecordConfiguration : IEntityTypeConfiguration<SourceRecord>
{
    public void Configure(EntityTypeBuilder<SourceRecord> builder)
    {
        builder.ToTable("SourceRecords");
        builder.HasSequence(record => record.Sequence);
        builder.IsKeyText(record => record.Version, SourceRecord.MaxVersionLength);
        builder.Property(record => record.ContentHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(record => new { record.Connection, record.Kind, record.SourceId, record.Version, record.ContentHash }).IsUnique();
        builder.HasIndex(record => new { record.Connection, record.Kind, record.SourceId }, "IX_SourceRecords_OneLatest")
            .IsUnique().HasFilter("IsLatest = 1");
        builder.HasIndex(record => new { record.Connection, record.Matter, record.Kind }, "IX_SourceRecords_LatestByMatter")
            .HasFilter("IsLatest = 1");
    }
}
