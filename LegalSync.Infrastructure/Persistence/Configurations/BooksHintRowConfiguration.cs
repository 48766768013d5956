using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class BooksHintRowConfiguration : IEntityTypeConfiguration<BooksHintRow>
{
    public void Configure(EntityTypeBuilder<BooksHintRow> builder)
    {
        builder.ToTable("BooksHints");
        builder.HasSequence(hint => hint.Sequence);
        builder.IsKeyText(hint => hint.Entity, BooksHintRow.MaxWordLength);
        builder.IsKeyText(hint => hint.EntityId, CustomerId.MaxLength);
        builder.IsKeyText(hint => hint.Operation, BooksHintRow.MaxWordLength);
        builder.IsKeyText(hint => hint.DeletedId, CustomerId.MaxLength);
        builder.HasIndex(hint => new { hint.Connection, hint.Entity, hint.EntityId, hint.UpdatedAt, hint.Operation }).IsUnique();
        builder.HasIndex(hint => new { hint.Connection, hint.TakenAt, hint.Sequence });
    }
}
