using LegalSync.Domain.Capture;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

internal sealed class ConnectionConfiguration : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.ToTable("Connections");
        builder.HasKey(connection => connection.Id);
        builder.Property(connection => connection.Id).ValueGeneratedNever();
        builder.IsKeyText(connection => connection.Account, 128);
        builder.IsKeyText(connection => connection.Environment, 128);
        builder.Property(connection => connection.Version).IsConcurrencyToken();
        builder.HasIndex(connection => new { connection.System, connection.Account }).IsUnique();
    }
}
