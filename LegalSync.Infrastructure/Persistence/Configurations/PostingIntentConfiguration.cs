using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class PostingIntentConfiguration : IEntityTypeConfiguration<PostingIntent>
{
    public void Configure(EntityTypeBuilder<PostingIntent> builder)
    {
        builder.ToTable("Postings");
        builder.HasSequence(intent => intent.Sequence);
        builder.HasBooks(intent => intent.Books);
        builder.IsKeyText(intent => intent.Event, PostingIntent.MaxEventLength);
        builder.Property(intent => intent.RequestId).HasMaxLength(36).IsUnicode(false);
        builder.Property(intent => intent.Part).HasMaxLength(10).IsUnicode(false);
        builder.Property(intent => intent.BodyHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(intent => intent.ClaimedBy).HasMaxLength(64);
        builder.Ignore(intent => intent.Envelope);
        builder.Ignore(intent => intent.Ticket);
        builder.IsKeyText(intent => intent.Document, 64);
        builder.IsKeyText(intent => intent.Revision, 32);
        builder.Property(intent => intent.Version).IsConcurrencyToken();
        builder.BelongsToItem(intent => new { intent.Books, intent.Item });
        builder.HasIndex(intent => new { intent.Books, intent.Event, intent.Leg }).IsUnique();
        builder.HasIndex(intent => new { intent.Books, intent.State, intent.NotBefore, intent.Sequence });
        builder.HasIndex(intent => new { intent.Books, intent.Document });
    }
}
