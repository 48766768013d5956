using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class MeteredReadCountConfiguration : IEntityTypeConfiguration<MeteredReadCount>
{
    public void Configure(EntityTypeBuilder<MeteredReadCount> builder)
    {
        builder.ToTable("MeteredReads");
        builder.HasSequence(count => count.Sequence);
        builder.HasIndex(count => new { count.Connection, count.Month }).IsUnique();
    }
}
