using LegalSync.Domain.Autonomy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class StreamSettingConfiguration : IEntityTypeConfiguration<StreamSetting>
{
    public void Configure(EntityTypeBuilder<StreamSetting> builder)
    {
        builder.ToTable("Streams");
        builder.HasSequence(stream => stream.Sequence);
        builder.HasBooks(stream => stream.Books);
        builder.Property(stream => stream.Version).IsConcurrencyToken();
        builder.HasIndex(stream => new { stream.Books, stream.Kind }).IsUnique();
    }
}
