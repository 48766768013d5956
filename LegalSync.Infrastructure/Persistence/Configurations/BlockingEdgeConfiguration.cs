using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class BlockingEdgeConfiguration : IEntityTypeConfiguration<BlockingEdge>
{
    public void Configure(EntityTypeBuilder<BlockingEdge> builder)
    {
        builder.ToTable("BlockingEdges");
        builder.HasSequence(edge => edge.Sequence);
        builder.HasBooks(edge => edge.Books);
        builder.BelongsToItem(edge => new { edge.Books, edge.Item });
        builder.BelongsToCard(edge => new { edge.Books, edge.Card });
        builder.BelongsToItem(edge => new { edge.Books, edge.WaitsFor });
    }
}
