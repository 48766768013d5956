using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class LedgerEntryConfiguration : IEntityTypeConfiguration<LedgerEntry>
{
    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("LedgerEntries");
        builder.HasSequence(entry => entry.Sequence);
        builder.HasBooks(entry => entry.Books);
        builder.HasIndex(entry => new { entry.Books, entry.Account, entry.Matter, entry.Source, entry.Part }).IsUnique();
    }
}
