using System.Linq.Expressions;
using LegalSync.Domain.Amounts;
using LegalSync.Domain.ExceptionQueue;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Spine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LegalSync.Infrastructure.Persistence.Configurations;

/// <summary>What several tables say in the same way.</summary>
internal static class Columns
{
    /// <summary>Length of a SHA-256 in hexadecimal.</summary>
    public const int HashLength = 64;

    /// <summary>The primary key is the order the database gives: uuids sort differently on the two databases, and SQLite counts up only its primary key.</summary>
    public static void HasSequence<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, long>> sequence)
        where T : class
    {
        builder.Property(sequence).ValueGeneratedOnAdd();
        builder.HasKey(Widen(sequence));
    }

    /// <summary>An amount as two columns.</summary>
    public static void HasMoney<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, Money>> amount, string prefix)
        where T : class =>
        builder.ComplexProperty(amount, money =>
        {
            money.Property(value => value.Minor).HasColumnName(prefix + "Minor");
            money.Property(value => value.Currency).HasColumnName(prefix + "Currency");
        });

    /// <summary>A row that belongs to an item of the same books.</summary>
    public static void BelongsToItem<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key)
        where T : class =>
        builder.HasOne<WorkItem>().WithMany().HasForeignKey(key)
            .HasPrincipalKey(item => new { item.Books, item.Id }).OnDelete(DeleteBehavior.Restrict);

    /// <summary>A row that belongs to a card of the same books.</summary>
    public static void BelongsToCard<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, object?>> key)
        where T : class =>
        builder.HasOne<ExceptionItem>().WithMany().HasForeignKey(key)
            .HasPrincipalKey(card => new { card.Books, card.Id }).OnDelete(DeleteBehavior.Restrict);

    /// <summary>A short text that is a key at an outside system or in a catalogue.</summary>
    public static void IsKeyText<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, string?>> property, int length)
        where T : class => builder.Property(property).HasMaxLength(length);

    /// <summary>Every table from routing on carries the books in a column of one name, so that a query without it can be found.</summary>
    public static void HasBooks<T>(this EntityTypeBuilder<T> builder, Expression<Func<T, BooksId>> books)
        where T : class => builder.Property(books).HasColumnName("BooksId");

    private static Expression<Func<T, object?>> Widen<T>(Expression<Func<T, long>> property) =>
        Expression.Lambda<Func<T, object?>>(Expression.Convert(property.Body, typeof(object)), property.Parameters);
}
