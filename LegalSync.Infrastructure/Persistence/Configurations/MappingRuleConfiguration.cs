using LegalSync.Domain.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class MappingRuleConfiguration : IEntityTypeConfiguration<MappingRule>
{
    public void Configure(EntityTypeBuilder<MappingRule> builder)
    {
        builder.ToTable("MappingRules");
        builder.HasSequence(rule => rule.Sequence);
        builder.HasBooks(rule => rule.Books);
        builder.IsKeyText(rule => rule.Scope, MappingRule.MaxScopeLength);
        builder.IsKeyText(rule => rule.Pattern, MappingRule.MaxPatternLength);
        builder.IsKeyText(rule => rule.TargetId, 32);
        builder.HasIndex(rule => new { rule.Books, rule.Kind, rule.Pattern, rule.Sequence });
        builder.HasIndex(rule => new { rule.Books, rule.Kind, rule.Sequence });
    }
}
