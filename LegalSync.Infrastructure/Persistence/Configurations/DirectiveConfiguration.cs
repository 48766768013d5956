using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class DirectiveConfiguration : IEntityTypeConfiguration<Directive>
{
    public void Configure(EntityTypeBuilder<Directive> builder)
    {
        builder.ToTable("Directives");
        builder.HasSequence(directive => directive.Sequence);
        builder.HasBooks(directive => directive.Books);
        builder.IsKeyText(directive => directive.Event, PostingIntent.MaxEventLength);
        builder.HasIndex(directive => new { directive.Books, directive.Event, directive.Sequence });
    }
}
