using LegalSync.Domain.Amounts;
using LegalSync.Domain.Posting;
using LegalSync.Domain.Rules;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Persistence;
using Xunit;

namespace LegalSync.Tests.Architecture;

/// <summary>What a number in a column means may never change; a new meaning is a further line in stored-numbers.txt.</summary>
public class Stored_numbers
{
    private static readonly Type[] _inStoredText = [typeof(RuleCode), typeof(QuantityUnit), typeof(BooksKind)];

    [Fact]
    public void are_what_they_were()
    {
        using var db = DatabaseSetup.OpenForMigration(TestStore.AtFile("unused.db"));
        var stored = db.Model.GetEntityTypes().SelectMany(table => table.GetProperties())
            .Select(property => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)
            .Where(type => type.IsEnum && type.Namespace!.StartsWith("LegalSync", StringComparison.Ordinal))
            .Concat(_inStoredText).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal);
        var lines = stored.SelectMany(type => Enum.GetValues(type).Cast<object>().Select(value => $"{type.Name}.{value} = {Convert.ToInt64(value, null)}"));

        Assert.Equal(Repository.Read("LegalSync.Tests/Architecture/stored-numbers.txt").TrimEnd().Split('\n'), lines);
    }
}
