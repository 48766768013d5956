using LegalSync.Domain.Capture;
using LegalSync.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ConnectionLeaseConfiguration : IEntityTypeConfiguration<ConnectionLease>
{
    public void Configure(EntityTypeBuilder<ConnectionLease> builder)
    {
        builder.ToTable("ConnectionLeases");
        builder.HasKey(lease => lease.Connection);
        builder.IsKeyText(lease => lease.Holder, ConnectionLease.MaxHolderLength);
        builder.HasOne<Connection>().WithOne().HasForeignKey<ConnectionLease>(lease => lease.Connection).OnDelete(DeleteBehavior.Cascade);
    }
}
