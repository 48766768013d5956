using LegalSync.Domain.Audit;
using LegalSync.Domain.ExceptionQueue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ExceptionItemConfiguration : IEntityTypeConfiguration<ExceptionItem>
{
    public void Configure(EntityTypeBuilder<ExceptionItem> builder)
    {
        builder.ToTable("ExceptionItems");
        builder.HasSequence(card => card.Sequence);
        builder.HasAlternateKey(card => new { card.Books, card.Id });
        builder.Property(card => card.Id).ValueGeneratedNever();
        builder.HasBooks(card => card.Books);
        builder.IsKeyText(card => card.Subject, Subject.MaxLength);
        builder.IsKeyText(card => card.AssignedTo, Actor.MaxIdLength);
        builder.Property(card => card.Version).IsConcurrencyToken();
        builder.HasIndex(card => new { card.Books, card.Code, card.Subject }).IsUnique();
        builder.HasIndex(card => new { card.Books, card.State, card.Sequence });
        builder.HasIndex(card => new { card.Books, card.State, card.Severity, card.Sequence });
        builder.HasIndex(card => new { card.Books, card.State, card.Code, card.Sequence });
        builder.HasIndex(card => new { card.Books, card.State, card.Matter, card.Sequence });
    }
}
