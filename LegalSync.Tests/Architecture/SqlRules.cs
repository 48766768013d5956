using System.Text.RegularExpressions;
using LegalSync.Infrastructure.Persistence;
using LegalSync.Tests.Persistence;

namespace LegalSync.Tests.Architecture;

/// <summary>What must be true of every statement that the application sends: paged by key, and never across books.</summary>
public static partial class SqlRules
{
    private static readonly Lazy<HashSet<string>> _tablesWithBooks = new(FindTables);

    /// <summary>Tables that carry a BooksId.</summary>
    public static IReadOnlySet<string> TablesWithBooks => _tablesWithBooks.Value;

    /// <summary>What is wrong with a statement; nothing when it is right.</summary>
    public static IReadOnlyList<string> Check(string sql)
    {
        var problems = new List<string>();
        if (Offset().IsMatch(sql))
        {
            problems.Add("It pages by OFFSET. Fetch by key: remember the last key and ask for what comes after it.");
        }

        foreach (Match named in Named().Matches(sql))
        {
            var (table, alias) = (named.Groups["table"].Value, named.Groups["alias"].Value);
            if (TablesWithBooks.Contains(table) && !IsBound(sql, alias))
            {
                problems.Add($"It reads {table} without its BooksId.");
            }
        }

        return problems;
    }

    private static bool IsBound(string sql, string alias)
    {
        var column = $"""["\[]?{Regex.Escape(alias)}["\]]?\.["\[]BooksId["\]]""";
        return Regex.IsMatch(sql, $@"{column}\s*(=|IN\b)", RegexOptions.NonBacktracking) || Regex.IsMatch(sql, $@"=\s*{column}", RegexOptions.NonBacktracking);
    }

    private static HashSet<string> FindTables()
    {
        using var db = DatabaseSetup.OpenForMigration(TestStore.AtFile("unused.db"));
        return [.. db.Model.GetEntityTypes()
            .Where(table => table.GetProperties().Any(property => property.Name == "Books"))
            .Select(table => (string)table["Relational:TableName"]!)];
    }

    [GeneratedRegex(@"\bOFFSET\b")]
    private static partial Regex Offset();

    // A row that the application already holds is written back by its key; such statements carry no alias.
    [GeneratedRegex("""\b(FROM|JOIN|UPDATE)\s+["\[](?<table>\w+)["\]]\s+AS\s+["\[](?<alias>\w+)["\]]""")]
    private static partial Regex Named();
}
