using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ImportedStatementConfiguration : IEntityTypeConfiguration<ImportedStatement>
{
    public void Configure(EntityTypeBuilder<ImportedStatement> builder)
    {
        builder.ToTable("ImportedStatements");
        builder.HasSequence(statement => statement.Sequence);
        builder.HasBooks(statement => statement.Books);
        builder.HasAlternateKey(statement => new { statement.Books, statement.Id });
        builder.Property(statement => statement.FileName).HasMaxLength(ImportedStatement.MaxNameLength);
        builder.Property(statement => statement.FileHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.IsKeyText(statement => statement.BankNumber, ImportedStatement.MaxNumberLength);
        builder.IsKeyText(statement => statement.ImportedById, Actor.MaxIdLength);
        builder.HasIndex(statement => new { statement.Books, statement.Account, statement.FileHash, statement.Part }).IsUnique();
        builder.HasIndex(statement => new { statement.Books, statement.Account, statement.Through });
    }
}

internal sealed class StatementFilePartConfiguration : IEntityTypeConfiguration<StatementFilePart>
{
    public void Configure(EntityTypeBuilder<StatementFilePart> builder)
    {
        builder.ToTable("StatementFileParts");
        builder.HasSequence(part => part.Sequence);
        builder.HasBooks(part => part.Books);
        builder.Property(part => part.FileHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(part => new { part.Books, part.FileHash, part.Part }).IsUnique();
    }
}

internal sealed class KeptLineConfiguration : IEntityTypeConfiguration<KeptLine>
{
    public void Configure(EntityTypeBuilder<KeptLine> builder)
    {
        builder.ToTable("StatementLines");
        builder.HasSequence(line => line.Sequence);
        builder.HasBooks(line => line.Books);
        builder.Property(line => line.Fingerprint).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(line => line.Description).HasMaxLength(KeptLine.MaxDescriptionLength);
        builder.IsKeyText(line => line.Reference, KeptLine.MaxReferenceLength);
        builder.IsKeyText(line => line.CheckNumber, KeptLine.MaxReferenceLength);
        builder.IsKeyText(line => line.BankId, KeptLine.MaxReferenceLength);
        builder.HasMoney(line => line.Amount, "Amount");
        builder.HasOne<ImportedStatement>().WithMany().HasForeignKey(line => new { line.Books, line.Statement })
            .HasPrincipalKey(statement => new { statement.Books, statement.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(line => new { line.Books, line.Account, line.Fingerprint }).IsUnique();
        builder.HasIndex(line => new { line.Books, line.Account, line.Date });
    }
}

internal sealed class TrustAccountSettingConfiguration : IEntityTypeConfiguration<TrustAccountSetting>
{
    public void Configure(EntityTypeBuilder<TrustAccountSetting> builder)
    {
        builder.ToTable("TrustAccountSettings");
        builder.HasSequence(setting => setting.Sequence);
        builder.HasBooks(setting => setting.Books);
        builder.IsKeyText(setting => setting.BankNumber, ImportedStatement.MaxNumberLength);
        builder.Property(setting => setting.Layout).HasMaxLength(TrustAccountSetting.MaxLayoutLength);
        builder.Property(setting => setting.Version).IsConcurrencyToken();
        builder.HasIndex(setting => new { setting.Books, setting.Account }).IsUnique();
        builder.HasIndex(setting => new { setting.Books, setting.BankNumber }).IsUnique().HasFilter("BankNumber IS NOT NULL");
    }
}
