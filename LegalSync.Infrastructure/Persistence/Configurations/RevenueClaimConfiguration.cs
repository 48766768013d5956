using LegalSync.Domain.Approvals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class RevenueClaimConfiguration : IEntityTypeConfiguration<RevenueClaim>
{
    public void Configure(EntityTypeBuilder<RevenueClaim> builder)
    {
        builder.ToTable("RevenueClaims");
        builder.HasSequence(claim => claim.Sequence);
        builder.HasBooks(claim => claim.Books);
        builder.BelongsToItem(claim => new { claim.Books, claim.Entry });
        builder.BelongsToItem(claim => new { claim.Books, claim.Invoice });
        builder.HasIndex(claim => new { claim.Books, claim.Entry }, "IX_RevenueClaims_OneActive").IsUnique().HasFilter("ReleasedAt IS NULL");
    }
}
