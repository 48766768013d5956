using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class WorkItemConfiguration : IEntityTypeConfiguration<WorkItem>
{
    public void Configure(EntityTypeBuilder<WorkItem> builder)
    {
        builder.ToTable("WorkItems");
        builder.HasSequence(item => item.Sequence);
        builder.HasAlternateKey(item => new { item.Books, item.Id });
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.HasBooks(item => item.Books);
        builder.HasMoney(item => item.Amount, "Amount");
        builder.Property(item => item.Title).HasMaxLength(WorkItem.MaxTitleLength);
        builder.Property(item => item.DraftHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(item => item.FinancialHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasIndex(item => new { item.Books, item.Connection, item.Kind, item.Source }).IsUnique();
        builder.HasIndex(item => new { item.Books, item.Stage, item.Sequence });
        builder.HasIndex(item => new { item.Books, item.Stage, item.Kind, item.Sequence });
        builder.HasIndex(item => new { item.Books, item.Matter, item.Sequence });
    }
}
