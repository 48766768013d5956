using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class BooksMirrorRowConfiguration : IEntityTypeConfiguration<BooksMirrorRow>
{
    public void Configure(EntityTypeBuilder<BooksMirrorRow> builder)
    {
        builder.ToTable("BooksMirror");
        builder.HasSequence(row => row.Sequence);
        builder.HasBooks(row => row.Books);
        builder.IsKeyText(row => row.EntityId, CustomerId.MaxLength);
        builder.IsKeyText(row => row.Customer, CustomerId.MaxLength);
        builder.IsKeyText(row => row.Name, 500);
        builder.IsKeyText(row => row.MergedInto, CustomerId.MaxLength);
        builder.HasIndex(row => new { row.Books, row.Kind, row.EntityId }).IsUnique();
        builder.HasIndex(row => new { row.Books, row.Kind, row.Name });
        builder.HasIndex(row => new { row.Books, row.Kind, row.Customer });
    }
}
