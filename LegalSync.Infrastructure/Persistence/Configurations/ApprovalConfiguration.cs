using LegalSync.Domain.Approvals;
using LegalSync.Domain.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> builder)
    {
        builder.ToTable("Approvals");
        builder.HasSequence(approval => approval.Sequence);
        builder.HasBooks(approval => approval.Books);
        builder.Property(approval => approval.DraftHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.IsKeyText(approval => approval.ActorId, Actor.MaxIdLength);
        builder.BelongsToItem(approval => new { approval.Books, approval.Item });
        builder.HasIndex(approval => new { approval.Books, approval.Sequence });
    }
}
