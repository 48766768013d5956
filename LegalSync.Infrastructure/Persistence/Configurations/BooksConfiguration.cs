using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class BooksConfiguration : IEntityTypeConfiguration<Books>
{
    public void Configure(EntityTypeBuilder<Books> builder)
    {
        builder.ToTable("Books");
        builder.HasKey(books => books.Id);
        builder.Property(books => books.Id).ValueGeneratedNever();
        builder.Property(books => books.CurrencyCode).HasMaxLength(Currency.CodeLength).IsFixedLength().IsUnicode(false);
        builder.IsKeyText(books => books.TimeZone, 64);
        builder.Property(books => books.Version).IsConcurrencyToken();
    }
}
