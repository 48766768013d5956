using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class TrustDetailConfiguration : IEntityTypeConfiguration<TrustDetail>
{
    public void Configure(EntityTypeBuilder<TrustDetail> builder)
    {
        builder.ToTable("TrustDetails");
        builder.HasSequence(detail => detail.Sequence);
        builder.HasBooks(detail => detail.Books);
        builder.Property(detail => detail.Party).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Property(detail => detail.Number).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Property(detail => detail.Purpose).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.IsKeyText(detail => detail.ById, Actor.MaxIdLength);
        builder.HasIndex(detail => new { detail.Books, detail.Source, detail.Sequence });
    }
}
