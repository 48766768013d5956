using LegalSync.Domain.Capture;
using LegalSync.Domain.Trust;
using LegalSync.Domain.Trust.ThreeWay;
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
        builder.Property(entry => entry.Client).HasDefaultValue(new ClientId(""));
        builder.Property(entry => entry.Kind).HasDefaultValue(LedgerKind.Client).HasSentinel(default);
        builder.Property(entry => entry.Instrument).HasDefaultValue(InstrumentKind.Unknown).HasSentinel(default);
        builder.Property(entry => entry.InstrumentNumber).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Property(entry => entry.Party).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Property(entry => entry.Purpose).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Property(entry => entry.PreviousHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(entry => entry.Hash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(entry => new { entry.Books, entry.Account, entry.Matter, entry.Client, entry.Kind, entry.Source, entry.Part }, "IX_LedgerEntries_Part").IsUnique();
        builder.HasIndex(entry => new { entry.Books, entry.Account, entry.Matter, entry.Client, entry.Kind, entry.Number }, "IX_LedgerEntries_Number")
            .IsUnique().HasFilter("Number > 0");
    }
}
