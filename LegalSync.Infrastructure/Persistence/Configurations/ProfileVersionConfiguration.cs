using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ProfileVersionConfiguration : IEntityTypeConfiguration<ProfileVersion>
{
    public void Configure(EntityTypeBuilder<ProfileVersion> builder)
    {
        builder.ToTable("ProfileVersions");
        builder.HasSequence(version => version.Sequence);
        builder.HasBooks(version => version.Books);
        builder.IsKeyText(version => version.Jurisdiction, TrustAccount.MaxJurisdictionLength);
        builder.HasIndex(version => new { version.Books, version.Jurisdiction, version.EffectiveFrom, version.Sequence });
    }
}
