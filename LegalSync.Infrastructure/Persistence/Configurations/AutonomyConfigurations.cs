using LegalSync.Domain.Audit;
using LegalSync.Domain.Autonomy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ModeChangeConfiguration : IEntityTypeConfiguration<ModeChange>
{
    public void Configure(EntityTypeBuilder<ModeChange> builder)
    {
        builder.ToTable("ModeChanges");
        builder.HasSequence(change => change.Sequence);
        builder.HasBooks(change => change.Books);
        builder.IsKeyText(change => change.ById, Actor.MaxIdLength);
        builder.HasIndex(change => new { change.Books, change.Kind, change.Sequence });
    }
}

internal sealed class PromotionProposalConfiguration : IEntityTypeConfiguration<PromotionProposal>
{
    public void Configure(EntityTypeBuilder<PromotionProposal> builder)
    {
        builder.ToTable("PromotionProposals");
        builder.HasSequence(proposal => proposal.Sequence);
        builder.HasBooks(proposal => proposal.Books);
        builder.IsKeyText(proposal => proposal.ById, Actor.MaxIdLength);
        builder.Property(proposal => proposal.Version).IsConcurrencyToken();
        builder.HasIndex(proposal => new { proposal.Books, proposal.Id }).IsUnique();
        builder.HasIndex(proposal => new { proposal.Books, proposal.ClosedAt });
    }
}

internal sealed class FirmBaselineConfiguration : IEntityTypeConfiguration<FirmBaseline>
{
    public void Configure(EntityTypeBuilder<FirmBaseline> builder)
    {
        builder.ToTable("FirmBaselines");
        builder.HasSequence(baseline => baseline.Sequence);
        builder.HasBooks(baseline => baseline.Books);
        builder.HasIndex(baseline => new { baseline.Books, baseline.Sequence });
    }
}
