using LegalSync.Domain.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class TrustAccountConfiguration : IEntityTypeConfiguration<TrustAccount>
{
    public void Configure(EntityTypeBuilder<TrustAccount> builder)
    {
        builder.ToTable("TrustAccounts");
        builder.HasSequence(account => account.Sequence);
        builder.HasBooks(account => account.Books);
        builder.Property(account => account.Title).HasMaxLength(TrustAccount.MaxNameLength);
        builder.Property(account => account.Bank).HasMaxLength(TrustAccount.MaxNameLength);
        builder.Property(account => account.LastFour).HasMaxLength(4);
        builder.Property(account => account.Jurisdiction).HasMaxLength(TrustAccount.MaxJurisdictionLength);
        builder.Property(account => account.HoldDays).HasMaxLength(LedgerEntry.MaxTextLength);
        builder.Ignore(account => account.Settings);
        builder.Property(account => account.Version).IsConcurrencyToken();
        builder.HasIndex(account => new { account.Books, account.Account }).IsUnique();
    }
}
