using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Connect;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class LinkFactsConfiguration : IEntityTypeConfiguration<LinkFacts>
{
    public void Configure(EntityTypeBuilder<LinkFacts> builder)
    {
        builder.ToTable("LinkFacts");
        builder.HasKey(facts => facts.Connection);
        builder.HasOne<Connection>().WithOne().HasForeignKey<LinkFacts>(facts => facts.Connection).OnDelete(DeleteBehavior.Cascade);
    }
}
