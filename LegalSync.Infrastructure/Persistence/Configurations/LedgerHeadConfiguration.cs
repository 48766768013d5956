using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class LedgerHeadConfiguration : IEntityTypeConfiguration<LedgerHead>
{
    public void Configure(EntityTypeBuilder<LedgerHead> builder)
    {
        builder.ToTable("LedgerHeads", table =>
        {
            table.HasCheckConstraint("CK_LedgerHeads_ReservedIsNotNegative", "ReservedMinor >= 0");
            table.HasCheckConstraint("CK_LedgerHeads_ReleaseIsCovered", "LowestReleasedMinor >= 0");
        });
        builder.HasSequence(head => head.Sequence);
        builder.HasBooks(head => head.Books);
        builder.Property(head => head.Client).HasDefaultValue(new ClientId(""));
        builder.Property(head => head.Kind).HasDefaultValue(LedgerKind.Client).HasSentinel(default);
        builder.Property(head => head.LastHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(head => head.Version).IsConcurrencyToken();
        builder.HasIndex(head => new { head.Books, head.Account, head.Matter, head.Client, head.Kind }).IsUnique();
    }
}
