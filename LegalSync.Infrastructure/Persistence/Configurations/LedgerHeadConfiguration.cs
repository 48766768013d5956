using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class LedgerHeadConfiguration : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("LedgerHeads", table => table.HasCheckConstraint("CK_LedgerHeads_ReservedIsNotNegative", "ReservedMinor >= 0"));
        builder.HasSequence(head => head.Sequence);
        builder.HasBooks(head => head.Books);
        builder.Property(head => head.Version).IsConcurrencyToken();
        builder.HasIndex(head => new { head.Books, head.Account, head.Matter }).IsUnique();
    }
}
