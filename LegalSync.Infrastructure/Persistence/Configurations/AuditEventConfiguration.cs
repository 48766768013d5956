using LegalSync.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class AuditEventConfiguration : IEntityTypeConfiguration<AuditEvent>
{
    public void Configure(EntityTypeBuilder<AuditEvent> builder)
    {
        builder.ToTable("AuditEvents");
        builder.HasSequence(step => step.Sequence);
        builder.HasBooks(step => step.Books);
        builder.IsKeyText(step => step.Subject, 200);
        builder.IsKeyText(step => step.ActorId, Actor.MaxIdLength);
        builder.Property(step => step.ChainHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(step => new { step.Books, step.Subject, step.Sequence });
        builder.HasIndex(step => new { step.Books, step.ChainNumber }, "IX_AuditEvents_Chain").IsUnique().HasFilter("ChainNumber IS NOT NULL");
        builder.HasIndex(step => new { step.Books, step.Sequence }, "IX_AuditEvents_Unsealed").HasFilter("ChainNumber IS NULL");
    }
}
