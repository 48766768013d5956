using LegalSync.Domain.VisibleDrafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class VisibleDraftConfiguration : IEntityTypeConfiguration<VisibleDraft>
{
    public void Configure(EntityTypeBuilder<VisibleDraft> builder)
    {
        builder.ToTable("VisibleDrafts");
        builder.HasSequence(draft => draft.Sequence);
        builder.HasBooks(draft => draft.Books);
        builder.IsKeyText(draft => draft.Event, Domain.Posting.PostingIntent.MaxEventLength);
        builder.IsKeyText(draft => draft.Revision, 32);
        builder.Property(draft => draft.DraftHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(draft => draft.SendingHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(draft => draft.LinkedBy).HasMaxLength(36).IsUnicode(false);
        builder.Ignore(draft => draft.Linkable);
        builder.Property(draft => draft.Version).IsConcurrencyToken();
        builder.BelongsToItem(draft => new { draft.Books, draft.Item });
        builder.HasIndex(draft => new { draft.Books, draft.Item }).IsUnique();
        builder.HasIndex(draft => new { draft.Books, draft.State, draft.NotBefore });
    }
}
