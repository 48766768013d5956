using LegalSync.Domain.Amounts;
using LegalSync.Domain.Audit;
using LegalSync.Domain.ParallelRun;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class FirmParallelRunConfiguration : IEntityTypeConfiguration<FirmParallelRun>
{
    public void Configure(EntityTypeBuilder<FirmParallelRun> builder)
    {
        builder.ToTable("ParallelRuns");
        builder.HasSequence(run => run.Sequence);
        builder.HasBooks(run => run.Books);
        builder.IsKeyText(run => run.StartedById, Actor.MaxIdLength);
        builder.Property(run => run.Version).IsConcurrencyToken();
        builder.HasIndex(run => new { run.Books, run.Id }).IsUnique();
    }
}

internal sealed class ShadowPostingConfiguration : IEntityTypeConfiguration<ShadowPosting>
{
    public void Configure(EntityTypeBuilder<ShadowPosting> builder)
    {
        builder.ToTable("ShadowPostings");
        builder.HasSequence(posting => posting.Sequence);
        builder.HasBooks(posting => posting.Books);
        builder.IsKeyText(posting => posting.Key, ShadowPosting.MaxKeyLength);
        builder.HasMoney(posting => posting.Amount, "Amount");
        builder.Property(posting => posting.Hash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(posting => new { posting.Books, posting.Run, posting.Key, posting.Revision }).IsUnique();
        builder.HasIndex(posting => new { posting.Books, posting.Run, posting.IsLatest, posting.Sequence });
        builder.HasIndex(posting => new { posting.Books, posting.Item });
    }
}

internal sealed class ManualRecordConfiguration : IEntityTypeConfiguration<ManualRecord>
{
    public void Configure(EntityTypeBuilder<ManualRecord> builder)
    {
        builder.ToTable("ManualRecords");
        builder.HasSequence(record => record.Sequence);
        builder.HasBooks(record => record.Books);
        builder.IsKeyText(record => record.Key, ShadowPosting.MaxKeyLength);
        builder.HasMoney(record => record.Amount, "Amount");
        builder.Property(record => record.Hash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(record => new { record.Books, record.Run, record.Key, record.Revision }).IsUnique();
        builder.HasIndex(record => new { record.Books, record.Run, record.IsLatest, record.Sequence });
    }
}

internal sealed class ComparedPairConfiguration : IEntityTypeConfiguration<ComparedPair>
{
    public void Configure(EntityTypeBuilder<ComparedPair> builder)
    {
        builder.ToTable("ComparedPairs");
        builder.HasSequence(pair => pair.Sequence);
        builder.HasBooks(pair => pair.Books);
        builder.Property(pair => pair.KeyHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(pair => pair.Fingerprint).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(pair => pair.CurrencyCode).HasMaxLength(Currency.CodeLength).IsFixedLength().IsUnicode(false);
        builder.IsKeyText(pair => pair.Title, Domain.Spine.WorkItem.MaxTitleLength);
        builder.IsKeyText(pair => pair.Cluster, ComparedPair.MaxClusterLength);
        builder.Property(pair => pair.Version).IsConcurrencyToken();
        builder.HasIndex(pair => new { pair.Books, pair.Id }).IsUnique();
        builder.HasIndex(pair => new { pair.Books, pair.Run, pair.KeyHash, pair.RetiredAt });

        // Each covers what is asked of it, so that no look at fifty thousand pairs fetches their fields: the list with its filters, the open differences, the figures.
        builder.HasIndex(pair => new { pair.Books, pair.Run, pair.RetiredAt, pair.Day, pair.Sequence, pair.Stream, pair.State, pair.Verdict, pair.FirstDifference, pair.OursMinor, pair.TheirsMinor, pair.Title }, "IX_ComparedPairs_List");
        builder.HasIndex(pair => new { pair.Books, pair.Run, pair.RetiredAt, pair.State, pair.Verdict, pair.Day, pair.Sequence, pair.Stream, pair.FirstDifference }, "IX_ComparedPairs_Open");
        builder.HasIndex(pair => new { pair.Books, pair.Run, pair.RetiredAt, pair.Stream, pair.State, pair.Day, pair.Verdict, pair.OursMinor, pair.TheirsMinor }, "IX_ComparedPairs_Figures");
    }
}

internal sealed class AdjudicationConfiguration : IEntityTypeConfiguration<Adjudication>
{
    public void Configure(EntityTypeBuilder<Adjudication> builder)
    {
        builder.ToTable("Adjudications");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.Property(one => one.Fingerprint).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.IsKeyText(one => one.Cluster, ComparedPair.MaxClusterLength);
        builder.IsKeyText(one => one.ById, Actor.MaxIdLength);
        builder.HasIndex(one => new { one.Books, one.Run, one.Sequence });
        builder.HasIndex(one => new { one.Books, one.Pair, one.Sequence });
    }
}

internal sealed class KeptConventionConfiguration : IEntityTypeConfiguration<KeptConvention>
{
    public void Configure(EntityTypeBuilder<KeptConvention> builder)
    {
        builder.ToTable("KeptConventions");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.IsKeyText(one => one.Ours, KeptConvention.MaxValueLength);
        builder.IsKeyText(one => one.Theirs, KeptConvention.MaxValueLength);
        builder.HasIndex(one => new { one.Books, one.Sequence });
    }
}

internal sealed class PeriodSignatureConfiguration : IEntityTypeConfiguration<PeriodSignature>
{
    public void Configure(EntityTypeBuilder<PeriodSignature> builder)
    {
        builder.ToTable("PeriodSignatures");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.Property(one => one.FiguresHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.IsKeyText(one => one.ById, Actor.MaxIdLength);
        builder.HasIndex(one => new { one.Books, one.Sequence });
    }
}

internal sealed class TransactionTestConfiguration : IEntityTypeConfiguration<TransactionTest>
{
    public void Configure(EntityTypeBuilder<TransactionTest> builder)
    {
        builder.ToTable("TransactionTests");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.HasIndex(one => new { one.Books, one.Id }).IsUnique();
    }
}
