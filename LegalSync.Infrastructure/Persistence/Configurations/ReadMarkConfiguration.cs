using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ReadMarkConfiguration : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> builder)
    {
        builder.ToTable("ReadMarks");
        builder.HasSequence(mark => mark.Sequence);
        builder.IsKeyText(mark => mark.Scope, ReadMark.MaxScopeLength);
        builder.HasIndex(mark => new { mark.Connection, mark.Scope }).IsUnique();
    }
}
