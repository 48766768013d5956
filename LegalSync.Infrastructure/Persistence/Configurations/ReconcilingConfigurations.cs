using LegalSync.Domain.Audit;
using LegalSync.Domain.Trust.Reconciling;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class TrustReconciliationConfiguration : IEntityTypeConfiguration<TrustReconciliation>
{
    public void Configure(EntityTypeBuilder<TrustReconciliation> builder)
    {
        builder.ToTable("TrustReconciliations");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.Property(one => one.Version).IsConcurrencyToken();
        builder.IsKeyText(one => one.PreparedById, Actor.MaxIdLength);
        builder.Property(one => one.InputsHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(one => one.ReopenReason).HasMaxLength(SignOff.MaxReasonLength);
        builder.HasIndex(one => new { one.Books, one.Id }).IsUnique();
        builder.HasIndex(one => new { one.Books, one.Account, one.Through }).IsUnique();
    }
}

internal sealed class StoredMatchConfiguration : IEntityTypeConfiguration<StoredMatch>
{
    public void Configure(EntityTypeBuilder<StoredMatch> builder)
    {
        builder.ToTable("StatementMatches");
        builder.HasSequence(match => match.Sequence);
        builder.HasBooks(match => match.Books);
        builder.Property(match => match.Version).IsConcurrencyToken();
        builder.Property(match => match.Reason).HasMaxLength(StoredMatch.MaxReasonLength);
        builder.IsKeyText(match => match.ConfirmedById, Actor.MaxIdLength);
        builder.HasAlternateKey(match => new { match.Books, match.Id });
        builder.HasIndex(match => new { match.Books, match.Account, match.UndoneAt });
        builder.HasMany(match => match.Members).WithOne().HasForeignKey(member => new { member.Books, member.Match })
            .HasPrincipalKey(match => new { match.Books, match.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(match => match.Members).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class MatchMemberConfiguration : IEntityTypeConfiguration<MatchMember>
{
    public void Configure(EntityTypeBuilder<MatchMember> builder)
    {
        builder.ToTable("StatementMatchMembers");
        builder.HasSequence(member => member.Sequence);
        builder.HasBooks(member => member.Books);
        builder.HasIndex(member => new { member.Books, member.Account, member.Key }, "IX_StatementMatchMembers_Standing").IsUnique().HasFilter("IsStanding = 1");
    }
}

internal sealed class ReconcilingItemConfiguration : IEntityTypeConfiguration<ReconcilingItem>
{
    public void Configure(EntityTypeBuilder<ReconcilingItem> builder)
    {
        builder.ToTable("ReconcilingItems");
        builder.HasSequence(item => item.Sequence);
        builder.HasBooks(item => item.Books);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.Property(item => item.Note).HasMaxLength(ReconcilingItem.MaxNoteLength);
        builder.Property(item => item.Owner).HasMaxLength(ReconcilingItem.MaxOwnerLength);
        builder.Property(item => item.Ticket).HasMaxLength(ReconcilingItem.MaxOwnerLength);
        builder.HasIndex(item => new { item.Books, item.Id }).IsUnique();
        builder.HasIndex(item => new { item.Books, item.Account, item.About }, "IX_ReconcilingItems_Open").IsUnique().HasFilter("ClosedAt IS NULL");
    }
}

internal sealed class SignOffConfiguration : IEntityTypeConfiguration<SignOff>
{
    public void Configure(EntityTypeBuilder<SignOff> builder)
    {
        builder.ToTable("SignOffs");
        builder.HasSequence(one => one.Sequence);
        builder.HasBooks(one => one.Books);
        builder.IsKeyText(one => one.ById, Actor.MaxIdLength);
        builder.Property(one => one.Reason).HasMaxLength(SignOff.MaxReasonLength);
        builder.Property(one => one.JournalHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.Property(one => one.SealHash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(one => new { one.Books, one.Account, one.Through, one.Round, one.Kind }).IsUnique();
    }
}

internal sealed class SealedFileConfiguration : IEntityTypeConfiguration<SealedFile>
{
    public void Configure(EntityTypeBuilder<SealedFile> builder)
    {
        builder.ToTable("SealedFiles");
        builder.HasSequence(file => file.Sequence);
        builder.HasBooks(file => file.Books);
        builder.IsKeyText(file => file.Name, SealedFile.MaxNameLength);
        builder.Property(file => file.Hash).HasMaxLength(Columns.HashLength).IsUnicode(false);
        builder.HasIndex(file => new { file.Books, file.Account, file.Through, file.Round, file.Name }).IsUnique();
    }
}

internal sealed class TieStateConfiguration : IEntityTypeConfiguration<TieState>
{
    public void Configure(EntityTypeBuilder<TieState> builder)
    {
        builder.ToTable("TieStates");
        builder.HasSequence(state => state.Sequence);
        builder.HasBooks(state => state.Books);
        builder.Property(state => state.Version).IsConcurrencyToken();
        builder.Property(state => state.BrokenBy).HasMaxLength(TieState.MaxWhatLength);
        builder.HasIndex(state => new { state.Books, state.Account, state.Matter }).IsUnique();
    }
}
