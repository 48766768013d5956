extern alias sandbox;

using System.Text.Json.Nodes;
using sandbox::LegalSync.Sandbox.Firm;

namespace LegalSync.Tests.Oracle;

/// <summary>Says from the firm's plan alone what its books must hold, and where real books differ. It shares no code with the product.</summary>
internal static class BooksOracle
{
    /// <summary>What the books must hold in the end.</summary>
    /// <exception cref="ArgumentException">Something is planted, and nobody settled it.</exception>
    public static ExpectedBooks Expect(FirmPlan plan, OracleCase which) => which == OracleCase.Clean && plan.Planted.Count > 0
        ? throw new ArgumentException("Discrepancies are planted in this firm; only its resolved books can be told.", nameof(which))
        : new Bookkeeping(plan).Keep();

    /// <summary>Each way in which the reported books differ from what they must hold, as a sentence; none when they agree to the cent.</summary>
    public static IReadOnlyList<string> Compare(ExpectedBooks expected, JsonObject report)
    {
        var actual = new BooksReading(report);
        return [.. Amounts(expected.Balances, actual.Balances), .. Documents(expected, actual.Documents)];
    }

    private static IEnumerable<string> Amounts(
        IReadOnlyDictionary<(string Account, string Customer), long> expected, Dictionary<(string Account, string Customer), long> actual) =>
        from key in expected.Keys.Union(actual.Keys).OrderBy(key => key.Account, StringComparer.Ordinal).ThenBy(key => key.Customer, StringComparer.Ordinal)
        let wanted = expected.GetValueOrDefault(key)
        let held = actual.GetValueOrDefault(key)
        where wanted != held
        select $"{key.Account}{(key.Customer.Length == 0 ? "" : $" of {key.Customer}")} should be {Whole.Text(wanted)} and is {Whole.Text(held)}: "
            + $"{Whole.Text(Math.Abs(held - wanted))} too much on the {(held > wanted ? "debit" : "credit")} side.";

    private static IEnumerable<string> Documents(ExpectedBooks expected, IReadOnlyList<ExpectedDocument> actual)
    {
        var wanted = Counts(expected.Standing.Concat(expected.Posted));
        var held = Counts(actual);
        var posted = expected.Posted.ToHashSet();
        foreach (var document in wanted.Keys.Union(held.Keys).OrderBy(document => document.Date).ThenBy(document => document.Customer, StringComparer.Ordinal))
        {
            var (should, does) = (wanted.GetValueOrDefault(document), held.GetValueOrDefault(document));
            if (does > should)
            {
                yield return should == 0 ? $"{document} should not be in the books." : $"{document} is in the books {does} times instead of {should}.";
            }
            else if (does < should)
            {
                yield return (posted.Contains(document) ? $"{document} was not posted" : $"{document} was in the books from the start and is gone")
                    + (should > 1 ? $": {does} of {should}." : ".");
            }
        }
    }

    private static Dictionary<ExpectedDocument, int> Counts(IEnumerable<ExpectedDocument> documents) =>
        documents.GroupBy(document => document).ToDictionary(same => same.Key, same => same.Count());
}
