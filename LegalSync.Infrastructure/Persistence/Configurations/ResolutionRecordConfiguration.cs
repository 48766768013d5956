using LegalSync.Domain.ExceptionQueue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ResolutionRecordConfiguration : IEntityTypeConfiguration<ResolutionRecord>
{
    public void Configure(EntityTypeBuilder<ResolutionRecord> builder)
    {
        builder.ToTable("Resolutions");
        builder.HasSequence(record => record.Sequence);
        builder.Property(record => record.Id).ValueGeneratedNever();
        builder.HasBooks(record => record.Books);
        builder.IsKeyText(record => record.Resolution, 64);
        builder.BelongsToCard(record => new { record.Books, record.Card });
        builder.HasIndex(record => new { record.Books, record.Id }).IsUnique();
    }
}
