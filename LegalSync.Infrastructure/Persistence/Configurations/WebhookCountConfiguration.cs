using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class WebhookCountConfiguration : IEntityTypeConfiguration<WebhookCount>
{
    public void Configure(EntityTypeBuilder<WebhookCount> builder)
    {
        builder.ToTable("WebhookCounts");
        builder.HasSequence(count => count.Sequence);
        builder.HasIndex(count => new { count.System, count.Day, count.Outcome }).IsUnique();
    }
}
